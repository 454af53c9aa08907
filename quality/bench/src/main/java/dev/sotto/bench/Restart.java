package dev.sotto.bench;

import dev.sotto.node.ServiceState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Opens a state and prints the seconds until everything in it is counted, the seconds until it was open, and the CPU
/// seconds of all the process. It leaves the state as it found it: it ends as a process ends that is killed.
public final class Restart {
  private Restart() {}

  /// Argument: directory of the state.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long began = System.nanoTime();
    ServiceState state =
        ServiceState.open(Path.of(arguments[0]), Optional.empty(), RestartState.OPTIONS);
    long opened = System.nanoTime();
    state.awaitCounted(RestartState.PATIENCE);
    long counted = System.nanoTime();
    double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    System.out.println(
        String.format(
            Locale.ROOT, "%.3f %.3f %.2f", (counted - began) / 1e9, (opened - began) / 1e9, cpu));
  }
}
