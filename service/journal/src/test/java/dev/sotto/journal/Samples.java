package dev.sotto.journal;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Entries and readings that the tests of this package share.
final class Samples {
  static final long DAY = 86_400;

  private Samples() {}

  /// The entry of `number`: the same number makes the same entry.
  static Entry entry(int number) {
    return entry(number, DAY);
  }

  static Entry entry(int number, long rememberUntil) {
    SeededRandom random = new SeededRandom(number);
    EntryId id = new EntryId(Bytes.of(random.bytes(EntryId.LENGTH)));
    return new Entry(id, rememberUntil, Bytes.of(random.bytes(random.between(0, 90))));
  }

  static List<Entry> entries(int from, int to) {
    List<Entry> entries = new ArrayList<>();
    for (int number = from; number < to; number++) {
      entries.add(entry(number));
    }
    return entries;
  }

  static List<Entry> readAll(Journal journal) throws IOException {
    return readFrom(journal, journal.begin(), 500);
  }

  static List<Entry> readFrom(Journal journal, Position from, int maxBytes) throws IOException {
    List<Entry> read = new ArrayList<>();
    Batch batch = journal.read(from, maxBytes);
    while (!batch.entries().isEmpty()) {
      batch.entries().forEach(stored -> read.add(stored.entry()));
      batch = journal.read(batch.next(), maxBytes);
    }
    return read;
  }

  static List<Path> segmentFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Segment::isSegment).sorted().toList();
    }
  }

  /// Writes `content` to `file`, durably and under a durable name.
  static void place(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(content));
      channel.force(true);
    }
    DurableDirectories.force(file.resolveSibling("."));
  }
}
