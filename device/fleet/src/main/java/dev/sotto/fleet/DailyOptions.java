package dev.sotto.fleet;

import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a fleet is to live through, day by day.
///
/// @param registry   the metrics its devices collect, all of them shares of values in windows of a day
/// @param first      first instant of the first day, midnight UTC
/// @param days       how many there are, 2 to [#MAX_DAYS]; after them the devices report the last
/// @param devicesADay how many report on a day, about
/// @param consentShare share of users who grant every purpose, in `[0, 1]`
/// @param seed       of lives, values, noise and ids
/// @param service    where the devices report
/// @param patience   how long the devices try while the service acknowledges nothing to any; then all give up
public record DailyOptions(
    Registry registry,
    Instant first,
    int days,
    int devicesADay,
    double consentShare,
    long seed,
    URI service,
    Duration patience) {
  /// The longest story.
  public static final int MAX_DAYS = 28;

  private static final Duration DAY = Duration.ofDays(1);

  /// Checks the ranges.
  public DailyOptions {
    Objects.requireNonNull(service, "service");
    Patience.require(patience);
    if (days < 2 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be 2 to " + MAX_DAYS + ", was " + days);
    }
    if (devicesADay < 1) {
      throw new IllegalArgumentException("a fleet has at least one device, was " + devicesADay);
    }
    if (!(consentShare >= 0 && consentShare <= 1)) {
      throw new IllegalArgumentException("consent share must be in [0, 1], was " + consentShare);
    }
    if (first.getEpochSecond() % DAY.toSeconds() != 0 || first.getNano() != 0) {
      throw new IllegalArgumentException("the first day must begin at midnight, was " + first);
    }
    for (MetricDefinition metric : registry.definitions()) {
      if (!(metric instanceof CategoricalMetric)) {
        throw new IllegalArgumentException(
            "metric \"" + metric.name() + "\" has no shares of values, of which a story tells");
      }
      if (!metric.schedule().window().equals(DAY)) {
        throw new IllegalArgumentException(
            "metric \""
                + metric.name()
                + "\" has windows of "
                + metric.schedule().window()
                + ", a story has days");
      }
    }
  }

  /// How many devices there are over all days. Where nobody consents, as many as if all did.
  public int devices() {
    double reporting = Life.PRESENT * (consentShare > 0 ? consentShare : 1);
    return (int) Math.min(Integer.MAX_VALUE - 1, Math.ceil(devicesADay / reporting));
  }

  /// The metrics.
  List<CategoricalMetric> metrics() {
    return registry.definitions().stream()
        .<CategoricalMetric>mapMulti((metric, known) -> {
          if (metric instanceof CategoricalMetric categorical) {
            known.accept(categorical);
          }
        })
        .toList();
  }

  /// First instant of `day`, which may be the one after the last.
  public Instant start(int day) {
    return first.plus(DAY.multipliedBy(day));
  }
}
