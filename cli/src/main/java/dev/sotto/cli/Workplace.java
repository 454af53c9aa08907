package dev.sotto.cli;

import dev.sotto.node.ServiceState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a simulation keeps the service's state: the directory it was told, or a temporary one that is deleted at the
/// end, however that comes.
final class Workplace {
  /// What is done there.
  interface Work {
    ExitCode in(Path state, Ending ending) throws IOException, InterruptedException;
  }

  private final PrintWriter err;

  /// @param err hears of what could not be deleted
  Workplace(PrintWriter err) {
    this.err = err;
  }

  /// Does `work` in `told`, or in a temporary directory.
  ExitCode run(Optional<Path> told, Work work) throws IOException, InterruptedException {
    Optional<Path> temporary =
        told.isPresent() ? Optional.empty() : Optional.of(Files.createTempDirectory("sotto-"));
    Path state = told.or(() -> temporary).orElseThrow();
    try (Ending ending = Ending.watch(() -> delete(temporary))) {
      try {
        return work.in(state, ending);
      } finally {
        delete(temporary);
      }
    }
  }

  /// Truth is known only of this run's devices, and a seed gives each of them the same report ids again: the state must
  /// hold no others.
  static void requireEmpty(ServiceState state, Path directory) {
    if (!state.isEmpty()) {
      throw new RefusedException(
          directory
              + " already holds reports, of which this run would not know the truth; name an empty"
              + " directory with --state");
    }
  }

  /// Where to look when a service that works in `directory` takes nothing any more.
  static String look(Path directory) {
    return "look at the service's messages above and at the room on the disk of " + directory;
  }

  /// Deletes all that can be: the devices' process may still write where the user ended the run.
  private void delete(Optional<Path> directory) {
    if (directory.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory.get())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      err.printf("%s could not be deleted; delete it by hand%n", directory.get());
    }
  }
}
