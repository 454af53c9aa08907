package dev.sotto.release;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Keep;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Segments;
import dev.sotto.metric.WindowNumber;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.time.Instant;
import java.util.List;

/// A fleet whose reports are drawn by the real mechanism and absorbed into the real fold, with nothing in between: two
/// weeks or four in which half of each model's devices have the later release.
///
/// @param models    devices a day of each model; both releases have half of them
/// @param days      how many
/// @param same      whether a device has the same value every day, rather than a fresh one
/// @param usual     share of devices with yes
/// @param changed   the same among devices of the first model with the later release
record StoryDraw(List<Integer> models, int days, boolean same, double usual, double changed) {
  static final WindowNumber FIRST = new WindowNumber(20_000);

  private static final Segments SEGMENTS =
      new Segments(
          List.of(
              new Segments.Dimension("release", List.of("2.0", "2.1")),
              new Segments.Dimension("model", List.of("aster", "birch", "cedar"))));

  static final YesNoMetric DEFINITION =
      new YesNoMetric(
          Samples.terms("crashed-today", "2"),
          Samples.DAILY,
          Keep.MAX,
          new Absent.Value(0),
          SEGMENTS,
          Samples.kary(2, "2"));

  static final Metric METRIC = Metric.of(DEFINITION);
  private static final ReportId NAME = new ReportId(Bytes.of(new byte[ReportId.LENGTH]));

  static Instant end(int days) {
    return METRIC.schedule().endOf(FIRST.plus(days - 1));
  }

  static int segment(int release, int model) {
    return release * 4 + model; // aster, birch, cedar and other
  }

  FoldSnapshot draw(SeededRandom random) {
    FoldState state = new FoldState(true);
    state.define(METRIC);
    for (int model = 0; model < models.size(); model++) {
      for (int release = 0; release < 2; release++) {
        double share = model == 0 && release == 1 ? changed : usual;
        for (int device = 0; device < models.get(model) / 2; device++) {
          live(state, segment(release, model), share, random);
        }
      }
    }
    return state.snapshot(0);
  }

  private void live(FoldState state, int segment, double share, SeededRandom random) {
    int value = random.nextDouble() < share ? 1 : 0;
    for (int day = 0; day < days; day++) {
      Bytes payload = DEFINITION.oracle().randomizer().randomize(value, random::nextLong);
      state.absorb(new Report(METRIC.id(), FIRST.plus(day), segment, NAME, payload));
      value = same ? value : random.nextDouble() < share ? 1 : 0;
    }
  }
}
