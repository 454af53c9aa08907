package dev.sotto.fleet;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A fleet over days: devices join, leave and are off, and a release reaches them in steps. Each is a whole SDK with a
/// state, a clock and a ledger of its own that lives on from day to day, and speaks to the service over sockets.
///
/// While the service acknowledges nothing to any of them, they try for as long as [DailyOptions#patience()] says; then none tries any
/// more, on this day or a later one.
public final class DailyFleet implements Closeable {
  /// The segments of the devices that the later release changes.
  public static final Map<String, String> CHANGED =
      Map.of("release", StoryPeople.LATER, "model", StoryPeople.CHANGED_MODEL);

  /// The same devices under the release before.
  public static final Map<String, String> UNCHANGED =
      Map.of("release", StoryPeople.EARLIER, "model", StoryPeople.CHANGED_MODEL);

  private static final int AT_ONCE = 192;

  private final DailyOptions options;
  private final Patience patience;
  private final PooledTransport transport = new PooledTransport();
  private final List<DailyDevice> devices = new ArrayList<>();
  private final DailyTruth truth = new DailyTruth();

  /// A fleet before its first day.
  public DailyFleet(DailyOptions options, Rollout rollout) {
    this.options = options;
    patience = new Patience(options.patience(), InstantSource.system());
    Registry registry = options.registry();
    StoryPeople people = new StoryPeople(options.seed());
    for (int device = 0; device < options.devices(); device++) {
      devices.add(new DailyDevice(device, options, registry, rollout, people, transport, patience));
    }
  }

  /// All devices live `day`: they report what has ended and record what comes. The service's clock must stand within
  /// that day. Days are lived in their order; the one after the last has only reports.
  ///
  /// @throws IOException if a device's storage cannot be used
  public void live(int day) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Callable<DailyTruth> worker =
        () -> {
          DailyTruth part = new DailyTruth();
          for (int i = next.getAndIncrement(); i < devices.size(); i = next.getAndIncrement()) {
            devices.get(i).live(day, part);
          }
          return part;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<DailyTruth>> workers =
          IntStream.range(0, AT_ONCE).mapToObj(i -> threads.submit(worker)).toList();
      try {
        for (Future<DailyTruth> done : workers) {
          truth.add(done.get());
        }
      } catch (InterruptedException ended) {
        threads.shutdownNow(); // or closing would wait for every device that is left
        throw ended;
      }
    } catch (ExecutionException failed) {
      throw new IOException("a simulated device failed: " + failed.getCause(), failed);
    }
  }

  /// Whether all stopped trying, since the service acknowledged nothing to any of them any more.
  public boolean gaveUp() {
    return !patience.goOn();
  }

  /// What the reports acknowledged so far stood for.
  public DailyTruth truth() {
    return truth;
  }

  /// The most that any device still there has spent on each metric over its life.
  public SortedMap<MetricName, Epsilon> mostSpent() {
    TreeMap<MetricName, Epsilon> most = new TreeMap<>();
    for (DailyDevice device : devices) {
      device
          .spent()
          .forEach(
              (metric, spent) -> most.merge(metric, spent, (a, b) -> a.compareTo(b) < 0 ? b : a));
    }
    return most;
  }

  /// How many of them have a user who grants what is asked.
  public int consenting() {
    return (int) devices.stream().filter(DailyDevice::consents).count();
  }

  /// How many devices there are over all days.
  public int devices() {
    return options.devices();
  }

  @Override
  public void close() throws IOException {
    try (transport) {
      for (DailyDevice device : devices) {
        device.end();
      }
    }
  }
}
