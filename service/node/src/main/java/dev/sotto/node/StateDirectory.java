package dev.sotto.node;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.node.StateRefusedException.Reason;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where in its directory a service keeps what:
///
/// ```
///  kind         "simulated" or "real"; a directory with it is a state
///  definitions  every registry ever served
///  journal      every report, durable before it is acknowledged
///  snapshots    what the reports add up to
/// ```
///
/// @param path of the directory
record StateDirectory(Path path) {
  private static final String SIMULATED = "simulated";
  private static final String REAL = "real";

  private Path kind() {
    return path.resolve("kind");
  }

  Path definitions() {
    return path.resolve("definitions");
  }

  Path journal() {
    return path.resolve("journal");
  }

  Path snapshots() {
    return path.resolve("snapshots");
  }

  boolean isState() {
    return Files.exists(kind());
  }

  /// Whether it holds the reports of simulated devices.
  ///
  /// @throws StateRefusedException if its kind is none that is known
  boolean isSimulated() throws IOException {
    String kind = Files.readString(kind()).strip();
    if (!kind.equals(SIMULATED) && !kind.equals(REAL)) {
      throw new StateRefusedException(
          Reason.UNKNOWN_KIND, kind(), "says neither " + SIMULATED + " nor " + REAL);
    }
    return kind.equals(SIMULATED);
  }

  /// Refuses a directory that no service has used.
  void requireState() throws StateRefusedException {
    if (!Files.isDirectory(path)) {
      throw new StateRefusedException(Reason.NO_DIRECTORY, path, "is no directory");
    }
    if (!isState()) {
      throw new StateRefusedException(
          Reason.NO_STATE, path, "is no service's state, it has no file \"kind\"");
    }
  }

  /// Refuses a state of the other kind.
  void requireKind(boolean simulated) throws IOException {
    if (isSimulated() != simulated) {
      throw new StateRefusedException(
          Reason.OTHER_KIND,
          path,
          "is of " + word(!simulated) + " devices and these are " + word(simulated));
    }
  }

  /// Refuses a directory that is there and not empty: it could be anything. One in which a start was cut off is as good as
  /// empty.
  void requireFree() throws IOException {
    if (Files.exists(path) && !(Files.isDirectory(path) && isEmpty())) {
      throw new StateRefusedException(
          Reason.FOREIGN, path, "is neither a service's state nor an empty directory");
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(DurableFile::isUnfinished);
    }
  }

  StateRefusedException withoutRegistry() {
    return new StateRefusedException(Reason.NO_REGISTRY, path, "has no registry yet");
  }

  /// Makes it a state.
  void make(boolean simulated) throws IOException {
    DurableDirectories.create(path);
    DurableFile.replace(kind(), Bytes.utf8(word(simulated) + "\n"));
  }

  private static String word(boolean simulated) {
    return simulated ? SIMULATED : REAL;
  }
}
