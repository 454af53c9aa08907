package dev.sotto.sdk;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.WindowNumber;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// The SDK of one device. A host opens it, hands out typed handles, passes the user's consents on and calls [#run()] on a
/// schedule of its own, such as every quarter of an hour.
///
/// Whether, when and how often the device speaks, and each force of a file, follow from that schedule, the registry and
/// the consents; no value moves them. That a device runs at all is not hidden.
///
/// Thread-safe. Nothing but [#open(SottoConfig)] and [#close()] throws: what cannot be used, null among it, is counted in
/// [Inspection.Misuse] and otherwise ignored.
public final class Sotto implements Closeable {
  private final SottoConfig config;
  private final Plans plans;
  private final Device device;
  private final OpenWindow window;
  private final OpenWindowFile windowFile;
  private final Consents consents;
  private final Misuse misuse;
  private final AtomicBoolean writing = new AtomicBoolean();

  private Sotto(
      SottoConfig config,
      Plans plans,
      Device device,
      OpenWindow window,
      OpenWindowFile windowFile,
      Consents consents) {
    this.config = config;
    this.plans = plans;
    this.device = device;
    this.window = window;
    this.windowFile = windowFile;
    this.consents = consents;
    misuse = device.misuse();
  }

  /// Opens the device's state, or begins it. If that fails, the storage stays open.
  ///
  /// @throws IOException if the storage cannot be read or written
  public static Sotto open(SottoConfig config) throws IOException {
    Opening opening = new Opening(config.storage(), config.simulated(), config.log());
    Instant now = DeviceTime.now(config.clock());
    Optional<DeviceState> kept = opening.state();
    Opening.UnderPlans under =
        kept.isPresent()
            ? opening.under(kept.get(), config.registry(), now)
            : new Opening.UnderPlans(DeviceState.EMPTY, Opening.only(config.registry()));
    Plans plans = under.plans();
    OpenWindow window = new OpenWindow();
    int metrics = plans.inForce().stream().mapToInt(p -> p.registry().metrics().size()).sum();
    OpenWindowFile windowFile =
        new OpenWindowFile(config.storage(), config.cipher(), window, metrics);
    Consents consents = new Consents();
    Device device = new Device(config, plans, opening, window, windowFile, consents);
    if (kept.isPresent()) {
      device.begin(kept.get(), under.state(), now);
    }
    return new Sotto(config, plans, device, window, windowFile, consents);
  }

  /// A handle for the yes-no metric of this name. A name that no registry has is only counted when it is recorded.
  public YesNo yesNo(String name) {
    return new YesNo(recorder(name));
  }

  /// A handle for the choice metric of this name.
  public Choice choice(String name) {
    return new Choice(recorder(name), misuse);
  }

  /// A handle for the metric of this name that holds numbers: ranges, quantiles, a mean or a count.
  public Quantity quantity(String name) {
    return new Quantity(recorder(name));
  }

  private Recorder recorder(String name) {
    Recorder nobodys = valueFor -> misuse.unknownMetric.incrementAndGet();
    if (name == null) { // a host need not check for it
      return nobodys;
    }
    try {
      MetricName metric = new MetricName(name);
      return valueFor -> record(metric, valueFor);
    } catch (IllegalArgumentException notAName) {
      return nobodys;
    }
  }

  /// The user grants `purpose`: recording begins now, and the open window is reported with what is recorded since.
  public void grant(Purpose purpose) {
    if (purpose == null) { // a host need not check for it
      misuse.missing.incrementAndGet();
      return;
    }
    consents.grant(purpose, DeviceTime.now(config.clock()));
    later(device::settleConsents);
  }

  /// The user withdraws `purpose`: what is held is deleted from memory at once, what waits and what is at rest on the
  /// executor; what was charged stays charged.
  public void withdraw(Purpose purpose) {
    if (purpose == null) { // a host need not check for it
      misuse.missing.incrementAndGet();
      return;
    }
    consents.withdraw(purpose, DeviceTime.now(config.clock()), () -> device.forget(purpose));
    later(device::settleConsents);
  }

