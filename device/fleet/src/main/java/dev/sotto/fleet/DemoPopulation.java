package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import java.util.Arrays;

/// The people of the demo. Each metric has its own shares, drawn independently; all of them are **synthetic** but one:
///
/// - `crashed-today`: 1.09 % of devices. Source: the overall threshold of bad behaviour for the user-perceived crash rate
///   in Android vitals (developer.android.com, "Android vitals", core vitals), so this fleet stands just at it.
/// - `charging-habit`, `charging-start-hour`, `battery-at-evening`: synthetic. That most people charge at night, with a
///   second peak in the early evening, follows Ferreira, Dey, Kostakos, "Understanding Human-Smartphone Concerns",
///   Pervasive 2011; the shares are made up.
/// - the others: synthetic.
public final class DemoPopulation implements Population {
  private static final double CRASHED = 0.0109;

  private final int devices;
  private final long seed;

  /// The people of a fleet.
  ///
  /// @param devices number of devices, at least 1
  /// @param seed    of the values
  public DemoPopulation(int devices, long seed) {
    if (devices < 1) {
      throw new IllegalArgumentException("a fleet has at least one device, was " + devices);
    }
    this.devices = devices;
    this.seed = seed;
  }

  @Override
  public int devices() {
    return devices;
  }

  @Override
  public Recorded recorded(int device, MetricDefinition metric) {
    SeedStream stream =
        new SeedStream(seed ^ metric.name().text().hashCode(), device, SeedStream.Use.VALUES);
    return switch (metric.name().text()) {
      case "crashed-today" ->
          stream.nextShare() < CRASHED ? new Recorded.Word("yes") : new Recorded.Nothing();
      case "app-launch-time" ->
          number(
              stream,
              new long[] {180, 380, 600, 850, 1200, 1700, 2400, 3800, 8000},
              0.05,
              0.13,
              0.2,
              0.18,
              0.16,
              0.08,
              0.05,
              0.02,
              0.01);
      case "storage-free" -> number(stream, new long[] {5, 17, 38, 70}, 0.12, 0.21, 0.36, 0.31);
      case "photos-taken" ->
          number(stream, new long[] {1, 3, 7, 15, 30, 80}, 0.12, 0.11, 0.08, 0.05, 0.03, 0.01);
      case "battery-at-evening" ->
          number(stream, new long[] {10, 30, 50, 70, 90}, 0.11, 0.22, 0.29, 0.21, 0.14);
      case "charging-habit" ->
          word(
              stream,
              new String[] {"overnight", "once by day", "several times", "kept plugged in"},
              0.52,
              0.14,
              0.23,
              0.04);
      case "charging-start-hour" -> hour(stream);
      case "screen-time" ->
          number(
              stream, new long[] {30, 90, 150, 210, 300, 500}, 0.07, 0.13, 0.19, 0.2, 0.25, 0.14);
      case "network-at-noon" ->
          word(stream, new String[] {"wifi", "5g", "4g", "older mobile"}, 0.55, 0.17, 0.22, 0.02);
      default ->
          throw new IllegalArgumentException(
              "the demo's people have no value for metric \"" + metric.name() + "\"");
    };
  }

  /// Most charges of a day begin between nine in the evening and midnight.
  private static Recorded hour(SeedStream stream) {
    double[] shares = new double[24];
    Arrays.fill(shares, 0.015);
    shares[7] = 0.03;
    shares[8] = 0.04;
    shares[17] = 0.05;
    shares[18] = 0.06;
    shares[21] = 0.09;
    shares[22] = 0.16;
    shares[23] = 0.15;
    int hour = pick(stream, shares);
    return hour < 0 ? new Recorded.Nothing() : new Recorded.Whole(hour);
  }

  private static Recorded number(SeedStream stream, long[] values, double... shares) {
    int picked = pick(stream, shares);
    return picked < 0 ? new Recorded.Nothing() : new Recorded.Whole(values[picked]);
  }

  private static Recorded word(SeedStream stream, String[] words, double... shares) {
    int picked = pick(stream, shares);
    return picked < 0 ? new Recorded.Nothing() : new Recorded.Word(words[picked]);
  }

  /// The index drawn by `shares`, or −1 with the share that they leave to one.
  private static int pick(SeedStream stream, double... shares) {
    double left = stream.nextShare();
    for (int i = 0; i < shares.length; i++) {
      left -= shares[i];
      if (left < 0) {
        return i;
      }
    }
    return -1;
  }
}
