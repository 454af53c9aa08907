package dev.sotto.simulation;

import dev.sotto.engine.EngineOptions;
import dev.sotto.journal.JournalOptions;
import dev.sotto.node.Node;
import dev.sotto.node.NodeOptions;
import dev.sotto.node.StateOptions;
import dev.sotto.samples.Samples;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// The main class of a process to be killed: a node on the state below the directory it is given. It says `port N` when
/// it answers.
final class ServiceProcess {
  static final String READY = "port ";

  private ServiceProcess() {}

  /// The state of a service whose directory is `root`.
  static Path state(Path root) {
    return root.resolve("state");
  }

  /// Files so short that many are begun, and snapshots often.
  static StateOptions options(Instant now) {
    return StateOptions.of(true)
        .withJournal(JournalOptions.ofSimulatedDevices().withSegmentBytes(32 * 1024))
        .withEngine(new EngineOptions(true, 100, Duration.ofDays(1)))
        .withClock(Clock.fixed(now, ZoneOffset.UTC));
  }

  /// Runs until it is killed.
  ///
  /// @param args the directory, and the time in seconds since 1970
  public static void main(String[] args) throws Exception {
    StateOptions options = options(Instant.ofEpochSecond(Long.parseLong(args[1])));
    try (Node node =
        Node.serve(
            state(Path.of(args[0])), Optional.of(Samples.registry()), NodeOptions.of(options))) {
      System.out.println(READY + node.uri().getPort());
      System.out.flush();
      int ended = System.in.read(); // the parent ends, or it kills
      System.err.println("parent has gone (" + ended + "), refused " + node.state().refused());
    }
  }
}
