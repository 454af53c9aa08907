package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import java.util.List;

/// What the phones of the story record. All of it is **synthetic**. Releases and models differ in nothing but this: with
/// release 2.1, phones of model aster crash on twice as many days, 12 % of weekdays instead of 6 %.
final class StoryPeople {
  static final String EARLIER = "2.0";
  static final String LATER = "2.1";
  static final String CHANGED_MODEL = "aster";

  private static final List<String> MODELS = List.of(CHANGED_MODEL, "birch", "cedar");
  private static final double ASTER = 0.75;
  private static final double BIRCH = 0.15;
  private static final double CRASHED = 0.06;
  private static final double CRASHED_AT_WEEKEND = 0.05;
  private static final double TIMES = 2;
  private static final long[] MINUTES = {30, 90, 180, 300};
  private static final double[] WEEKDAY = {0.15, 0.25, 0.35, 0.25};
  private static final double[] WEEKEND = {0.08, 0.17, 0.35, 0.40};

  private final long seed;

  StoryPeople(long seed) {
    this.seed = seed;
  }

  static String model(double share) {
    if (share < ASTER) {
      return MODELS.getFirst();
    }
    return MODELS.get(share < ASTER + BIRCH ? 1 : 2);
  }

  /// What `device` records on `day`.
  ///
  /// @throws IllegalArgumentException if the story has no value for `metric`
  Recorded recorded(
      int device, int day, boolean weekend, String model, String release, MetricDefinition metric) {
    String name = metric.name().text();
    SeedStream stream = DailyStream.of(seed ^ name.hashCode(), day, device, SeedStream.Use.VALUES);
    return switch (name) {
      case "crashed-today" -> {
        boolean changed = model.equals(CHANGED_MODEL) && release.equals(LATER);
        double share = (weekend ? CRASHED_AT_WEEKEND : CRASHED) * (changed ? TIMES : 1);
        yield stream.nextShare() < share ? new Recorded.Word("yes") : new Recorded.Nothing();
      }
      case "screen-time" -> minutes(stream, weekend ? WEEKEND : WEEKDAY);
      default ->
          throw new IllegalArgumentException(
              "the people of the story have no value for metric \"" + name + "\"");
    };
  }

  private static Recorded minutes(SeedStream stream, double[] shares) {
    double left = stream.nextShare();
    for (int i = 0; i < shares.length; i++) {
      left -= shares[i];
      if (left < 0) {
        return new Recorded.Whole(MINUTES[i]);
      }
    }
    return new Recorded.Whole(MINUTES[shares.length - 1]);
  }
}
