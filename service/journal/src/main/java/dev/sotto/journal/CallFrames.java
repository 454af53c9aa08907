package dev.sotto.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/// The entries of a call as they are to stand in a segment: their frames one behind the other in one array. Immutable.
final class CallFrames {
  private final byte[] bytes;
  private final int[] ends;

  private CallFrames(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /// @throws IllegalArgumentException if they are longer than [Limits#MAX_BYTES_PER_CALL]
  static CallFrames of(List<Entry> entries) {
    int[] ends = new int[entries.size()];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += Frame.ENVELOPE + JournalRecord.SHORTEST + entries.get(i).body().length();
      if (end > Limits.MAX_BYTES_PER_CALL) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "more than %d bytes in one call; send the entries in several",
                Limits.MAX_BYTES_PER_CALL));
      }
      ends[i] = (int) end;
    }
    ByteBuffer frames = ByteBuffer.allocate((int) end);
    CRC32C crc = new CRC32C();
    for (Entry entry : entries) {
      Frame.write(new JournalRecord.EntryRecord(entry), frames, crc);
    }
    return new CallFrames(frames.array(), ends);
  }

  /// The frame of entry `index`.
  Slice of(int index) {
    return new Slice(this, index == 0 ? 0 : ends[index - 1], ends[index]);
  }

  /// Puts the bytes `[from, to)` into `target`, which has room for them.
  void copyTo(ByteBuffer target, int from, int to) {
    target.put(bytes, from, to - from);
  }

  /// The bytes `[from, to)` of `call`.
  record Slice(CallFrames call, int from, int to) {
    int length() {
      return to - from;
    }

    boolean isFollowedBy(Slice next) {
      return call == next.call && to == next.from;
    }

    /// This and `next`, which follows it.
    Slice with(Slice next) {
      return new Slice(call, from, next.to);
    }
  }
}
