package dev.sotto.sdk;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The device's state and the steps that change it, one at a time. Each step makes the next state durable before it
/// becomes the current one; after a failed write nobody knows which of the two the storage has, so it is read again before
/// anything else is done.
final class Device {
  private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(15);

  private final SottoConfig config;
  private final Plans plans;
  private final Opening opening;
  private final OpenWindow window;
  private final OpenWindowFile windowFile;
  private final Consents consents;
  private final Closing closing;
  private final Departure departure;
  private final Sending sending;
  private final Misuse misuse = new Misuse();
  private final SentReports sent = new SentReports();
  private Instant checkpointed = Instant.MIN;
  private boolean stale;
  private boolean renewalOwed;
  private volatile boolean silent = true;
  private volatile boolean closed;
  private volatile DeviceState state = DeviceState.EMPTY;

  Device(
      SottoConfig config,
      Plans plans,
      Opening opening,
      OpenWindow window,
      OpenWindowFile windowFile,
      Consents consents) {
    this.config = config;
    this.plans = plans;
    this.opening = opening;
    this.window = window;
    this.windowFile = windowFile;
    this.consents = consents;
    departure = new Departure(config.random());
    closing = new Closing(plans, config.segments(), config.random(), departure);
    sending = new Sending(config.transport(), config.service());
  }

  /// Takes up the state that was kept, under the plans of now. It is forced even if nothing changed: an earlier process
  /// may have ended between its rename and its force, and what is read would then not survive the end of the power.
  /// Only then is the open window written: where there is one, there was a state.
  synchronized void begin(DeviceState kept, DeviceState underPlans, Instant now)
      throws IOException {
    force(closing.prepare(underPlans, now));
    opening.forgetRegistries(kept, state);
    consents.restore(state.granted());
    windowFile.load(place -> isOpen(place) && state.granted().contains(purpose(place)));
    windowFile.renew();
    checkpointed = now;
    silent = false;
  }

  DeviceState state() {
    return state;
  }

  /// What the host did that could not be used.
  Misuse misuse() {
    return misuse;
  }

  /// What was sent and answered since the process began.
  SentReports sent() {
    return sent;
  }

  /// Whether the state could not be read.
  boolean silent() {
    return silent;
  }

  /// Whether records are of no use any more.
  boolean deaf() {
    return silent || closed;
  }

  boolean isClosed(Metric metric, WindowNumber number) {
    Account account = state.accounts().get(metric.name());
    return account != null && account.hasClosed(metric.definition().schedule(), number);
  }

  /// Deletes what is held under `purpose`, from memory at once.
  void forget(Purpose purpose) {
    window.drop(place -> purpose(place).equals(purpose));
  }

  private boolean isOpen(OpenWindow.Place place) {
    return plans.find(place).map(metric -> !isClosed(metric, place.window())).orElse(false);
  }

  private Purpose purpose(OpenWindow.Place place) {
    return plans
        .find(place)
        .map(metric -> metric.definition().terms().purpose())
        .orElseThrow(() -> new IllegalStateException("a value of an unknown metric is held"));
  }

  /// Deletes from memory what a record that raced with a close left behind.
  void dropClosed() {
    window.drop(place -> !isOpen(place));
  }

  synchronized void run() {
    attempt(() -> {
      settle();
      closeEnded(now());
      checkpoint();
      sendDue();
    });
  }

  synchronized void settleConsents() {
    attempt(this::settle);
  }

  Instant nextRun() {
    DeviceState current = state;
    long next = Long.MAX_VALUE;
    for (Upload upload : current.spool()) {
      next = Math.min(next, upload.dueMillis());
    }
    for (Plans.InForce inForce : plans.inForce()) {
      for (Metric metric : inForce.registry().metrics()) {
        Account account = current.accounts().get(metric.name());
        if (account != null) {
          Schedule schedule = metric.definition().schedule();
          long first = inForce.firstUnclosed(account, schedule);
          if (first <= inForce.last(schedule)) {
            next = Math.min(next, (first + 1) * schedule.window().toMillis());
          }
        }
      }
    }
    return Instant.ofEpochMilli(next);
  }

