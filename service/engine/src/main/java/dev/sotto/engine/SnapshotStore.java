package dev.sotto.engine;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.journal.NewerVersionException;
import dev.sotto.journal.Position;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The snapshots in one directory: the newest, and the one before it in case the newest is damaged.
///
/// Not thread-safe.
final class SnapshotStore {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");
  private static final int KEPT = 2;

  private final Path directory;

  /// Those that are kept, the oldest first.
  private final List<SnapshotFile> kept = new ArrayList<>();

  /// The store in `directory`, which need not be there to be read.
  SnapshotStore(Path directory) {
    this.directory = directory;
  }

  /// The store in `directory`, which is created if it is missing.
  static SnapshotStore open(Path directory) throws IOException {
    DurableDirectories.create(directory);
    return new SnapshotStore(directory);
  }

  /// The newest snapshot that is whole; each damaged one is named in the log and left until a new one is written.
  ///
  /// @throws NewerVersionException if one of them was written by a newer version
  Optional<FoldSnapshot> newest() throws IOException {
    List<SnapshotFile> files = files();
    for (SnapshotFile file : files) {
      NewerVersionException.check(file.path(), file.read(), FoldSnapshot.format());
    }
    kept.clear();
    kept.addAll(files);
    for (SnapshotFile file : files.reversed()) {
      Bytes content = file.read();
      Decoded<FoldSnapshot> decoded = FoldSnapshot.decode(content);
      if (decoded instanceof Decoded.Ok<FoldSnapshot>(FoldSnapshot snapshot)
          && snapshot.position() == file.position()) {
        return Optional.of(snapshot);
      }
      if (decoded instanceof Decoded.Malformed<FoldSnapshot>(String why)
          && FoldSnapshot.isWhole(content)) {
        throw new NewerVersionException(file.path(), why);
      }
      kept.remove(file);
      LOG.log(Level.WARNING, "{0} is damaged and passed over: {1}", file.path(), why(decoded));
    }
    return Optional.empty();
  }

  private static String why(Decoded<FoldSnapshot> decoded) {
    return decoded instanceof Decoded.Malformed<FoldSnapshot>(String why)
        ? why
        : "it is not of the position in its name";
  }

  /// Makes `snapshot` durable, then removes all but it and the whole one before it.
  void write(FoldSnapshot snapshot) throws IOException {
    SnapshotFile file = SnapshotFile.at(directory, snapshot.position());
    Bytes content = snapshot.encode();
    file.write(content);
    kept.remove(file);
    kept.add(file);
    while (kept.size() > KEPT) {
      kept.removeFirst();
    }
    for (SnapshotFile old : files()) {
      if (!kept.contains(old)) {
        old.delete();
      }
    }
  }

  /// Writes those that are kept, but for the newest, anew without what is past its retention at `now`.
  void retireOlder(Instant now) throws IOException {
    for (SnapshotFile older : kept.subList(0, Math.max(0, kept.size() - 1))) {
      if (FoldSnapshot.decode(older.read())
          instanceof Decoded.Ok<FoldSnapshot>(FoldSnapshot whole)) {
        FoldState state = FoldState.of(whole);
        if (state.retire(now) > 0) {
          older.write(state.snapshot(whole.position()).encode());
        }
      }
    }
  }

  /// Up to where the journal is not needed any more, even if the newest snapshot should turn out damaged: where the
  /// older of two begins. Empty while there are fewer.
  Optional<Position> dispensable() {
    return kept.size() < KEPT
        ? Optional.empty()
        : Optional.of(new Position(kept.getFirst().position()));
  }

  /// All snapshot files, by position.
  private List<SnapshotFile> files() throws IOException {
    List<SnapshotFile> files = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
      for (Path path : paths) {
        SnapshotFile.parse(path).ifPresent(files::add);
      }
    }
    Collections.sort(files);
    return files;
  }
}
