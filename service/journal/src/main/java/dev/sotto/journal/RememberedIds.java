package dev.sotto.journal;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The ids that are recognised when they come again, one [IdSet] for each day until which they are remembered, so
/// that a day is forgotten at once. An id is looked for in every day, since one sent again may state another.
///
/// Looking up takes a probe for each day that is remembered. Not thread-safe.
final class RememberedIds {
  private static final long DAY_SECONDS = 86_400;

  private final TreeMap<Long, IdSet> days = new TreeMap<>();
  private final long salt;

  RememberedIds(long salt) {
    this.salt = salt;
  }

  /// For each of `entries` whether its id may be remembered; where this says no it is not.
  ///
  /// To be asked before they are added: this has the memory bring the places of all of them at the same time, where
  /// adding one after the other would wait for each.
  boolean[] mayContain(List<Entry> entries) {
    boolean[] may = new boolean[entries.size()];
    for (IdSet day : days.values()) {
      for (int i = 0; i < may.length; i++) {
        EntryId id = entries.get(i).id();
        may[i] |= day.mayContain(id.high(), id.low());
      }
    }
    return may;
  }

  /// Remembers the id of `entry`; false if it was remembered already.
  boolean add(Entry entry) {
    if (contains(entry)) {
      return false;
    }
    days.computeIfAbsent(day(entry), ignored -> new IdSet(salt))
        .add(entry.id().high(), entry.id().low());
    return true;
  }

  /// Remembers the first `count` of `ids`, each two numbers, until `day`. An id that is remembered until another day too
  /// is from then on remembered until both.
  void restore(long day, long[] ids, int count) {
    days.computeIfAbsent(day, ignored -> new IdSet(salt)).addAll(ids, count);
  }

  /// Whether the id of `entry` is remembered.
  boolean contains(Entry entry) {
    long high = entry.id().high();
    long low = entry.id().low();
    for (IdSet day : days.values()) {
      if (day.contains(high, low)) {
        return true;
      }
    }
    return false;
  }

  /// Undoes the addition of `entry`.
  void remove(Entry entry) {
    IdSet day = days.get(day(entry));
    if (day != null) {
      day.remove(entry.id().high(), entry.id().low());
    }
  }

  /// Forgets every day that is over at `now`.
  void forgetExpired(Instant now) {
    Iterator<Map.Entry<Long, IdSet>> remembered = days.entrySet().iterator();
    while (remembered.hasNext()) {
      if (remembered.next().getKey() < Math.floorDiv(now.getEpochSecond(), DAY_SECONDS)) {
        remembered.remove();
      } else {
        return;
      }
    }
  }

  long size() {
    long size = 0;
    for (IdSet day : days.values()) {
      size += day.size();
    }
    return size;
  }

  private static long day(Entry entry) {
    return day(entry.rememberUntilEpochSecond());
  }

  /// The day until which an entry is remembered.
  static long day(long rememberUntilEpochSecond) {
    return rememberUntilEpochSecond / DAY_SECONDS;
  }
}
