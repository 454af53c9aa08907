package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import dev.sotto.metric.Caps;
import dev.sotto.metric.Keep;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.wire.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Closes windows: for every metric of every window that has ended, if its purpose is granted and the budget allows, one
/// value is randomized, once. Which reports are drawn, and in which order, follows from plans, consents, charges and the
/// clock; what is held decides only what goes into the mechanism.
final class Closing {
  private final Plans plans;
  private final Map<String, String> segments;
  private final RandomSource random;
  private final Departure departure;
  private int clippedSums;

  Closing(Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
    this.plans = plans;
    this.segments = segments;
    this.random = random;
    this.departure = departure;
  }

  /// One window of one metric that is to be closed.
  record Ended(Metric metric, Caps caps, WindowNumber window, OptionalInt storedSegment) {
    MetricDefinition definition() {
      return metric.definition();
    }

    long start() {
      return window.value() * definition().schedule().seconds();
    }

    long end() {
      return (window.value() + 1) * definition().schedule().seconds();
    }
  }

  /// The state with an account for every metric and, for windows in which this is the first run, the segment.
  DeviceState prepare(DeviceState state, Instant now) {
    TreeMap<MetricName, Account> changed = new TreeMap<>();
    for (Plans.InForce inForce : plans.inForce()) {
      for (Metric metric : inForce.registry().metrics()) {
        Account known = changed.get(metric.name());
        if (known == null) {
          known = state.accounts().get(metric.name());
        }
        long start = Plans.startOfWindowAt(metric, now);
        Account account =
            known == null
                ? Account.opened(inForce.from() == Long.MIN_VALUE ? start : inForce.from())
                : known;
        Account prepared = withSegment(account, inForce, metric, start);
        if (!prepared.equals(known)) {
          changed.put(metric.name(), prepared);
        }
      }
    }
    if (changed.isEmpty()) {
      return state;
    }
    TreeMap<MetricName, Account> accounts = new TreeMap<>(state.accounts());
    accounts.putAll(changed);
    return state.withAccounts(accounts);
  }

  private Account withSegment(Account account, Plans.InForce inForce, Metric metric, long start) {
    Schedule schedule = metric.definition().schedule();
    WindowNumber window = new WindowNumber(Math.floorDiv(start, schedule.seconds()));
    boolean first =
        inForce.covers(start)
            && !account.hasClosed(schedule, window)
            && !account.segmentOf(start).isPresent();
    return first
        ? account.withSegment(start, metric.definition().segments().indexOf(segments))
        : account;
  }

  /// The state after every window that ended by `by` is closed, with the reports in the spool, to leave after `now`. The
  /// two differ where the executor comes late to what the user decided at `by`.
  DeviceState close(DeviceState before, OpenWindow held, Instant by, Instant now) {
    clippedSums = 0;
    if (nothingEnded(before, by)) {
      return prepare(before, by);
    }
    Ledger ledger = new Ledger(before);
    List<Ended> ended = ended(before, ledger, by);
    if (ended.isEmpty() && ledger.accounts().equals(before.accounts())) {
      return prepare(before, by);
    }
    List<Upload.Waiting> reports = new ArrayList<>();
    long shortest = Long.MAX_VALUE;
    for (Ended window : ended) {
      if (participates(window, before) && charge(window, ledger)) {
        reports.add(
            new Upload.Waiting(window.definition().terms().purpose(), draw(window, held).encode()));
        shortest = Math.min(shortest, window.definition().schedule().window().toMillis());
      }
    }
    ledger.forgetDaysBefore(oldestDayStillOpen(by));
    List<Upload> spool = new ArrayList<>(before.spool());
    spool.addAll(departure.uploads(reports, now, shortest));
    return prepare(before.closed(ledger.accounts(), ledger.days(), spool), by);
  }

