package dev.sotto.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;

/// A directory opened for reading, which is good for one thing: to force the names in it.
final class FaultyDirectoryChannel extends PlainFileChannel {
  private final FaultyDisk disk;
  private final DirectoryNode directory;
  private final String path;
  private final int openedIn;

  FaultyDirectoryChannel(FaultyDisk disk, DirectoryNode directory, String path) {
    this.disk = disk;
    this.directory = directory;
    this.path = path;
    this.openedIn = disk.epoch();
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    disk.force(directory, path, openedIn);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    throw isDirectory();
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    throw isDirectory();
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    throw isDirectory();
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    throw isDirectory();
  }

  @Override
  public long position() throws IOException {
    throw isDirectory();
  }

  @Override
  public FaultyDirectoryChannel position(long newPosition) throws IOException {
    throw isDirectory();
  }

  @Override
  public long size() throws IOException {
    throw isDirectory();
  }

  @Override
  public FaultyDirectoryChannel truncate(long size) throws IOException {
    throw isDirectory();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    throw isDirectory();
  }

  @Override
  protected void implCloseChannel() {}

  private IOException isDirectory() {
    return new IOException(path + ": is a directory, it can only be forced");
  }
}
