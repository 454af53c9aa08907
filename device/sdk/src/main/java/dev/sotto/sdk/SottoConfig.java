package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.SystemRandom;
import dev.sotto.metric.Registry;
import dev.sotto.wire.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// All that the SDK is given. It makes no thread, no clock and no randomness of its own; [#of(Registry, URI, Path)]
/// makes them for a host that has no better.
///
/// @param registry  what is in force from now on
/// @param service   address of the service; until reports are sealed it must be this machine
/// @param segments  what the host says of the device, such as `release` to `2.1`; undeclared values become `other`
/// @param storage   where the device's state is kept
/// @param cipher    what protects the open window at rest
/// @param transport how the service is reached
/// @param random    cryptographic randomness; only a simulated device may be given another
/// @param clock     tells the time
/// @param executor  runs whatever touches disk or network
/// @param log       hears of decisions
/// @param simulated whether this device is simulated, which its state then says
public record SottoConfig(
    Registry registry,
    URI service,
    Map<String, String> segments,
    DeviceStorage storage,
    WindowCipher cipher,
    Transport transport,
    RandomSource random,
    Clock clock,
    Executor executor,
    SottoLog log,
    boolean simulated) {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final long IDLE_SECONDS = 5;

  /// Copies the segments and refuses any address that is not this machine.
  public SottoConfig {
    segments = Map.copyOf(segments);
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(cipher, "cipher");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(log, "log");
    requireLoopback(service);
  }

  /// What a plain host needs: files in `directory`, which this locks, values there under [AesGcmCipher], the platform's
  /// HTTP and clock, cryptographic randomness, and a daemon thread that ends when it has had nothing to do for a while.
  /// Nothing is noted and no segment is declared. A host with a key store, such as an Android app, uses the constructor
  /// and brings its own [WindowCipher].
  ///
  /// @param registry  as the host was built with it
  /// @param service   address of the service; until reports are sealed it must be this machine
  /// @param directory for the SDK alone; made if it is missing
  /// @throws IOException if the directory cannot be used, or is in use
  public static SottoConfig of(Registry registry, URI service, Path directory) throws IOException {
    requireLoopback(service); // before anything is made
    Clock clock = Clock.systemUTC();
    RandomSource random = new SystemRandom(clock);
    DeviceStorage storage = FileStorage.open(directory);
    try {
      return new SottoConfig(
          registry,
          service,
          Map.of(),
          storage,
          AesGcmCipher.in(storage, random),
          new HttpTransport(ANSWER_WITHIN),
          random,
          clock,
          oneThread(),
          SottoLog.NONE,
          false);
    } catch (IOException | RuntimeException failed) {
      storage.close();
      throw failed;
    }
  }

  /// One task at a time, in order; without a task for a while there is no thread.
  private static Executor oneThread() {
    return new ThreadPoolExecutor(
        0,
        1,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> {
          Thread thread = new Thread(task, "sotto");
          thread.setDaemon(true);
          return thread;
        });
  }

  /// The same with what the host says of the device.
  public SottoConfig withSegments(Map<String, String> values) {
    return new SottoConfig(
        registry, service, values, storage, cipher, transport, random, clock, executor, log,
        simulated);
  }

  /// The same with a log.
  public SottoConfig withLog(SottoLog other) {
    return new SottoConfig(
        registry, service, segments, storage, cipher, transport, random, clock, executor, other,
        simulated);
  }

  private static void requireLoopback(URI service) {
    if (!Loopback.isHttp(service)) {
      throw new IllegalArgumentException(
          "service address "
              + service
              + " is not loopback; reports are not sealed yet, so nothing else is allowed, write"
              + " one such as http://127.0.0.1:8080");
    }
  }
}
