package dev.sotto.journal;

/// Sixteen-byte ids in a flat table with linear probing: 16 bytes a slot, between three eighths and three quarters
/// full, so 21 to 43 bytes an id. Not thread-safe.
final class IdSet {
  /// How many ids [#addAll] takes: few enough that what was looked at is still in the cache when it is needed.
  static final int MOST_AT_ONCE = 64;

  private static final int SMALLEST = 16;

  private final long salt;
  private final long[] looked = new long[MOST_AT_ONCE];
  private long[] slots = new long[2 * SMALLEST];
  private int size;
  private boolean hasZero;

  /// @param salt a number that no sender knows, so that none can choose ids that collide
  IdSet(long salt) {
    this.salt = salt;
  }

  boolean contains(long high, long low) {
    if ((high | low) == 0) {
      return hasZero;
    }
    return !isEmpty(find(high, low));
  }

  /// Whether the place where an id is looked for first is taken.
  boolean mayContain(long high, long low) {
    return !isEmpty(home(high, low)) || (hasZero && (high | low) == 0);
  }

  void add(long high, long low) {
    if ((high | low) == 0) {
      hasZero = true;
      return;
    }
    int slot = find(high, low);
    if (!isEmpty(slot)) {
      return;
    }
    if (size + 1 > capacity() / 4 * 3) {
      grow(); // before it is added: without memory for more, nothing has changed
      slot = find(high, low);
    }
    put(slot, high, low);
    size++;
  }

  /// Adds the first `count` of `ids`, each two numbers, as [#add] does; at most [#MOST_AT_ONCE]. Faster where the table is
  /// larger than the caches: the places of all are looked at before the first is added, so that the memory brings them at
  /// the same time and not one after the other.
  void addAll(long[] ids, int count) {
    for (int i = 0; i < count; i++) {
      looked[i] = slots[2 * home(ids[2 * i], ids[2 * i + 1])];
    }
    for (int i = 0; i < count; i++) {
      long high = ids[2 * i];
      long low = ids[2 * i + 1];
      if (looked[i] != high || !contains(high, low)) {
        add(high, low);
      }
    }
  }

  void remove(long high, long low) {
    if ((high | low) == 0) {
      hasZero = false;
      return;
    }
    int hole = find(high, low);
    if (isEmpty(hole)) {
      return;
    }
    size--;
    int mask = capacity() - 1;
    put(hole, 0, 0);
    // What follows in the run may have been pushed past the hole: it moves back, or it would not be
    // found again.
    for (int slot = (hole + 1) & mask; !isEmpty(slot); slot = (slot + 1) & mask) {
      int home = home(slots[2 * slot], slots[2 * slot + 1]);
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        put(hole, slots[2 * slot], slots[2 * slot + 1]);
        put(slot, 0, 0);
        hole = slot;
      }
    }
  }

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  private int find(long high, long low) {
    int mask = capacity() - 1;
    int slot = home(high, low);
    while (!isEmpty(slot) && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int home(long high, long low) {
    long mixed = (high ^ salt) * 0x9e3779b97f4a7c15L;
    mixed = ((mixed ^ (mixed >>> 32)) + low) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 29)) * 0x94d049bb133111ebL;
    return (int) (mixed >>> 32) & (capacity() - 1);
  }

  private void grow() {
    long[] before = slots;
    slots = new long[Math.multiplyExact(2, before.length)];
    for (int i = 0; i < before.length; i += 2) {
      if ((before[i] | before[i + 1]) != 0) {
        put(find(before[i], before[i + 1]), before[i], before[i + 1]);
      }
    }
  }

  private int capacity() {
    return slots.length / 2;
  }

  private boolean isEmpty(int slot) {
    return (slots[2 * slot] | slots[2 * slot + 1]) == 0;
  }

  private void put(int slot, long high, long low) {
    slots[2 * slot] = high;
    slots[2 * slot + 1] = low;
  }
}
