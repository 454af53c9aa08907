package dev.sotto.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that `demo` and `simulate` share.
final class SimulationFlags {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port of the service on 127.0.0.1 (default: 0, a free one)")
  private int port;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "empty directory for the service's state, kept for query and serve (default: a temporary"
              + " one, deleted at the end)")
  private @Nullable Path state;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "whole number; the same seed gives the same truth and the same estimates (default:"
              + " ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write truths and estimates to this file too (default: not written)")
  private @Nullable Path json;

  @Option(
      names = "--no-serve",
      description = "end after the tables (default: serve the dashboard until Ctrl-C)")
  private boolean noServe;

  SimulationOptions with(double consent) {
    return new SimulationOptions(
        new Port(port),
        Optional.ofNullable(state),
        seed,
        Optional.ofNullable(json),
        !noServe,
        consent);
  }

  long seed() {
    return seed;
  }
}
