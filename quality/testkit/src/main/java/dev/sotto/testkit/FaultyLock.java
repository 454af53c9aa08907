package dev.sotto.testkit;

import java.nio.channels.FileLock;

/// A lock on a file of a faulty disk, released by its channel's end or a crash too.
final class FaultyLock extends FileLock {
  private final FaultyFileChannel channel;

  FaultyLock(FaultyFileChannel channel, boolean shared) {
    super(channel, 0, Long.MAX_VALUE, shared);
    this.channel = channel;
  }

  @Override
  public boolean isValid() {
    return channel.holdsLock();
  }

  @Override
  public void release() {
    channel.unlock();
  }
}
