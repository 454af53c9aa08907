package dev.sotto.dashboard;

import java.time.Instant;
import java.util.List;

/// What stands where an address leads nowhere.
final class MissingPage {
  private MissingPage() {}

  static String of(Instant at, boolean simulated, boolean debug) {
    return new Frame("Not here", "", at, simulated, debug)
        .around(
            List.of(
                Tag.tag("h1").add("Not here"),
                Tag.tag("p", "lede")
                    .add(
                        "No metric of this name has such a window, group, value or version. It may"
                            + " have been kept no longer than its terms allow."),
                Tag.tag("p").add(Tag.link(Address.OVERVIEW, "All metrics"))));
  }
}
