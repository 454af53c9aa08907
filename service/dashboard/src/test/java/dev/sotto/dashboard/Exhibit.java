package dev.sotto.dashboard;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.Caps;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.metric.WindowNumber;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.query.Query;
import dev.sotto.release.Releases;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Four weeks of a fleet that was drawn by a seed: a metric of each kind, one of them in sixteen groups, of which one
/// has more crashes from the third week on and one is too small to be shown.
final class Exhibit {
  static final int DAYS = 28;
  static final WindowNumber FIRST = Samples.DAILY.windowAt(Instant.parse("2026-03-02T00:00:00Z"));
  static final WindowNumber LAST = FIRST.plus(DAYS - 1);
  static final Instant NOW = Samples.DAILY.endOf(LAST).plusSeconds(9 * 3600 + 40 * 60);

  static final Segments GROUPS =
      new Segments(
          List.of(
              new Segments.Dimension("release", List.of("2.0", "2.1", "2.2")),
              new Segments.Dimension("model", List.of("aster", "birch", "cedar"))));

  /// Of the sixteen groups, release 2.1 on model birch.
  static final int CHANGED = 5;

  /// Pages of it, at least one of each kind.
  static final List<String> ADDRESSES =
      List.of(
          "/",
          "/parties",
          "/metrics/crashed-today",
          "/metrics/crashed-today?segment=5&window=" + FIRST.plus(20),
          "/metrics/crashed-today?segment=15",
          "/metrics/charging-habit?value=2",
          "/metrics/screen-time",
          "/metrics/photos-taken",
          "/metrics/first-feature",
          "/metrics/update-failed");

  private static final int DEVICES = 400;
  private static final int CHANGE_DAY = 16;
  private static final double SHRINKING = 0.7;

  /// Drawn once, for it takes a second.
  private static final FoldSnapshot DRAWN = drawn();

  private final SeededRandom random;
  private final FoldState state = new FoldState(true);

  private Exhibit(long seed) {
    random = new SeededRandom(seed);
  }

  /// The pages' state, as a query.
  static Query query() {
    return new Query(
        new Releases(() -> new Frozen(0, DRAWN), Definitions.of(registry()), () -> NOW));
  }

  private static FoldSnapshot drawn() {
    Exhibit exhibit = new Exhibit(20_260_330);
    exhibit.crashes();
    exhibit.habits();
    exhibit.minutes();
    exhibit.photos();
    exhibit.features();
    return exhibit.state.snapshot(0);
  }

  static Registry registry() {
    Caps caps = new Caps(Epsilon.parse("4"), Epsilon.parse("12"), Epsilon.parse("120"));
    return Registry.of(
        caps,
        false,
        Stream.of(crashed(), charging(), screenTime(), taken(), feature(), silent())
            .map(Metric::of)
            .toList());
  }

  static YesNoMetric crashed() {
    return new YesNoMetric(
        terms("crashed-today", "Whether the program crashed at least once that day.", "2"),
        Samples.DAILY,
        Keep.MAX,
        new Absent.Value(0),
        GROUPS,
        Samples.kary(2, "2"));
  }

  static ChoiceMetric charging() {
    return new ChoiceMetric(
        terms("charging-habit", "When the device was mostly charged that day.", "1.5"),
        Samples.DAILY,
        Keep.LAST,
        new Absent.None(),
        Segments.NONE,
        List.of("over night", "in the car", "at the desk", "whenever it was empty"),
        Samples.unary(5, "1.5"));
  }

  static QuantileMetric screenTime() {
    return new QuantileMetric(
        terms("screen-time", "Minutes the screen was on that day.", "2"),
        Samples.DAILY,
        Keep.SUM,
        Segments.NONE,
        new Bins("minutes", List.of(0L, 15L, 30L, 60L, 120L, 180L, 300L, 480L, 1441L)),
        List.of(250, 500, 900),
        Samples.unary(9, "2"));
  }

  static CountMetric taken() {
    return new CountMetric(
        terms("photos-taken", "How many photos were taken that day.", "1"),
        Samples.DAILY,
        Segments.NONE,
        "photos",
        20,
        Samples.kary(2, "1"));
  }

