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
      description = "port of the service on 127.0.0.1 (default: a free one)")
  private int port;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "keep the service's state in this directory (default: a temporary one, deleted at the"
              + " end)")
  private @Nullable Path state;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "the same seed gives the same truth and the same estimates (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "write the outcome to this file too")
  private @Nullable Path json;

  @Option(
      names = "--no-serve",
      description = "end when the table stands instead of staying for the dashboard")
  private boolean noServe;

  SimulationOptions with(double consent) {
    return new SimulationOptions(
        port, Optional.ofNullable(state), seed, Optional.ofNullable(json), !noServe, consent);
  }

  long seed() {
    return seed;
  }
}
