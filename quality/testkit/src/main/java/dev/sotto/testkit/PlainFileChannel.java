package dev.sotto.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// What all channels of a faulty disk have in common: gathering and transfers in terms of plain reads and writes, and
/// no mapping.
abstract class PlainFileChannel extends FileChannel {
  private static final int CHUNK = 8192;

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      int read = read(targets[i]);
      if (read < 0) {
        return total == 0 ? -1 : total;
      }
      total += read;
    }
    return total;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      total += write(sources[i]);
      if (sources[i].hasRemaining()) {
        return total;
      }
    }
    return total;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, count));
    if (read(chunk, position) < 0) {
      return 0;
    }
    return target.write(chunk.flip());
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, count));
    if (source.read(chunk) < 0) {
      return 0;
    }
    chunk.flip();
    long total = 0;
    while (chunk.hasRemaining()) {
      total += write(chunk, position + total);
    }
    return total;
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException("a faulty disk cannot be mapped; read and write it");
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return tryLock(position, size, shared);
  }
}
