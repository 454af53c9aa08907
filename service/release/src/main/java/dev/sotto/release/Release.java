package dev.sotto.release;

import java.util.List;
import java.util.Objects;

/// What is made known of one metric in one window.
public sealed interface Release {
  /// Of what, and what it cost.
  Heading heading();

  /// Enough devices reported.
  ///
  /// @param heading of what, and what it cost
  /// @param reports how many reports were counted; at least the minimum cohort
  /// @param numbers what they say
  record Published(Heading heading, long reports, Numbers numbers) implements Release {
    /// Refuses null.
    public Published {
      Objects.requireNonNull(heading, "heading");
      Objects.requireNonNull(numbers, "numbers");
    }

    /// Shares of single values, as [Numbers#cells()].
    public List<Cell> cells() {
      return numbers.cells();
    }
  }

  /// Too few devices reported, and nothing is said, not even how few.
  ///
  /// @param heading       of what, and what it would have cost
  /// @param minimumCohort least number of reports from which the metric is released
  record Withheld(Heading heading, int minimumCohort) implements Release {
    /// Refuses null.
    public Withheld {
      Objects.requireNonNull(heading, "heading");
    }

    /// The reason, for people.
    public String reason() {
      return "fewer than " + minimumCohort + " reports, the minimum cohort of this metric";
    }
  }
}
