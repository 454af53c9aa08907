package dev.sotto.sdk;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a device's state back and notes from when on a new registry is in force. A former registry is kept as long as a
/// window that began under it can still be closed.
final class Opening {
  static final String STATE = "state";
  private static final String REGISTRY = "registry-";
  private static final int NAME_BYTES = 8;
  private static final int MAX_REGISTRIES = 64;

  private final DeviceStorage storage;
  private final boolean simulated;
  private final SottoLog log;

  Opening(DeviceStorage storage, boolean simulated, SottoLog log) {
    this.storage = storage;
    this.simulated = simulated;
    this.log = log;
  }

  /// @param state with the registries it is under
  /// @param plans of these registries
  record UnderPlans(DeviceState state, Plans plans) {}

  /// The state as last made durable; the empty one on a device's first day; nothing if it cannot be read or was lost, for
  /// then nobody knows what was charged.
  ///
  /// A device that has an open window at rest had a durable state before: see [Device#begin]. Keys and registries prove
  /// nothing, for they are written before the first state is.
  Optional<DeviceState> state() throws IOException {
    Optional<Bytes> kept = storage.read(STATE);
    if (!kept.isPresent()) {
      if (!OpenWindowFile.isIn(storage)) {
        return Optional.of(DeviceState.EMPTY);
      }
      log.note("state is missing, but an open window was kept; the device stays silent");
      return Optional.empty();
    }
    Decoded<DeviceState> decoded = DeviceStateFormat.decode(kept.get(), simulated);
    if (decoded instanceof Decoded.Malformed<DeviceState> malformed) {
      log.note("state cannot be read (" + malformed.why() + "); the device stays silent");
      return Optional.empty();
    }
    return Optional.of(decoded.orThrow());
  }

  /// Plans for a device that stays silent.
  static Plans only(Registry registry) {
    return new Plans(List.of(new Plans.InForce(Long.MIN_VALUE, Long.MAX_VALUE, registry)));
  }

  /// `kept` with `registry` in force: at once on the first day, from `now` on if it is new. The registry is then durable.
  UnderPlans under(DeviceState kept, Registry registry, Instant now) throws IOException {
    List<DeviceState.Since> since = new ArrayList<>(kept.registries());
    Optional<DeviceState.Since> newest =
        since.isEmpty() ? Optional.empty() : Optional.of(since.get(since.size() - 1));
    if (!newest.isPresent() || !newest.get().hash().equals(registry.hash())) {
      storage.force(entry(registry.hash()), registry.bytes());
      long from =
          newest.isPresent()
              ? Math.max(now.getEpochSecond(), newest.get().from() + 1)
              : Long.MIN_VALUE;
      since.add(new DeviceState.Since(from, registry.hash()));
    }
    List<Plans.InForce> inForce = new ArrayList<>();
    int dropped = 0;
    for (int i = 0; i < since.size(); i++) {
      boolean last = i == since.size() - 1;
      long until = last ? Long.MAX_VALUE : since.get(i + 1).from();
      Optional<Registry> known =
          since.get(i).hash().equals(registry.hash())
              ? Optional.of(registry)
              : former(since.get(i));
      boolean needed =
          last
              || (since.size() - i <= MAX_REGISTRIES
                  && known.map(former -> canClose(former, until, now)).orElse(false));
      if (needed) {
        long from = since.get(i).from();
        known.ifPresent(p -> inForce.add(new Plans.InForce(from, until, p)));
      } else if (inForce.isEmpty()) {
        dropped++;
      }
    }
    List<DeviceState.Since> left = since.subList(dropped, since.size());
    return new UnderPlans(kept.withRegistries(left), new Plans(inForce));
  }

  /// Whether a window that began before `until` could still be closed at `now`.
  private static boolean canClose(Registry registry, long until, Instant now) {
    for (MetricDefinition definition : registry.definitions()) {
      Schedule schedule = definition.schedule();
      long oldest = schedule.windowAt(now).value() - 1 - schedule.late();
      if (until > oldest * schedule.seconds()) {
        return true;
      }
    }
    return false;
  }

  /// Deletes the registries that only `before` is under.
  void forgetRegistries(DeviceState before, DeviceState after) throws IOException {
    Set<Bytes> left = new HashSet<>();
    after.registries().forEach(since -> left.add(since.hash()));
    for (DeviceState.Since since : before.registries()) {
      if (!left.contains(since.hash())) {
        storage.delete(entry(since.hash()));
      }
    }
  }

  private Optional<Registry> former(DeviceState.Since since) throws IOException {
    Optional<Bytes> kept = storage.read(entry(since.hash()));
    if (kept.isPresent() && Registry.decode(kept.get()) instanceof Decoded.Ok<Registry> ok) {
      Registry registry = ok.value();
      if (registry.hash().equals(since.hash())) {
        return Optional.of(registry);
      }
    }
    log.note("a former registry cannot be read; its open windows are not reported");
    return Optional.empty();
  }

  private static String entry(Bytes hash) {
    return REGISTRY + hash.slice(0, NAME_BYTES).toHex();
  }
}
