package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Caps;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.protocol.Report;
import dev.sotto.wire.Bytes;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DailyFleetTest {
  private static final Instant FIRST = Instant.parse("2026-05-04T00:00:00Z"); // a Monday
  private static final int DAYS = 12;
  private static final int DEVICES = 300;
  private static final int EPSILON = 28;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A report differs from the value once in 2⁴⁰: what arrives is the truth, but for a probability of 10⁻⁸ over all.
  private static final YesNoMetric CRASHED =
      new YesNoMetric(
          new Terms(
              new MetricName("crashed-today"),
              1,
              "A metric for tests.",
              new Purpose("tests"),
              LegalBasis.CONSENT,
              "tests@example.com",
              LocalDate.of(2100, 1, 1),
              30,
              TrustModel.LOCAL,
              Epsilon.parse(Integer.toString(EPSILON)),
              1),
          new Schedule(Duration.ofDays(1), 2), // an absence of four days leaves a day unreported
          Keep.MAX,
          new Absent.Value(0),
          new Segments(
              List.of(
                  new Segments.Dimension("release", List.of("2.0", "2.1")),
                  new Segments.Dimension("model", List.of("aster", "birch", "cedar")))),
          new KaryResponse(2, Threshold.of(Threshold.ONE.subtract(BigInteger.ONE.shiftLeft(24)))));

  private static DailyOptions options(URI service, double consent) {
    Caps caps = new Caps(Epsilon.parse("28"), Epsilon.parse("28"), Epsilon.parse("1000"));
    Registry registry = Registry.of(caps, false, List.of(Metric.of(CRASHED)));
    return new DailyOptions(registry, FIRST, DAYS, DEVICES, consent, 5, service, PATIENCE);
  }

  private record Place(int day, int segment, int value) {}

  /// Lives all days and holds every report that arrived against the truth.
  private static Set<Bytes> live(AcceptingService service) throws Exception {
    Set<Bytes> reports;
    DailyTruth truth;
    try (DailyFleet fleet = new DailyFleet(options(service.uri(), 1), Rollout.within(DAYS))) {
      for (int day = 0; day <= DAYS; day++) {
        fleet.live(day);
        assertThat(newest(service)).isLessThan(day); // nothing of a day is sent before it ends
      }
      truth = fleet.truth();
      reports = new HashSet<>(service.reports());
      assertThat(reports).hasSameSizeAs(service.reports()); // sent once each
      assertThat(fleet.mostSpent().get(CRASHED.name()))
          .isEqualTo(Epsilon.parse(Integer.toString(DAYS * EPSILON)));
    }
    assertThat(truth.unanswered()).isZero();
    assertThat(truth.reports()).isEqualTo(reports.size());
    Map<Place, Long> arrived = new HashMap<>();
    for (Bytes bytes : reports) {
      Report report = Report.decode(bytes).orThrow();
      int day = day(report);
      arrived.merge(new Place(day, report.segment(), report.payload().at(0)), 1L, Long::sum);
    }
    for (int day = 0; day < DAYS; day++) {
      for (int segment = 0; segment < CRASHED.segments().count(); segment++) {
        List<Long> counts = truth.counts(CRASHED, day, segment);
        for (int value = 0; value < 2; value++) {
          long counted = arrived.getOrDefault(new Place(day, segment, value), 0L);
          assertThat(counted).isEqualTo(counts.get(value));
        }
      }
    }
    return reports;
  }

  private static int day(Report report) {
    return (int) (report.window().value() - CRASHED.schedule().windowAt(FIRST).value());
  }

  private static int newest(AcceptingService service) {
    return service.reports().stream()
        .mapToInt(bytes -> day(Report.decode(bytes).orThrow()))
        .max()
        .orElse(-1);
  }

  @Test
  void every_report_arrives_once_in_its_day_and_segment_with_the_value_that_was_lived()
      throws Exception {
    try (AcceptingService calm = new AcceptingService(Integer.MAX_VALUE);
        AcceptingService busy = new AcceptingService(9)) {
      Set<Bytes> reports = live(calm);
      assertThat(reports.size()).isBetween(DAYS * DEVICES * 8 / 10, DAYS * DEVICES * 12 / 10);
      assertThat(live(busy)).isEqualTo(reports); // the same seed, whatever the service does
      assertThat(reports.stream().map(report -> Report.decode(report).orThrow().segment()))
          .contains(0, 1, 2, 4, 5, 6); // both releases of all models
    }
  }

  @Test
  void whoever_grants_nothing_sends_nothing() throws Exception {
    try (AcceptingService service = new AcceptingService(Integer.MAX_VALUE);
        DailyFleet fleet = new DailyFleet(options(service.uri(), 0), Rollout.within(DAYS))) {
      for (int day = 0; day <= DAYS; day++) {
        fleet.live(day);
      }
      assertThat(service.uploads()).isEmpty();
      assertThat(fleet.truth().reports()).isZero();
      assertThat(fleet.truth().unanswered()).isZero();
    }
  }

  @Test
  void a_service_that_stops_answering_is_given_up_for_good_and_what_was_counted_stays()
      throws Exception {
    try (AcceptingService service = new AcceptingService(request -> request > 500)) {
      DailyOptions good = options(service.uri(), 1);
      DailyOptions hasty =
          new DailyOptions(
              good.registry(), FIRST, DAYS, DEVICES, 1, 5, service.uri(), Duration.ofMillis(500));
      try (DailyFleet fleet = new DailyFleet(hasty, Rollout.within(DAYS))) {
        int day = 0;
        for (; !fleet.gaveUp() && day <= DAYS; day++) {
          fleet.live(day);
        }
        assertThat(day)
            .isEqualTo(3); // two mornings of some 300 reports: the 501st is in the second
        assertThat(fleet.truth().reports()).isEqualTo(service.reports().size()).isPositive();
        long unanswered = fleet.truth().unanswered();
        assertThat(unanswered).isBetween(30L, (long) DEVICES);
        int requests = service.requests();
        fleet.live(day);
        assertThat(fleet.truth().unanswered()).isGreaterThan(unanswered + DEVICES / 2);
        assertThat(service.requests()).as("it tries no more").isEqualTo(requests);
      }
    }
  }

  @Test
  void options_name_what_is_wrong_with_them() {
    URI service = URI.create("http://127.0.0.1:1");
    DailyOptions good = options(service, 1);
    assertThat(good.devices()).isEqualTo(334); // nine in ten are there on a day
    assertThat(good.start(2)).isEqualTo(FIRST.plus(Duration.ofDays(2)));
    assertThatThrownBy(
            () -> new DailyOptions(good.registry(), FIRST, 29, 5, 1, 5, service, PATIENCE))
        .hasMessage("days must be 2 to 28, was 29");
    assertThatThrownBy(() ->
            new DailyOptions(good.registry(), FIRST.plusSeconds(1), 28, 5, 1, 5, service, PATIENCE))
        .hasMessageContaining("must begin at midnight");
    Registry other =
        Registry.of(good.registry().caps(), false, List.of(Metric.of(Metrics.everyOtherDay())));
    assertThatThrownBy(() -> new DailyOptions(other, FIRST, 28, 5, 1, 5, service, PATIENCE))
        .hasMessageContaining("has windows of PT48H, a story has days");
    assertThatThrownBy(
            () -> new DailyOptions(good.registry(), FIRST, 28, 5, 1, 5, service, Duration.ZERO))
        .hasMessageContaining("patience must be more than 0 seconds, was PT0S");
  }
}
