package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.sdk.MemoryStorage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Lives the lives of many devices, each around an SDK of its own, against a service at an address. The first
/// [FleetOptions#fileDevices()] of them keep their state in files and live in a process of their own, which is killed at
/// least five times and opened again; the others live in memory, some hundreds at a time.
///
/// While the service acknowledges nothing to any of them, they try for as long as [FleetOptions#patience()] says; then all stop, and
/// those that have not begun do not begin.
public final class Fleet {
  private static final int AT_ONCE = 192;

  private final FleetOptions options;
  private final Registry registry;
  private final Patience patience;
  private final AtomicInteger finished = new AtomicInteger();

  /// A fleet that has not lived yet.
  public Fleet(FleetOptions options) {
    this.options = options;
    registry = options.registry();
    patience = new Patience(options.patience(), InstantSource.system());
  }

  /// How many devices have lived their life so far.
  public int finished() {
    return finished.get();
  }

  /// Lives every device's life and returns when all are done.
  ///
  /// @throws IOException if a device's storage, or the process of the file-backed ones, cannot be used
  public FleetResult live() throws IOException, InterruptedException {
    Tally total = new Tally();
    int kills;
    try (PooledTransport transport = new PooledTransport();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FileDevices.Outcome> files = threads.submit(this::liveInFiles);
      AtomicInteger next = new AtomicInteger(options.fileDevices());
      Callable<Tally> worker = () -> liveInMemory(next, transport);
      List<Future<Tally>> workers =
          IntStream.range(0, AT_ONCE).mapToObj(i -> threads.submit(worker)).toList();
      FileDevices.Outcome outcome;
      try {
        for (Future<Tally> done : workers) {
          total.add(done.get());
        }
        outcome = files.get();
      } catch (InterruptedException ended) {
        threads.shutdownNow(); // or closing would wait for every device that is left
        throw ended;
      }
      kills = outcome.kills();
      outcome.fates().forEach((device, fate) -> total.add(fate, metrics(), values(device)));
    } catch (ExecutionException failed) {
      throw new IOException("a simulated device failed: " + failed.getCause(), failed);
    }
    return result(total, kills);
  }

  private Tally liveInMemory(AtomicInteger next, PooledTransport transport)
      throws IOException, InterruptedException {
    Tally tally = new Tally();
    int devices = options.population().devices();
    for (int device = next.getAndIncrement(); device < devices; device = next.getAndIncrement()) {
      Map<MetricName, Recorded> values = values(device);
      tally.add(liveInMemory(device, values, transport), metrics(), values);
      finished.incrementAndGet();
    }
    return tally;
  }

  private SimulatedDevice.Fate liveInMemory(
      int device, Map<MetricName, Recorded> values, PooledTransport transport)
      throws IOException, InterruptedException {
    if (!patience.goOn()) {
      return SimulatedDevice.unbegun(consents(device));
    }
    SimulatedDevice life =
        new SimulatedDevice(
            device,
            options.seed(),
            registry,
            options.window(),
            options.service(),
            transport,
            patience);
    return life.live(new MemoryStorage(), new MemoryCipher(), consents(device), values);
  }

  private FileDevices.Outcome liveInFiles() throws IOException, InterruptedException {
    IntConsumer onFinished = device -> finished.incrementAndGet();
    return options.fileDevices() == 0
        ? FileDevices.Outcome.NONE
        : new FileDevices(options, script(), patience, onFinished).live();
  }

  private FileScript script() {
    List<FileScript.Life> lives =
        IntStream.range(0, options.fileDevices())
            .mapToObj(device ->
                new FileScript.Life(
                    device,
                    consents(device),
                    metrics().stream()
                        .map(metric -> options.population().recorded(device, metric))
                        .toList()))
            .toList();
    return new FileScript(
        options.registry(), options.window(), options.service(), options.seed(), lives);
  }

  private boolean consents(int device) {
    return SimulatedDevice.consents(options.seed(), device, options.consentShare());
  }

  private List<MetricDefinition> metrics() {
    return options.registry().definitions();
  }

  private Map<MetricName, Recorded> values(int device) {
    Map<MetricName, Recorded> values = new HashMap<>();
    for (MetricDefinition metric : metrics()) {
      values.put(metric.name(), options.population().recorded(device, metric));
    }
    return values;
  }

  private FleetResult result(Tally total, int kills) {
    Map<MetricName, FleetResult.Truth> truths = new HashMap<>();
    for (MetricDefinition metric : metrics()) {
      List<Long> counts = Arrays.stream(total.cells(metric)).boxed().toList();
      truths.put(
          metric.name(), new FleetResult.Truth(counts, total.total(metric), total.clipped(metric)));
    }
    return new FleetResult(
        options.population().devices(),
        total.silent(),
        total.acknowledged(),
        total.unacknowledged(),
        options.fileDevices(),
        kills,
        !patience.goOn(),
        truths);
  }
}
