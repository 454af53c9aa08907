package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import dev.sotto.metric.Registry;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The device whose storage is kept as golden files of version 1, and how these were made: [#main] was run once, by hand.
/// A new version of a format gets golden files of its own beside them; these are never made again.
///
/// It lived under one registry and then under a second. It was granted two purposes and had one withdrawn, closed three
/// windows, could not send, and has a `true` and a number in its open window.
final class GoldenDevice implements AutoCloseable {
  static final Path V1 =
      Path.of(System.getProperty("sotto.root", "."))
          .resolve("device/sdk/src/test/resources/golden/v1");
  static final Instant END = TestDevice.START.plus(Duration.ofMinutes(195));
  static final Registry FIRST =
      TestMetrics.registry(
          TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY),
          TestMetrics.choice("colour", TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE));
  static final Registry SECOND =
      TestMetrics.registry(
          TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY, 2),
          TestMetrics.ranges(
              "screen-time", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE));

  final FakeClock clock;
  final List<String> log = new ArrayList<>();
  final ScriptedService service;
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final Sotto sotto;

  /// @param noise  of the reports
  /// @param nonces of the cipher
  GoldenDevice(
      Path directory,
      Registry registry,
      Instant now,
      ScriptedService.Reaction reaction,
      RandomSource noise,
      RandomSource nonces)
      throws IOException {
    clock = new FakeClock(now);
    service = new ScriptedService(new TraceRecorder(clock), _ -> reaction);
    FileStorage storage = FileStorage.open(directory);
    sotto =
        Sotto.open(
            new SottoConfig(
                registry,
                TestDevice.SERVICE,
                Map.of("release", "2"),
                storage,
                AesGcmCipher.in(storage, nonces),
                service,
                noise,
                clock,
                queue::add,
                log::add,
                true));
  }

  Sotto sotto() {
    return sotto;
  }

  void settle() {
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
  }

  /// Runs each quarter of an hour until `end`.
  void liveUntil(Instant end) {
    while (clock.instant().isBefore(end)) {
      clock.advance(Duration.ofMinutes(15));
      sotto.run();
      settle();
    }
  }

  @Override
  public void close() throws IOException {
    settle();
    sotto.close();
  }

  /// Writes the files.
  ///
  /// @param args the directory to write to, which must not be there
  public static void main(String[] args) throws IOException {
    Path storage = Path.of(args[0]);
    Files.createDirectory(storage);
    SeededRandom seeded = new SeededRandom(20_260_310);
    Instant change = TestDevice.START.plus(Duration.ofMinutes(90));
    try (GoldenDevice device =
        new GoldenDevice(
            storage,
            FIRST,
            TestDevice.START,
            ScriptedService.Reaction.BROKEN,
            seeded::nextLong,
            seeded::nextLong)) {
      device.sotto().grant(TestMetrics.QUALITY);
      device.sotto().grant(TestMetrics.PLANNING);
      device.settle();
      device.liveUntil(change);
      device.sotto().withdraw(TestMetrics.PLANNING);
    }
    try (GoldenDevice device =
        new GoldenDevice(
            storage,
            SECOND,
            change,
            ScriptedService.Reaction.BROKEN,
            seeded::nextLong,
            seeded::nextLong)) {
      device.liveUntil(END);
      device.sotto().yesNo("crashed").record(true);
      device.sotto().quantity("screen-time").record(25);
    }
  }
}
