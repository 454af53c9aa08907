package dev.sotto.disk;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Writing all of something: a channel may take less at a time.
final class Writing {
  private Writing() {}

  /// Writes `content` where `channel` stands. No copy of it stays in memory, for it may be keys.
  static void all(FileChannel channel, Bytes content) throws IOException {
    byte[] copy = content.toByteArray();
    try {
      ByteBuffer rest = ByteBuffer.wrap(copy);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }
}
