package dev.sotto.metric;

import dev.sotto.guarantee.Epsilon;
import java.time.LocalDate;
import java.util.Objects;

/// What a metric is for and on what conditions it is collected: the part of a definition that a privacy officer
/// reads.
///
/// @param name          unique within a registry
/// @param version       of the definition, in `[1, 65535]`
/// @param description   one line for people
/// @param purpose       what the user grants
/// @param legalBasis    claimed by the owner
/// @param owner         whom to ask, such as an address; one line
/// @param expires       first day (UTC) in which no window is collected any more
/// @param retentionDays how long counts are kept after the window, in `[1, 3650]`
/// @param trustModel    whom a person has to trust
/// @param epsilon       declared for one report; positive
/// @param minimumCohort least number of reports from which anything is released; at least 1
public record Terms(
    MetricName name,
    int version,
    String description,
    Purpose purpose,
    LegalBasis legalBasis,
    String owner,
    LocalDate expires,
    int retentionDays,
    TrustModel trustModel,
    Epsilon epsilon,
    int minimumCohort) {
  /// The longest retention, ten years.
  public static final int MAX_RETENTION_DAYS = 3650;

  /// Checks every component.
  public Terms {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(legalBasis, "legalBasis");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(trustModel, "trustModel");
    Identifiers.requireText("description", description, Identifiers.MAX_PROSE);
    Identifiers.requireText("owner", owner, Identifiers.MAX_LABEL);
    requireRange("version", version, 1, 0xffff);
    requireRange("retention in days", retentionDays, 1, MAX_RETENTION_DAYS);
    requireRange("minimum cohort", minimumCohort, 1, Integer.MAX_VALUE);
    if (epsilon.equals(Epsilon.ZERO)) {
      throw new IllegalArgumentException("epsilon must be positive: at 0 a report says nothing");
    }
  }

  private static void requireRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be in [" + least + ", " + most + "], was " + value);
    }
  }
}