  /// Whether every window that ended is closed already, as at most runs it is.
  private boolean nothingEnded(DeviceState before, Instant now) {
    for (Plans.InForce inForce : plans.inForce()) {
      for (Metric metric : inForce.registry().metrics()) {
        Account account = before.accounts().get(metric.name());
        if (account == null || Plans.startOfWindowAt(metric, now) > account.closedUntil()) {
          return false;
        }
      }
    }
    return true;
  }

  /// In how many reports of the last [#close] a sum was clipped, each record of which may lie within the bounds.
  int clippedSums() {
    return clippedSums;
  }

  /// Whether a report is drawn for `window`, budget apart. What is held is not among what it sees.
  private static boolean participates(Ended window, DeviceState state) {
    return state.granted().contains(window.definition().terms().purpose())
        && window.definition().collects(window.window());
  }

  /// Books the charge on the window's day and the metric's name, or refuses it.
  private static boolean charge(Ended window, Ledger ledger) {
    return ledger.charge(
        window.metric().name(),
        window.start(),
        window.definition().terms().epsilon(),
        window.caps());
  }

  /// Finds what has ended and marks it closed in the ledger; oldest first, then in registry order. Each registry begins
  /// where the account stood before, not where an older one's longer window has just moved it.
  private List<Ended> ended(DeviceState before, Ledger ledger, Instant now) {
    List<Ended> ended = new ArrayList<>();
    for (Plans.InForce inForce : plans.inForce()) {
      for (Metric metric : inForce.registry().metrics()) {
        Account account = before.accounts().get(metric.name());
        if (account != null) {
          addEnded(ended, inForce, metric, account, now, ledger);
        }
      }
    }
    ended.sort(Comparator.comparingLong(Ended::end)); // stable: registry order within a moment
    return ended;
  }

  private static void addEnded(
      List<Ended> ended,
      Plans.InForce inForce,
      Metric metric,
      Account account,
      Instant now,
      Ledger ledger) {
    Schedule schedule = metric.definition().schedule();
    long open = schedule.windowAt(now).value();
    long first = inForce.firstUnclosed(account, schedule);
    long last = Math.min(open - 1, inForce.last(schedule));
    if (last < first) {
      return;
    }
    for (long w = Math.max(first, open - 1 - schedule.late()); w <= last; w++) {
      OptionalInt segment = account.segmentOf(w * schedule.seconds());
      Caps caps = inForce.registry().caps();
      ended.add(new Ended(metric, caps, new WindowNumber(w), segment));
    }
    long lastStart = last * schedule.seconds();
    ledger.close(
        metric.name(),
        lastStart + schedule.seconds(),
        stored -> inForce.covers(stored.start()) && stored.start() <= lastStart);
  }

  private Report draw(Ended window, OpenWindow held) {
    MetricDefinition definition = window.definition();
    OptionalLong value = held.held(new OpenWindow.Place(window.metric().id(), window.window()));
    int index = definition.reported(value, random);
    boolean clipped =
        value.isPresent() && definition.keep() == Keep.SUM && definition.clips(value.getAsLong());
    clippedSums += clipped ? 1 : 0;
    OptionalInt stored = window.storedSegment();
    int segment = stored.isPresent() ? stored.getAsInt() : definition.segments().indexOf(segments);
    Bytes payload = definition.oracle().randomizer().randomize(index, random);
    byte[] id = new byte[ReportId.LENGTH];
    random.nextBytes(id);
    return new Report(
        window.metric().id(), window.window(), segment, new ReportId(Bytes.of(id)), payload);
  }

  private long oldestDayStillOpen(Instant now) {
    long oldest = now.getEpochSecond();
    for (Plans.InForce inForce : plans.inForce()) {
      for (Metric metric : inForce.registry().metrics()) {
        Schedule schedule = metric.definition().schedule();
        long window = schedule.windowAt(now).value() - 1 - schedule.late();
        oldest = Math.min(oldest, window * schedule.seconds());
      }
    }
    return DeviceTime.dayOf(oldest);
  }
}
