package dev.sotto.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/// The content of a file: as programs see it, and as it is on the platter. Bytes beyond the end are zero in both.
final class FileNode implements Node {
  private static final int SECTOR = 512;
  private static final int MAX_SIZE = 1 << 30;

  private byte[] cached = new byte[0];
  private int size;
  private byte[] durable = new byte[0];
  private int durableSize;
  private final BitSet dirty = new BitSet();
  private int lockedIn = -1;

  int size() {
    return size;
  }

  int read(ByteBuffer target, long position) {
    if (position >= size) {
      return target.hasRemaining() ? -1 : 0;
    }
    int length = Math.min(target.remaining(), size - (int) position);
    target.put(cached, (int) position, length);
    return length;
  }

  /// Takes the next `length` bytes of `source`.
  void write(ByteBuffer source, long position, int length) {
    if (length == 0) {
      return;
    }
    if (position + length > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a file of " + (position + length) + " bytes; at most " + MAX_SIZE + " are simulated");
    }
    int from = (int) position;
    int end = from + length;
    cached = roomFor(cached, end);
    source.get(cached, from, length);
    dirty.set(Math.min(from, size) / SECTOR, (end - 1) / SECTOR + 1);
    size = Math.max(size, end);
  }

  void truncate(long newSize) {
    if (newSize < size) {
      Arrays.fill(cached, (int) newSize, size, (byte) 0);
      dirty.set((int) newSize / SECTOR, (size - 1) / SECTOR + 1);
      size = (int) newSize;
    }
  }

  /// Takes the lock of an open file; a lock from before a crash, an earlier epoch, is void.
  boolean lock(int epoch) {
    boolean free = lockedIn != epoch;
    lockedIn = epoch;
    return free;
  }

  void unlock() {
    lockedIn = -1;
  }

  @Override
  public void force() {
    for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
      keep(sector * SECTOR, (sector + 1) * SECTOR);
    }
    dirty.clear();
    cut(size);
  }

  @Override
  public void failForce() {
    dirty.clear();
  }

  @Override
  public void crash(CrashMode mode, SeededRandom random) {
    switch (mode) {
      case LOSE_ALL -> {}
      case KEEP_ALL -> force();
      case KEEP_SOME_SECTORS -> keepSomeSectors(random);
      case TEAR_TAIL -> tearTail(random);
    }
    dirty.clear();
    cached = durable.clone();
    size = durableSize;
  }

  private void keepSomeSectors(SeededRandom random) {
    for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
      if (random.nextBoolean()) {
        keep(sector * SECTOR, (sector + 1) * SECTOR);
      }
    }
    int low = Math.min(size, durableSize);
    int high = Math.max(size, durableSize);
    cut(
        switch (random.nextInt(3)) {
          case 0 -> durableSize;
          case 1 -> size;
          default -> random.between(low, high);
        });
  }

  private void tearTail(SeededRandom random) {
    if (dirty.isEmpty()) {
      return;
    }
    int longer = Math.max(size, durableSize);
    int tear = random.between(Math.min(dirty.nextSetBit(0) * SECTOR, longer), longer);
    for (int sector = dirty.nextSetBit(0);
        sector >= 0 && sector * SECTOR < tear;
        sector = dirty.nextSetBit(sector + 1)) {
      keep(sector * SECTOR, Math.min(tear, (sector + 1) * SECTOR));
    }
    boolean grew = size > durableSize;
    cut(grew ? Math.max(durableSize, tear) : random.nextBoolean() ? size : durableSize);
  }

  private void keep(int from, int to) {
    cached = roomFor(cached, to);
    durable = roomFor(durable, to);
    System.arraycopy(cached, from, durable, from, to - from);
  }

  private void cut(int newSize) {
    durable = roomFor(durable, newSize);
    Arrays.fill(durable, newSize, durable.length, (byte) 0);
    durableSize = newSize;
  }

  private static byte[] roomFor(byte[] content, int length) {
    return length <= content.length
        ? content
        : Arrays.copyOf(content, Math.max(length, content.length + (content.length >> 1)));
  }
}