  /// Ends it. What the user decided before is made durable first: the task that was to do so may come too late.
  synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!silent) {
        reloadIfStale();
        settle();
        dropClosed();
        windowFile.force();
      }
    } finally {
      windowFile.close();
      config.storage().close();
    }
  }

  /// A step that may fail on disk and is then done again at a later run.
  private interface Step {
    void take() throws IOException;
  }

  private void attempt(Step step) {
    if (deaf()) {
      return;
    }
    try {
      reloadIfStale();
      step.take();
    } catch (IOException | RuntimeException failed) { // whatever the host's ports throw
      stale = true;
      config.log().note("a step failed and will be tried again: " + failed);
    }
  }

  private void reloadIfStale() throws IOException {
    if (stale) {
      Optional<DeviceState> kept = opening.state();
      if (!kept.isPresent() || kept.get().registries().isEmpty()) {
        silent = true;
        throw new IOException("the state can no longer be read");
      }
      force(kept.get()); // what was read need not have reached the disk
      stale = false;
    }
  }

  private void save(DeviceState next) throws IOException {
    if (!next.equals(state)) {
      force(next);
    }
  }

  private void force(DeviceState next) throws IOException {
    config.storage().force(Opening.STATE, DeviceStateFormat.encode(next, config.simulated()));
    state = next;
  }

  private Instant now() {
    return DeviceTime.now(config.clock());
  }

  /// Makes the user's decisions durable in their order, those of one moment together. A grant first closes what ended before it, as not granted.
  private void settle() throws IOException {
    for (List<Consents.Change> changes = consents.together();
        !changes.isEmpty();
        changes = consents.together()) {
      if (changes.get(0).grant()) {
        closeEnded(changes.get(0).at());
      }
      DeviceState next = state;
      for (Consents.Change change : changes) {
        Purpose purpose = change.purpose();
        next = change.grant() ? next.granting(purpose) : next.withdrawing(purpose);
      }
      save(next);
      if (!changes.get(0).grant()) {
        windowFile.renew();
      }
      consents.done(changes.size());
    }
  }

  private void closeEnded(Instant by) throws IOException {
    DeviceState next = closing.close(state, window, by, now());
    renewalOwed |= !sameWindows(state, next);
    save(next.withSpool(Upload.newest(next.spool()), next.sent()));
    misuse.outsideDomain.addAndGet(closing.clippedSums());
    if (renewalOwed) {
      dropClosed();
      windowFile.renew();
      checkpointed = now();
      renewalOwed = false;
    }
  }

  private static boolean sameWindows(DeviceState before, DeviceState after) {
    return before.accounts().entrySet().stream()
        .allMatch(entry -> {
          Account now = after.accounts().get(entry.getKey());
          return now != null && now.closedUntil() == entry.getValue().closedUntil();
        });
  }

  private void checkpoint() throws IOException {
    Instant now = now();
    if (now.isBefore(checkpointed) || !now.isBefore(checkpointed.plus(CHECKPOINT_EVERY))) {
      windowFile.force();
      checkpointed = now;
    }
  }

  /// Sends what is due, each upload once. Decisions the user makes meanwhile take effect between two of them.
  private void sendDue() throws IOException {
    long now = now().toEpochMilli();
    for (Upload upload : state.spool()) {
      if (upload.dueMillis() <= now && state.spool().contains(upload)) {
        save(after(sending.send(upload), upload));
        settle();
      }
    }
  }

  private DeviceState after(Sending.Outcome outcome, Upload upload) {
    List<Upload> spool = new ArrayList<>(state.spool());
    DeviceState.Sent tally = state.sent();
    int place = spool.indexOf(upload);
    if (outcome instanceof Sending.Answered answered) {
      spool.remove(place);
      tally = tally.plus(answered.accepted(), answered.refused());
      for (int i = 0; i < upload.reports().size(); i++) {
        DrawnReport report = DrawnReport.of(upload.reports().get(i), plans);
        sent.add(SentReport.answered(report, now(), answered.verdicts().get(i)));
      }
    } else if (outcome instanceof Sending.Refused refused) {
      config.log().note("an upload was refused with status " + refused.status() + " and dropped");
      spool.remove(place);
      tally = tally.plus(0, upload.reports().size());
      upload
          .reports()
          .forEach(report ->
              sent.add(SentReport.refused(DrawnReport.of(report, plans), now(), refused.status())));
    } else if (outcome instanceof Sending.Unanswered unanswered) {
      config.log().note("an upload was not answered: " + unanswered.why());
      spool.set(place, departure.again(upload, now()));
    } else {
      throw new AssertionError(outcome);
    }
    return state.withSpool(spool, tally);
  }
}
