package dev.sotto.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What is to go wrong on a [FaultyDisk], and what was done to it so far. Guarded by the disk's monitor.
final class DiskFaults {
  private static final long NEVER = Long.MAX_VALUE;

  private final List<String> forces = new ArrayList<>();
  private long operations;
  private long writes;
  private long forcesBegun;
  private long killAt = NEVER;
  private long failForceAt = NEVER;
  private long room = NEVER;
  private boolean off;

  long operations() {
    return operations;
  }

  long writes() {
    return writes;
  }

  List<String> forces() {
    return List.copyOf(forces);
  }

  void clear() {
    killAt = NEVER;
    failForceAt = NEVER;
    room = NEVER;
    off = false;
  }

  void room(long bytes) {
    room = bytes;
  }

  void failForce(long n) {
    failForceAt = forcesBegun + n;
  }

  void killAt(long n) {
    killAt = operations + n;
  }

  /// Counts `operation`; true if the power goes off with it.
  boolean begin(DiskOperation operation) throws PowerLossException {
    requirePower();
    operations++;
    switch (operation.kind()) {
      case WRITE -> writes++;
      case FORCE -> forcesBegun++;
      case CREATE, TRUNCATE, MOVE, DELETE -> {}
    }
    return operations == killAt;
  }

  boolean forceFails(DiskOperation operation) {
    boolean fails = forcesBegun == failForceAt;
    if (!fails) {
      forces.add(operation.toString());
    }
    return fails;
  }

  void requirePower() throws PowerLossException {
    if (off) {
      throw new PowerLossException("the power is off since operation " + killAt);
    }
  }

  PowerLossException powerOff(DiskOperation operation) {
    off = true;
    return new PowerLossException("the power went off at operation " + killAt + ", " + operation);
  }

  int grant(int growth, String path) throws IOException {
    if (growth > 0 && room == 0) {
      throw new IOException(path + ": no space left on device");
    }
    int granted = (int) Math.min(growth, room);
    if (room != NEVER) {
      room -= granted;
    }
    return granted;
  }
}
