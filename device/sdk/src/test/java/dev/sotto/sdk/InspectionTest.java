package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.MeanMetric;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.sdk.ScriptedService.Reaction;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a device shows the person who holds it: everything, in words, and only as long as it is there.
class InspectionTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String SECRET = "37 minutes";
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final Registry REGISTRY =
      TestMetrics.registry(
          100,
          9,
          CRASHED,
          TestMetrics.choice("colour", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE),
          TestMetrics.ranges("minutes", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE));

  private static TestDevice device(IntFunction<Reaction> script) throws IOException {
    TestDevice device = new TestDevice(REGISTRY, 1, script);
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.settle();
    return device;
  }

  private static TestDevice recorded(IntFunction<Reaction> script) throws IOException {
    TestDevice device = device(script);
    device.sotto().yesNo("crashed").record(true);
    device.sotto().choice("colour").record("a colour nobody declared");
    device.sotto().quantity("minutes").record(30);
    device.sotto().quantity("minutes").record(7);
    device.settle();
    return device;
  }

  private static TestDevice recorded(Reaction reaction) throws IOException {
    return recorded(request -> reaction);
  }

  private static Inspection seen(TestDevice device) {
    return device.sotto().inspect();
  }

  @Test
  void what_is_held_is_shown_in_the_metrics_own_words() throws IOException {
    TestDevice device = recorded(Reaction.ACCEPTED);
    device.clock.advance(Duration.ofMinutes(10));
    Inspection seen = seen(device);
    assertThat(seen.held())
        .extracting(HeldValue::value)
        .containsExactly("yes", "none", SECRET + ", which is randomized as \"30 to 39\"");
    assertThat(seen.held())
        .allSatisfy(value -> {
          assertThat(value.purpose()).isEqualTo(TestMetrics.QUALITY);
          assertThat(value.from()).isEqualTo(TestDevice.START);
          assertThat(value.to()).isEqualTo(TestDevice.START.plus(HOUR));
        });
    assertThat(seen.describe())
        .contains(
            "on this device at 2026-03-10T00:10:00Z",
            "You granted: product-quality",
            "Recorded in open windows, 3",
            "crashed: yes",
            "minutes: " + SECRET,
            "for product-quality, window 2026-03-10T00:00:00Z to 2026-03-10T01:00:00Z",
            "Randomized and waiting to be sent: nothing.",
            "Sent since this program began: nothing.");
  }

  @Test
  void numbers_of_every_kind_are_shown_with_what_becomes_of_them() throws IOException {
    MetricDefinition mean =
        new MeanMetric(
            terms("mean", "A mean."),
            TestMetrics.HOURLY,
            Keep.LAST,
            new Absent.Value(0),
            Segments.NONE,
            "minutes",
            10,
            60,
            TestMetrics.oracle(2));
    MetricDefinition count =
        new CountMetric(
            terms("count", "A count."),
            TestMetrics.HOURLY,
            Segments.NONE,
            "photos",
            50,
            TestMetrics.oracle(2));
    MetricDefinition quantiles =
        new QuantileMetric(
            terms("quantiles", "A distribution."),
            TestMetrics.HOURLY,
            Keep.LAST,
            Segments.NONE,
            new Bins("minutes", List.of(0L, 10L, 20L, 30L)),
            List.of(500),
            TestMetrics.oracle(4));
    TestDevice device = TestDevice.opened(TestMetrics.registry(mean, count, quantiles));
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().quantity("mean").record(37);
    device.sotto().quantity("count").record(3);
    device.sotto().quantity("count").record(4);
    device.sotto().quantity("quantiles").record(12);
    assertThat(seen(device).held())
        .extracting(HeldValue::value)
        .containsExactly(
            "37 minutes, which is randomized as 10 or 60 minutes",
            "7 photos, which is randomized as 0 or 50 photos",
            "12 minutes, which is randomized as \"10 to 19\"");
  }

  /// Whether anything that is shown after the close still has the true value.
  private static boolean showsWhatIsClosed() throws IOException {
    TestDevice device = recorded(request -> Reaction.ACCEPTED);
    assertThat(seen(device).describe()).contains(SECRET);
    device.runAfter(HOUR);
    Inspection closed = seen(device);
    return closed.describe().contains(SECRET) || !closed.held().isEmpty();
  }

  @Test
  void nothing_shows_a_value_after_its_window_was_closed() throws IOException {
    assertThat(showsWhatIsClosed()).isFalse();
  }

  @Test
  void a_window_that_has_ended_and_was_not_closed_yet_says_so() throws IOException {
    TestDevice device = recorded(Reaction.ACCEPTED);
    assertThat(seen(device).describe()).doesNotContain("the window has ended");
    device.clock.advance(HOUR);
    assertThat(seen(device).describe()).contains(SECRET, "the window has ended: at the next run");
  }

  @Test
  void a_withdrawal_takes_the_value_from_the_view_at_once() throws IOException {
    TestDevice device = recorded(Reaction.ACCEPTED);
    device.sotto().withdraw(TestMetrics.QUALITY);
    assertThat(seen(device).held()).isEmpty();
    assertThat(seen(device).describe())
        .contains("You granted nothing", "not written to the storage yet")
        .doesNotContain(SECRET);
    device.settle();
    assertThat(seen(device).describe()).doesNotContain("not written to the storage yet");
  }

  /// The texts of a device's life that may end in a log.
  private static Stream<String> loggable(TestDevice device) {
    Inspection seen = seen(device);
    return Stream.concat(Stream.of(seen.toString(), seen.held().toString()), device.log.stream());
  }

  @Test
  void no_text_that_may_be_logged_has_a_value_and_the_view_itself_would_be_noticed()
      throws IOException {
    Predicate<String> leaks = text -> text.contains("37") || text.contains("yes");
    TestDevice device = recorded(Reaction.BROKEN);
    assertThat(loggable(device)).noneMatch(leaks);
    assertThat(leaks).accepts(seen(device).describe(), seen(device).held().get(0).value());
    device.live(Duration.ofHours(3));
    assertThat(device.log).isNotEmpty();
    assertThat(loggable(device)).noneMatch(leaks);
  }

  @Test
  void what_waits_is_shown_as_the_very_bytes_that_are_sent() throws IOException {
    TestDevice device = recorded(Reaction.ACCEPTED);
    device.runAfter(HOUR);
    List<WaitingReport> waiting = seen(device).waiting();
    String text = seen(device).describe();
    device.live(HOUR);
    List<Bytes> sent = device.service.reports().stream().map(Report::encode).toList();
    assertThat(waiting).extracting(report -> report.report().bytes()).isEqualTo(sent.subList(0, 3));
    for (int i = 0; i < waiting.size(); i++) {
      WaitingReport shown = waiting.get(i);
      Report report = device.service.reports().get(i);
      assertThat(shown.report().id()).isEqualTo(report.id().bytes());
      assertThat(shown.due())
          .isBetween(TestDevice.START.plus(HOUR), TestDevice.START.plus(HOUR.multipliedBy(2)));
      assertThat(text)
          .contains(
              "due " + shown.due(),
              "id " + report.id().bytes().toHex(),
              sent.get(i).length() + " bytes: " + sent.get(i).toHex());
    }
    assertThat(text)
        .contains(
            "Randomized and waiting to be sent, 3",
            "crashed, window 2026-03-10T00:00:00Z to 2026-03-10T01:00:00Z",
            "for product-quality, group: release 1",
            "ε = 1: whoever reads this can be at most e^1 = 2.72 times surer about you");
  }

  /// The first answers shown after the first upload met `reaction`.
  private static List<SentReport> sent(Reaction reaction) throws IOException {
    TestDevice device = recorded(request -> request == 0 ? reaction : Reaction.ACCEPTED);
    device.runAfter(HOUR);
    device.live(Duration.ofMinutes(45));
    return seen(device).sent();
  }

  @Test
  void what_was_sent_is_shown_with_what_the_service_answered() throws IOException {
    assertThat(sent(Reaction.ACCEPTED))
        .hasSize(3)
        .allSatisfy(report -> {
          assertThat(report.counted()).isTrue();
          assertThat(report.answer()).isEqualTo("counted");
          assertThat(report.at()).isAfter(TestDevice.START.plus(HOUR));
        });
    assertThat(sent(Reaction.WINDOW_CLOSED))
        .hasSize(3)
        .allMatch(report -> !report.counted() && report.answer().contains("not counted any more"));
    assertThat(sent(Reaction.BAD_REQUEST))
        .hasSize(3)
        .allMatch(report -> !report.counted() && report.answer().equals("refused with status 400"));
    assertThat(sent(Reaction.BROKEN)).hasSize(3).allMatch(SentReport::counted); // the second time
  }

  @Test
  void an_upload_that_was_not_answered_is_shown_waiting_with_its_attempts() throws IOException {
    TestDevice device = recorded(Reaction.TIMEOUT);
    device.runAfter(HOUR);
    device.runAfter(Duration.ofMinutes(15));
    assertThat(seen(device).waiting()).hasSize(3).allMatch(report -> report.attempts() == 1);
    assertThat(seen(device).describe()).contains("sent once without an answer so far");
    assertThat(seen(device).sent()).isEmpty();
  }

  @Test
  void only_the_newest_sixty_four_are_remembered_and_none_of_them_after_a_restart()
      throws IOException {
    MetricDefinition metric = TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
    TestDevice device = TestDevice.opened(TestMetrics.registry(metric));
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofHours(80));
    List<Bytes> all = new ArrayList<>();
    device.service.reports().forEach(report -> all.add(report.encode()));
    List<SentReport> shown = seen(device).sent();
    assertThat(all).hasSizeGreaterThan(SentReports.MAX_KEPT);
    assertThat(shown)
        .extracting(report -> report.report().bytes())
        .isEqualTo(all.subList(all.size() - SentReports.MAX_KEPT, all.size()));
    device.reopen();
    assertThat(seen(device).sent()).isEmpty();
    assertThat(seen(device).acceptedReports()).isEqualTo(all.size());
  }

  @Test
  void what_was_charged_stands_beside_its_caps() throws IOException {
    TestDevice device = recorded(Reaction.ACCEPTED);
    device.live(Duration.ofHours(4));
    Budget budget = seen(device).budget();
    assertThat(budget.today()).isEqualTo(LocalDate.of(2026, 3, 10));
    assertThat(budget.onToday()).isEqualTo(TestMetrics.ONE.times(12));
    assertThat(budget.spent().values()).containsOnly(TestMetrics.ONE.times(4)).hasSize(3);
    assertThat(seen(device).describe())
        .contains(
            "on 2026-03-10 over all metrics: 12 of 100",
            "over the life of crashed: 4 of 9",
            "  1 clipped to the bounds, or made absent");
    device.live(Duration.ofHours(21));
    assertThat(seen(device).budget().onToday()).isEqualTo(Epsilon.ZERO); // silenced at 9
    assertThat(seen(device).describe()).contains("over the life of crashed: 9 of 9");
  }

  @Test
  void a_report_of_a_registry_given_up_since_is_shown_by_its_bytes() throws IOException {
    TestDevice device = recorded(Reaction.TIMEOUT);
    device.runAfter(HOUR);
    device.registry(
        TestMetrics.registry(TestMetrics.yesNo("other", TestMetrics.PLANNING, TestMetrics.HOURLY)));
    device.reopen();
    device.live(Duration.ofHours(12));
    device.reopen();
    device.reopen();
    assertThat(seen(device).waiting())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(report -> report.report().subject() instanceof DrawnReport.Unknown);
    assertThat(seen(device).describe()).contains("a metric that no registry at hand has any more");
  }

  @Test
  void a_state_changed_by_hand_does_not_make_the_view_throw() {
    Plans plans = Opening.only(REGISTRY);
    Report good = reportOf(plans);
    Bytes bytes = good.encode();
    assertThat(subject(plans, bytes)).isInstanceOf(DrawnReport.Known.class);
    for (int i = 0; i <= bytes.length(); i++) {
      assertThat(subject(plans, bytes.slice(0, i))).isNotNull();
    }
    for (int i = 0; i < 8 * bytes.length(); i++) {
      byte[] flipped = bytes.toByteArray();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      assertThat(subject(plans, Bytes.of(flipped))).isNotNull();
    }
  }

  private static Report reportOf(Plans plans) {
    Metric metric = plans.inForce().get(0).registry().metrics().get(0);
    byte[] id = new byte[16];
    return new Report(
        metric.id(),
        TestMetrics.HOURLY.windowAt(TestDevice.START),
        0,
        new ReportId(Bytes.of(id)),
        Bytes.of((byte) 1));
  }

  private static DrawnReport.Subject subject(Plans plans, Bytes bytes) {
    return DrawnReport.of(new Upload.Waiting(TestMetrics.QUALITY, bytes), plans).subject();
  }

  @Test
  void how_much_surer_a_reader_can_be_is_never_rounded_down() {
    for (String epsilon : List.of("0.001", "0.1", "0.5", "1", "2", "3.25", "8", "32")) {
      String words = Description.surer(Epsilon.parse(epsilon));
      BigDecimal times = new BigDecimal(words.replaceAll(".* = ([0-9.]+) times.*", "$1"));
      double exact = Math.exp(Double.parseDouble(epsilon));
      assertThat(times.doubleValue()).as(words).isBetween(exact, exact * 1.01);
    }
    assertThat(Description.surer(Epsilon.parse("1"))).contains("e^1 = 2.72 times");
  }

  /// In how many lives a device that is looked at leaves another trace than one that is not.
  private static int disturbed(Habit looking) throws IOException {
    SeededRandom random = SeededRandom.announced("devices that are looked at");
    int disturbed = 0;
    for (int i = 0; i < 25; i++) {
      Scenario scenario = Scenario.of(random.split());
      TestDevice alone = scenario.live(Habit.A_LOT);
      Habit both =
          (sotto, slot) -> {
            looking.record(sotto, slot);
            Habit.A_LOT.record(sotto, slot);
            looking.record(sotto, slot);
          };
      TestDevice watched = scenario.live(both);
      boolean same =
          watched.trace.trace().equals(alone.trace.trace())
              && watched.service.bodies().equals(alone.service.bodies())
              && watched.state().equals(alone.state());
      disturbed += same ? 0 : 1;
    }
    return disturbed;
  }

  @Test
  @Tag("slow")
  void looking_at_a_device_changes_nothing_that_it_does_or_keeps() throws IOException {
    assertThat(disturbed((sotto, slot) -> assertThat(sotto.inspect().describe()).isNotEmpty()))
        .isZero();
  }

  @Test
  @Tag("slow")
  void a_look_that_makes_the_device_run_is_caught() throws IOException {
    Habit running =
        (sotto, slot) -> {
          sotto.run();
          assertThat(sotto.inspect().describe()).isNotEmpty();
        };
    assertThat(disturbed(running)).isPositive();
  }

  @Test
  void a_device_that_stays_silent_says_why() throws IOException {
    TestDevice device = recorded(Reaction.ACCEPTED);
    device.close();
    device.storage(real ->
        new Twins.Wrapped(real) {
          @Override
          public Optional<Bytes> read(String name) throws IOException {
            return name.equals("state") ? Optional.of(Bytes.utf8("no state")) : super.read(name);
          }
        });
    device.open();
    assertThat(seen(device).describe()).contains("cannot be read", "it stays silent");
    assertThat(seen(device).at()).isEqualTo(Instant.parse("2026-03-10T00:00:00Z"));
  }

  private static Terms terms(String name, String description) {
    return new Terms(
        new MetricName(name),
        1,
        description,
        TestMetrics.QUALITY,
        LegalBasis.CONSENT,
        "quality@example.com",
        LocalDate.of(2028, 1, 1),
        90,
        TrustModel.LOCAL,
        TestMetrics.ONE,
        100);
  }

  /// A device whose first window was sent, whose second waits and whose third is open.
  private static TestDevice ofThePage() throws IOException {
    MetricDefinition crashed =
        new YesNoMetric(
            terms("crashed", "Whether the program crashed in the hour."),
            TestMetrics.HOURLY,
            Keep.MAX,
            new Absent.Value(0),
            TestMetrics.RELEASES,
            TestMetrics.oracle(2));
    MetricDefinition minutes =
        new RangeMetric(
            terms("minutes-used", "For how long the program was used in the hour."),
            TestMetrics.HOURLY,
            Keep.SUM,
            new Absent.Value(0),
            TestMetrics.RELEASES,
            new Bins("minutes", List.of(0L, 10L, 20L, 40L, 61L)),
            TestMetrics.oracle(4));
    TestDevice device = TestDevice.opened(TestMetrics.registry(48, 60, crashed, minutes));
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofHours(2));
    device.sotto().yesNo("crashed").record(false);
    device.sotto().quantity("minutes-used").record(37);
    device.sotto().quantity("minutes-used").record(200);
    device.settle();
    return device;
  }

  @Test
  void the_page_on_devices_shows_what_a_device_really_says() throws IOException {
    Path page = Path.of(System.getProperty("sotto.root"), "docs", "device.md");
    String said = seen(ofThePage()).describe();
    assertThat(Files.readString(page).contains("```text\n" + said + "```\n"))
        .as(page + " should show between ```text and ```:\n" + said)
        .isTrue();
  }
}