  static ChoiceMetric feature() {
    List<String> labels = new ArrayList<>();
    for (String place : List.of("mail", "maps", "notes", "photos", "music", "clock", "phone")) {
      for (String verb : List.of("open", "search", "share", "edit", "delete", "undo", "print")) {
        for (String how : List.of("menu", "key", "voice", "swipe", "button", "link")) {
          labels.add(place + " " + verb + " by " + how);
        }
      }
    }
    return new ChoiceMetric(
        terms("first-feature", "The feature that was used first that day.", "3"),
        Samples.DAILY,
        Keep.FIRST,
        new Absent.None(),
        Segments.NONE,
        labels,
        Samples.unary(labels.size() + 1, "3"));
  }

  /// A metric of which nothing was reported.
  static YesNoMetric silent() {
    return Samples.yesNo(
        terms("update-failed", "Whether an update failed that day.", "0.5"), Samples.DAILY);
  }

  private static Terms terms(String name, String description, String epsilon) {
    return new Terms(
        new MetricName(name),
        1,
        description,
        new Purpose("product-quality"),
        LegalBasis.CONSENT,
        "quality-team@example.com",
        LocalDate.of(2027, 1, 1),
        90,
        TrustModel.LOCAL,
        Epsilon.parse(epsilon),
        150);
  }

  private void crashes() {
    YesNoMetric metric = crashed();
    state.define(Metric.of(metric));
    for (int day = 0; day < DAYS; day++) {
      for (int group = 0; group < GROUPS.count(); group++) {
        boolean worse = group == CHANGED && day >= CHANGE_DAY;
        int devices = (int) (3 * DEVICES * Math.pow(SHRINKING, group % 4 + group / 4));
        for (int device = 0; device < devices; device++) {
          boolean crashed = random.nextDouble() < (worse ? 0.3 : 0.07);
          absorb(metric, day, group, crashed ? 1 : 0);
        }
      }
    }
  }

  private void habits() {
    ChoiceMetric metric = charging();
    state.define(Metric.of(metric));
    for (int day = 0; day < DAYS; day++) {
      for (int device = 0; device < 3 * DEVICES; device++) {
        double drawn = random.nextDouble();
        absorb(metric, day, 0, drawn < 0.55 ? 0 : drawn < 0.7 ? 1 : drawn < 0.9 ? 2 : 3);
      }
    }
  }

  private void minutes() {
    QuantileMetric metric = screenTime();
    state.define(Metric.of(metric));
    for (int day = 0; day < DAYS; day++) {
      boolean weekend = day % 7 >= 5;
      for (int device = 0; device < 3 * DEVICES; device++) {
        long minutes = (long) Math.exp(4.4 + (weekend ? 0.4 : 0) + 0.9 * random.nextGaussian());
        OptionalLong held =
            random.oneIn(12) ? OptionalLong.empty() : OptionalLong.of(Math.min(1440, minutes));
        absorb(metric, day, 0, metric.reported(held, random::nextLong));
      }
    }
  }

  private void photos() {
    CountMetric metric = taken();
    state.define(Metric.of(metric));
    for (int day = 0; day < DAYS; day++) {
      for (int device = 0; device < 2 * DEVICES; device++) {
        long photos = (long) (-Math.log(1 - random.nextDouble()) * (day % 7 >= 5 ? 6 : 3));
        absorb(metric, day, 0, metric.reported(OptionalLong.of(photos), random::nextLong));
      }
    }
  }

  private void features() {
    ChoiceMetric metric = feature();
    state.define(Metric.of(metric));
    int values = metric.values().size();
    for (int device = 0; device < 5 * DEVICES; device++) {
      int value = (int) Math.min(values - 1, 60 * Math.pow(random.nextDouble(), 4) * 5);
      absorb(metric, DAYS - 1, 0, value);
    }
  }

  private void absorb(MetricDefinition metric, int day, int segment, int value) {
    state.absorb(SampleReports.report(metric, FIRST.plus(day), segment, value, random));
  }
}
