package dev.sotto.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What `demo` and `simulate` are told alike.
///
/// @param port    of the service; 0 for a free one
/// @param state   directory to keep; none for one that is deleted at the end
/// @param seed    that gives the same truth and the same estimates
/// @param json    file for the outcome, if wanted
/// @param serve   whether to stay for the dashboard
/// @param consent share of devices whose user grants every purpose
record SimulationOptions(
    Port port,
    Optional<Path> state,
    long seed,
    Optional<Path> json,
    boolean serve,
    double consent) {
  SimulationOptions {
    if (!(consent >= 0 && consent <= 1)) {
      throw new UsageException("--consent is " + consent + "; it must be a share from 0 to 1");
    }
    json.ifPresent(SimulationOptions::requireWritable);
  }

  /// Asked before the fleet lives: after it, the work would be lost.
  private static void requireWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException("--json " + file + " is a directory; name a file");
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new UsageException(
          "--json "
              + file
              + " would stand in "
              + parent
              + ", which is no directory; make it first");
    }
  }

  static int devices(int wanted) {
    if (wanted < 1) {
      throw new UsageException("--devices is " + wanted + "; it must be at least 1");
    }
    return wanted;
  }
}
