package dev.sotto.journal;

import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Looks behind a broken frame for a group that proves that the frame had been durable.
final class Witness {
  private static final int GROUP_FRAME = Frame.ENVELOPE + JournalRecord.SHORTEST;

  private final FileChannel channel;
  private final Segment segment;
  private final long size;

  /// @param size up to where in the file to look: it may be written to meanwhile
  Witness(FileChannel channel, Segment segment, long size) {
    this.channel = channel;
    this.segment = segment;
    this.size = size;
  }

  /// Whether some group behind `offset` of the file states a durable end beyond it.
  boolean speaksAgainstCutAt(long offset) throws IOException {
    ByteBuffer rest = ByteBuffer.allocate((int) (size - offset));
    while (rest.hasRemaining() && channel.read(rest, offset + rest.position()) >= 0) {}
    rest.flip();
    for (int i = 1; i + GROUP_FRAME <= rest.limit(); i++) {
      boolean promising =
          rest.getInt(i) == JournalRecord.SHORTEST
              && rest.get(i + Frame.ENVELOPE) == JournalRecord.KIND_GROUP;
      if (promising && provesBeyond(rest.position(i), offset)) {
        return true;
      }
    }
    return false;
  }

  private boolean provesBeyond(ByteBuffer bytes, long offset) {
    return Frame.read(bytes) instanceof Frame.Whole whole
        && JournalRecord.decode(whole.record())
            instanceof Decoded.Ok<JournalRecord>(JournalRecord.GroupStart group)
        && group.salt() == segment.header().salt()
        && group.position().equals(segment.at(offset + bytes.position()))
        && group.durableEnd().compareTo(segment.at(offset)) > 0;
  }
}
