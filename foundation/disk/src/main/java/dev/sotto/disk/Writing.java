package dev.sotto.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Writing all of something: a channel may take less at a time.
final class Writing {
  private Writing() {}

  /// Writes `content` where `channel` stands. No copy of it is made here, for it may be keys.
  static void all(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }
}