  /// Closes the windows that have ended and sends what is due, on the executor.
  public void run() {
    later(device::run);
  }

  /// When [#run()] next has something to do: the end of a window, or the departure of an upload.
  public Instant nextRun() {
    return device.nextRun();
  }

  /// What the device holds and has sent, for the person who holds it. It only reads: neither storage nor network nor what
  /// the device does later is touched by it.
  public Inspection inspect() {
    Instant now = DeviceTime.now(config.clock());
    List<HeldValue> held = new ArrayList<>();
    window
        .all()
        .forEach((place, value) ->
            plans
                .find(place)
                .ifPresent(
                    metric -> held.add(HeldValue.of(metric.definition(), place.window(), value))));
    DeviceState state = device.state();
    List<WaitingReport> waiting = new ArrayList<>();
    for (Upload upload : state.spool()) {
      Instant due = Instant.ofEpochMilli(upload.dueMillis());
      for (Upload.Waiting report : upload.reports()) {
        waiting.add(new WaitingReport(DrawnReport.of(report, plans), due, upload.attempts()));
      }
    }
    LocalDate today = LocalDate.ofEpochDay(DeviceTime.dayOf(now.getEpochSecond()));
    return new Inspection(
        now,
        consents.allowed(),
        state.granted(),
        held,
        waiting,
        state.spool().size(),
        device.sent().all(),
        Budget.of(state, config.registry().caps(), today),
        state.sent().accepted(),
        state.sent().refused(),
        device.silent(),
        misuse.snapshot());
  }

  /// How many uploads wait to be sent, as [#inspect()] lists them.
  public int waitingUploads() {
    return device.state().spool().size();
  }

  /// Closes the storage, after a request that is under way. What was recorded, granted and withdrawn before is kept for
  /// the next [#open(SottoConfig)], whether or not the executor has come to it.
  ///
  /// @throws IOException if it could not be kept; the storage is closed all the same
  @Override
  public void close() throws IOException {
    device.close();
  }

  private void record(MetricName name, Function<MetricDefinition, Recorder.Value> valueFor) {
    Instant now = DeviceTime.now(config.clock());
    Optional<Metric> metric = plans.find(name, now);
    if (!metric.isPresent()) {
      misuse.unknownMetric.incrementAndGet();
    } else if (!device.deaf()) {
      Purpose purpose = metric.get().definition().terms().purpose();
      boolean granted = consents.recordUnder(purpose, () -> record(metric.get(), now, valueFor));
      if (granted && writing.compareAndSet(false, true) && !later(this::write)) {
        writing.set(false);
        misuse.notPersisted.incrementAndGet();
      }
    }
  }

  private void record(
      Metric metric, Instant now, Function<MetricDefinition, Recorder.Value> valueFor) {
    MetricDefinition definition = metric.definition();
    WindowNumber open = definition.schedule().windowAt(now);
    Recorder.Value value = valueFor.apply(definition);
    if (!value.usable()) {
      misuse.unknownMetric.incrementAndGet();
    } else if (device.isClosed(metric, open)) {
      misuse.windowClosed.incrementAndGet();
    } else if (definition.collects(open)) {
      if (value.outside()) {
        misuse.outsideDomain.incrementAndGet();
      }
      window.record(new OpenWindow.Place(metric.id(), open), definition.keep(), value.held());
    }
  }

  private void write() {
    writing.set(false);
    try {
      device.dropClosed();
      windowFile.write();
    } catch (IOException | RuntimeException failed) { // whatever the host's ports throw
      misuse.notPersisted.incrementAndGet();
      config.log().note("the open window could not be written: " + failed);
    }
  }

  /// Whether the executor took `work`. What it does not take is made up for at the next run.
  private boolean later(Runnable work) {
    try {
      config.executor().execute(work);
      return true;
    } catch (RejectedExecutionException stopped) {
      return false;
    }
  }
}
