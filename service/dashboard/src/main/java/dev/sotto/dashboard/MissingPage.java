package dev.sotto.dashboard;

import dev.sotto.pages.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What stands where an address leads nowhere.
final class MissingPage {
  private MissingPage() {}

  static String of(Instant at, boolean simulated, boolean debug) {
    return new DashboardPage("Not here", Optional.empty(), at, simulated, debug)
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
