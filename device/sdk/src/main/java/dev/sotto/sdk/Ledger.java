package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Caps;
import dev.sotto.metric.MetricName;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The accounts and days of a [DeviceState] while windows are being closed. Not thread-safe.
final class Ledger {
  private final TreeMap<MetricName, Account> accounts;
  private Days days;

  Ledger(DeviceState state) {
    accounts = new TreeMap<>(state.accounts());
    days = state.days();
  }

  SortedMap<MetricName, Account> accounts() {
    return accounts;
  }

  Days days() {
    return days;
  }

  void forgetDaysBefore(long day) {
    days = days.forgettingBefore(day);
  }

  /// Marks what has ended by `until` as closed and forgets the segments of `closed` windows.
  void close(MetricName name, long until, Predicate<Account.Stored> closed) {
    accounts.computeIfPresent(
        name, (same, account) -> account.closedUntil(until).withoutSegments(closed));
  }

  /// Books `epsilon` on the metric's name and the day of the window's start, if both caps allow it.
  boolean charge(MetricName name, long start, Epsilon epsilon, Caps caps) {
    long day = DeviceTime.dayOf(start);
    Account account = Objects.requireNonNull(accounts.get(name), "account");
    boolean affordable =
        day >= days.from()
            && fits(account.spent(), epsilon, caps.perLife())
            && fits(days.on(day), epsilon, caps.perDeviceDay());
    if (affordable) {
      accounts.put(name, account.charged(epsilon));
      days = days.charged(day, epsilon);
    }
    return affordable;
  }

  private static boolean fits(Epsilon spent, Epsilon more, Epsilon cap) {
    return spent.nanos() + more.nanos() <= cap.nanos(); // both below 2⁵⁰
  }
}
