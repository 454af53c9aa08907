package dev.sotto.query;

import dev.sotto.metric.WindowNumber;
import java.util.Objects;
import java.util.Optional;

/// Which release of a metric is asked for.
///
/// @param window  empty for the latest window that has ended and of which a report was counted
/// @param segment index of a segment; empty for all devices together
public record Selection(Optional<WindowNumber> window, Optional<Integer> segment) {
  /// The latest window, all devices together.
  public static final Selection LATEST = new Selection(Optional.empty(), Optional.empty());

  /// Refuses null.
  public Selection {
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(segment, "segment");
  }
}
