package dev.sotto.cli;

import dev.sotto.fleet.FleetOptions;

/// The complaint over a service that acknowledged nothing to a fleet any more, so that all stopped trying.
final class GivenUp {
  private GivenUp() {}

  /// @param waiting what is not acknowledged, such as `27 reports of 9 devices`
  /// @param look    where the reason may be found
  static String of(String waiting, String look) {
    return "the service acknowledged nothing for "
        + FleetOptions.PATIENCE.toSeconds()
        + " s, so the devices gave up; still waiting: "
        + waiting
        + "; "
        + look
        + ", then try again";
  }
}
