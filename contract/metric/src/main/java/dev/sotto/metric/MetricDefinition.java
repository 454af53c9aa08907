package dev.sotto.metric;

import dev.sotto.entropy.RandomSource;
import dev.sotto.ldp.FrequencyOracle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

/// A metric: what is recorded, under which terms, when it is reported and through which mechanism. The kinds differ in
/// what a host may record; all of them report one value of a finite domain.
///
/// Within an open window a kind holds a `long`: a number, or the index of a value for [YesNoMetric] and [ChoiceMetric].
public sealed interface MetricDefinition permits CategoricalMetric, NumericMetric {
  /// What it is for, and on what conditions.
  Terms terms();

  /// Its windows.
  Schedule schedule();

  /// How several records become one value.
  Keep keep();

  /// What is reported where nothing was recorded.
  Absent absent();

  /// The groups its devices are divided into.
  Segments segments();

  /// The mechanism, with integer thresholds compiled by the registry.
  FrequencyOracle oracle();

  /// One word for the kind, such as `yes-no`.
  String kind();

  /// The labels of the values that can be reported, absence apart, in order.
  List<String> values();

  /// The value of the mechanism's domain that is randomized where `held` was held at the window's end, nothing if empty.
  /// Numbers are rounded at random; for the other kinds `random` is not asked.
  int reported(OptionalLong held, RandomSource random);

  /// Whether `held` lies outside the declared bounds and is reported as the nearest within.
  boolean clips(long held);

  /// Whether what is recorded is a number, and not one of [#values()].
  default boolean holdsNumbers() {
    return false;
  }

  /// The labels of the whole domain of the mechanism: [#values()] and, where absence is a value of its own, `none`.
  default List<String> domain() {
    return Domains.labels(values(), absent());
  }

  /// Number of values of [#domain()].
  default int domainSize() {
    return oracle().domainSize();
  }

  /// Shorthand for the name in the terms.
  default MetricName name() {
    return terms().name();
  }

  /// Whether `window` begins before the metric expires.
  default boolean collects(WindowNumber window) {
    Instant end = terms().expires().atStartOfDay(ZoneOffset.UTC).toInstant();
    return schedule().startOf(window).isBefore(end);
  }
}
