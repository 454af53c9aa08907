package dev.sotto.sdk;

import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.protocol.Report;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/// One device on a faulty disk under a fake clock, whose executor runs when it is told to.
final class TestDevice {
  static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  static final URI SERVICE = URI.create("http://127.0.0.1:8080/");

  final FakeClock clock = new FakeClock(START);
  final FaultyDisk disk = new FaultyDisk();
  final TraceRecorder trace = new TraceRecorder(clock);
  final ScriptedService service;
  final List<String> log = new ArrayList<>();
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final SeededRandom noise;
  private final SeededRandom nonces;
  private Registry plan;
  private Map<String, String> segments = Map.of("release", "1");
  private Transport transport;
  private UnaryOperator<WindowCipher> cipher = made -> made;
  private UnaryOperator<DeviceStorage> storage = made -> made;
  private Optional<Sotto> sotto = Optional.empty();

  /// A device that is open, with seed 1 and a service that accepts all.
  static TestDevice opened(Registry registry) throws IOException {
    TestDevice device = new TestDevice(registry, 1, n -> ScriptedService.Reaction.ACCEPTED);
    device.open();
    return device;
  }

  TestDevice(Registry registry, long seed, IntFunction<ScriptedService.Reaction> script) {
    plan = registry;
    noise = new SeededRandom(seed);
    nonces = new SeededRandom(~seed);
    service = new ScriptedService(trace, script);
    transport = service;
    disk.beforeEach(trace::operation);
  }

  Sotto sotto() {
    return sotto.orElseThrow();
  }

  void transport(Transport other) {
    transport = other;
  }

  void cipher(UnaryOperator<WindowCipher> other) {
    cipher = other;
  }

  void storage(UnaryOperator<DeviceStorage> other) {
    storage = other;
  }

  /// From the next opening on.
  void registry(Registry next) {
    plan = next;
  }

  /// From the next opening on.
  void release(String release) {
    segments = Map.of("release", release);
  }

  Path directory() {
    return disk.root().resolve("device");
  }

  void open() throws IOException {
    open(storage.apply(FileStorage.open(directory())));
  }

  void open(DeviceStorage kept) throws IOException {
    SottoConfig config =
        new SottoConfig(
            plan,
            SERVICE,
            segments,
            kept,
            cipher.apply(AesGcmCipher.in(kept, nonces::nextLong)),
            transport,
            noise::nextLong,
            clock,
            queue::add,
            log::add,
            true);
    sotto = Optional.of(Sotto.open(config));
  }

  void close() throws IOException {
    settle();
    sotto().close();
  }

  /// The process ends at once, whatever is queued; the power stays on.
  void kill() {
    queue.clear();
    disk.killProcess();
  }

  void reopen() throws IOException {
    close();
    open();
  }

  /// As [#reopen], with an executor that comes to nothing that is queued.
  void reopenAtOnce() throws IOException {
    sotto().close();
    queue.clear();
    open();
  }

  /// Runs what is queued.
  void settle() {
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
  }

  void run() {
    sotto().run();
    settle();
  }

  /// Moves the clock and runs.
  void runAfter(Duration step) {
    clock.advance(step);
    run();
  }

  /// Runs each quarter of an hour for that long.
  void live(Duration time) {
    for (long left = time.toMinutes(); left > 0; left -= 15) {
      runAfter(Duration.ofMinutes(15));
    }
  }

  /// The reports that reached the service, each once.
  List<Report> reports() {
    return service.reports().stream().distinct().toList();
  }

  Account account(String metric) throws IOException {
    return Objects.requireNonNull(state().accounts().get(new MetricName(metric)), metric);
  }

  /// The state as it is on disk.
  DeviceState state() throws IOException {
    byte[] bytes = Files.readAllBytes(directory().resolve("state"));
    return DeviceStateFormat.decode(Bytes.of(bytes), true).orThrow();
  }
}
