package dev.sotto.cli;

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
    int port, Optional<Path> state, long seed, Optional<Path> json, boolean serve, double consent) {
  SimulationOptions {
    if (!(consent >= 0 && consent <= 1)) {
      throw new RefusedException("--consent must be in [0, 1], was " + consent);
    }
  }
}
