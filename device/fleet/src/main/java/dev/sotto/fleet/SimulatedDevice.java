package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.sdk.DeviceStorage;
import dev.sotto.sdk.Inspection;
import dev.sotto.sdk.Sotto;
import dev.sotto.sdk.SottoConfig;
import dev.sotto.sdk.SottoLog;
import dev.sotto.sdk.Transport;
import dev.sotto.sdk.WindowCipher;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/// One device's life: it opens, its user grants every purpose or none, it records, the window ends, it closes and sends,
/// and again where the service did not answer.
final class SimulatedDevice {
  private final int device;
  private final long seed;
  private final Registry registry;
  private final ReplayedWindow window;
  private final URI service;
  private final Transport transport;
  private final Tries tries;

  SimulatedDevice(
      int device,
      long seed,
      Registry registry,
      ReplayedWindow window,
      URI service,
      Transport transport,
      Tries tries) {
    this.device = device;
    this.seed = seed;
    this.registry = registry;
    this.window = window;
    this.service = service;
    this.transport = transport;
    this.tries = tries;
  }

  /// What became of a device.
  enum Fate {
    /// The user granted nothing, so nothing was sent.
    SILENT,
    /// Every report was counted.
    ACKNOWLEDGED,
    /// The service did not answer to the end, or refused a report.
    UNACKNOWLEDGED
  }

  /// Whether the user of `device` grants, a function of seed, device and share alone.
  static boolean consents(long seed, int device, double share) {
    return new SeedStream(seed, device, SeedStream.Use.CONSENT).nextShare() < share;
  }

  /// What becomes of a device that never begins, since its fleet has given up: if it had reports, nobody counted them.
  static Fate unbegun(boolean consents) {
    return consents ? Fate.UNACKNOWLEDGED : Fate.SILENT;
  }

  /// Lives the device's life on `storage`, or what is left of it if the storage has a former one's state.
  Fate live(
      DeviceStorage storage,
      WindowCipher cipher,
      boolean consents,
      Map<MetricName, Recorded> values)
      throws IOException, InterruptedException {
    Steps steps = new Steps(window.start());
    SottoConfig config =
        new SottoConfig(
            registry,
            service,
            Map.of(),
            storage,
            cipher,
            transport,
            new SeedStream(seed, device, SeedStream.Use.SDK),
            steps,
            steps,
            SottoLog.NONE,
            true);
    try (Sotto sotto = Sotto.open(config)) {
      if (consents) {
        Conduct.grantAll(sotto, registry);
        steps.drain();
      }
      steps.at(window.middle());
      Set<MetricName> held = sotto.inspect().recorded();
      for (MetricDefinition metric : registry.definitions()) {
        if (!held.contains(metric.name())) {
          Conduct.record(sotto, metric, values.getOrDefault(metric.name(), new Recorded.Nothing()));
        }
      }
      steps.drain();
      steps.at(window.end());
      sotto.run();
      steps.drain();
      return send(sotto, steps);
    }
  }

  private Fate send(Sotto sotto, Steps steps) throws InterruptedException {
    boolean waits = sotto.waitingUploads() > 0;
    if (!Conduct.send(sotto, steps, tries)) {
      return Fate.UNACKNOWLEDGED;
    }
    Inspection end = sotto.inspect();
    if (!waits && end.acceptedReports() + end.refusedReports() == 0) {
      return Fate.SILENT;
    }
    return end.acceptedReports() == registry.definitions().size()
        ? Fate.ACKNOWLEDGED
        : Fate.UNACKNOWLEDGED;
  }
}
