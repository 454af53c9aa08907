package dev.sotto.testkit;

import dev.sotto.testkit.DiskOperation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;

/// An open file of a faulty disk. A lock covers the whole file, whatever range was asked for.
final class FaultyFileChannel extends PlainFileChannel {
  private final FaultyDisk disk;
  private final FileNode file;
  private final String path;
  private final OpenMode mode;
  private final int openedIn;
  private long position;
  private boolean holdsLock;

  FaultyFileChannel(FaultyDisk disk, FileNode file, String path, OpenMode mode) {
    this.disk = disk;
    this.file = file;
    this.path = path;
    this.mode = mode;
    this.openedIn = disk.epoch();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    synchronized (disk) {
      int read = read(target, position);
      position += Math.max(0, read);
      return read;
    }
  }

  @Override
  public int read(ByteBuffer target, long from) throws IOException {
    synchronized (disk) {
      requireUsable();
      if (!mode.read()) {
        throw new NonReadableChannelException();
      }
      return file.read(target, requirePosition(from));
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int before = source.remaining();
    perform(Kind.WRITE, () -> position = put(source, mode.append() ? file.size() : position));
    return before - source.remaining();
  }

  @Override
  public int write(ByteBuffer source, long at) throws IOException {
    requirePosition(at);
    int before = source.remaining();
    perform(Kind.WRITE, () -> put(source, at));
    return before - source.remaining();
  }

  private long put(ByteBuffer source, long at) throws IOException {
    int wanted = source.remaining();
    long growth = Math.clamp(at + wanted - file.size(), 0, Integer.MAX_VALUE);
    int granted = disk.grant((int) growth, path);
    int length = (int) (wanted - (growth - granted));
    if (length <= 0 && wanted > 0) {
      throw new IOException(path + ": no space left on device");
    }
    file.write(source, at, length);
    return at + length;
  }

  @Override
  public FaultyFileChannel truncate(long size) throws IOException {
    requirePosition(size);
    perform(
        Kind.TRUNCATE,
        () -> {
          file.truncate(size);
          position = Math.min(position, size);
        });
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    disk.force(file, path, openedIn);
  }

  @Override
  public long position() throws IOException {
    synchronized (disk) {
      requireUsable();
      return mode.append() ? file.size() : position;
    }
  }

  @Override
  public FaultyFileChannel position(long newPosition) throws IOException {
    synchronized (disk) {
      requireUsable();
      position = requirePosition(newPosition);
      return this;
    }
  }

  @Override
  public long size() throws IOException {
    synchronized (disk) {
      requireUsable();
      return file.size();
    }
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) throws IOException {
    synchronized (disk) {
      requireUsable();
      if (!file.lock(openedIn)) {
        throw new OverlappingFileLockException();
      }
      holdsLock = true;
      return new FaultyLock(this, shared);
    }
  }

  boolean holdsLock() {
    synchronized (disk) {
      return holdsLock && isOpen() && openedIn == disk.epoch();
    }
  }

  void unlock() {
    synchronized (disk) {
      if (holdsLock && openedIn == disk.epoch()) {
        file.unlock();
      }
      holdsLock = false;
    }
  }

  @Override
  protected void implCloseChannel() {
    unlock();
  }

  private void perform(Kind kind, FaultyDisk.Effect effect) throws IOException {
    if (!mode.write()) {
      throw new NonWritableChannelException();
    }
    disk.perform(
        new DiskOperation(kind, path),
        () -> {
          requireUsable();
          effect.run();
        });
  }

  private void requireUsable() throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    disk.requireEpoch(openedIn, path);
    disk.requirePower();
  }

  private static long requirePosition(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("position must not be negative, was " + position);
    }
    return position;
  }
}
