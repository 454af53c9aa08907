package dev.sotto.samples;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.guarantee.Exponential;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.ProjectiveSpace;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.Caps;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.metric.YesNoMetric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Three metrics of different kinds, and registries of them.
public final class Samples {
  /// Days, counted for a week after.
  public static final Schedule DAILY = new Schedule(Duration.ofDays(1), 7);

  /// Two groups of devices and `other`.
  public static final Segments RELEASES =
      new Segments(List.of(new Segments.Dimension("release", List.of("2.1", "2.2"))));

  private Samples() {}

  /// Terms under which anything sensible is allowed: expires on 2100-01-01, kept 90 days, cohort of 20.
  public static Terms terms(String name, String epsilon) {
    return terms(name, 1, epsilon);
  }

  /// The same with a version.
  public static Terms terms(String name, int version, String epsilon) {
    return new Terms(
        new MetricName(name),
        version,
        "a sample <metric> & more",
        new Purpose("product-quality"),
        LegalBasis.CONSENT,
        "owner@example.com",
        LocalDate.of(2100, 1, 1),
        90,
        TrustModel.LOCAL,
        Epsilon.parse(epsilon),
        20);
  }

  /// k-ary response at `epsilon`, rounded towards privacy.
  public static KaryResponse kary(int domainSize, String epsilon) {
    BigDecimal e = Exponential.below(Epsilon.parse(epsilon));
    BigDecimal all = e.add(BigDecimal.valueOf(domainSize - 1L));
    return new KaryResponse(domainSize, Threshold.of(over(e, all, RoundingMode.DOWN)));
  }

  /// Optimized unary encoding at `epsilon`, rounded towards privacy.
  public static UnaryEncoding unary(int domainSize, String epsilon) {
    BigDecimal e = Exponential.below(Epsilon.parse(epsilon));
    BigDecimal all = e.add(BigDecimal.ONE);
    Threshold q = Threshold.of(over(BigDecimal.ONE, all, RoundingMode.UP));
    return new UnaryEncoding(domainSize, Threshold.HALF, q);
  }

  /// Projective geometry response at `epsilon`, rounded towards privacy.
  public static ProjectiveGeometryResponse geometry(
      int domainSize, int prime, int dimension, String epsilon) {
    ProjectiveSpace space = new ProjectiveSpace(prime, dimension);
    BigDecimal likely =
        Exponential.below(Epsilon.parse(epsilon)).multiply(BigDecimal.valueOf(space.orthogonal()));
    BigDecimal all = likely.add(BigDecimal.valueOf(space.others()));
    Threshold keep = Threshold.of(over(likely, all, RoundingMode.DOWN));
    return new ProjectiveGeometryResponse(domainSize, prime, dimension, keep);
  }

  private static BigInteger over(BigDecimal part, BigDecimal all, RoundingMode rounding) {
    return part.multiply(new BigDecimal(Threshold.ONE))
        .divide(all, 0, rounding)
        .toBigIntegerExact();
  }

  /// Yes or no a day at ε = 1, three segments.
  public static YesNoMetric crashed() {
    return yesNo(terms("crashed-today", "1"), DAILY);
  }

  /// Yes or no under `terms` on `schedule`, three segments, absent is no.
  public static YesNoMetric yesNo(Terms terms, Schedule schedule) {
    String epsilon = terms.epsilon().toString();
    return new YesNoMetric(
        terms, schedule, Keep.MAX, new Absent.Value(0), RELEASES, kary(2, epsilon));
  }

  /// One of three labels or none, a day, at ε = 2; one label wants escaping.
  public static ChoiceMetric charging() {
    return new ChoiceMetric(
        terms("charging-habit", "2"),
        DAILY,
        Keep.LAST,
        new Absent.None(),
        Segments.NONE,
        List.of("over night", "<b>\"often\" & short</b>", "rarely"),
        unary(4, "2"));
  }

  /// Minutes an hour in three ranges at ε = 0.5.
  public static RangeMetric screenTime() {
    return new RangeMetric(
        terms("screen-time", "0.5"),
        new Schedule(Duration.ofHours(1), 3),
        Keep.SUM,
        new Absent.Value(0),
        Segments.NONE,
        new Bins("minutes", List.of(0L, 10L, 30L, 61L)),
        kary(3, "0.5"));
  }

  /// All three, in a registry with wide caps.
  public static Registry registry() {
    return registry(crashed(), charging(), screenTime());
  }

  /// These, in a registry with wide caps that allows short windows.
  public static Registry registry(MetricDefinition... metrics) {
    Caps caps = new Caps(Epsilon.parse("4"), Epsilon.parse("500000"), Epsilon.parse("1000"));
    return Registry.of(caps, true, Stream.of(metrics).map(Metric::of).toList());
  }
}
