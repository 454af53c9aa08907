package dev.sotto.bench;

import dev.sotto.metric.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Opens a state and prints the seconds until everything in it is counted, the seconds until the journal
/// was open, and the CPU seconds of all the process. It leaves the
/// state as it found it: it ends as a process ends that is killed.
public final class Restart {
  private Restart() {}

  /// Arguments: directory of the state, directory of the snapshots; an empty one for none.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Registry registry = Registries.demo();
    long began = System.nanoTime();
    Restarted open = Restarted.open(Path.of(arguments[0]), Path.of(arguments[1]), registry);
    long opened = System.nanoTime();
    if (!open.engine().awaitCaughtUp(Duration.ofMinutes(30))) {
      throw new IOException("the reports were not counted within half an hour");
    }
    long counted = System.nanoTime();
    double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    System.out.println(
        String.format(
            Locale.ROOT, "%.3f %.3f %.2f", (counted - began) / 1e9, (opened - began) / 1e9, cpu));
  }
}
