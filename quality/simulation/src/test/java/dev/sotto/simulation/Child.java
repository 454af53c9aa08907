package dev.sotto.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A [ServiceProcess] in a JVM of its own.
final class Child {
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final CompletableFuture<Integer> port;

  private Child(Process process, CompletableFuture<Integer> port) {
    this.process = process;
    this.port = port;
  }

  static Child start(Path root, Instant now) throws IOException {
    return start(root, command(root, now));
  }

  /// One whose files may be no longer than `kibibytes`: to it, the disk is full from there on.
  static Child startLimited(Path root, Instant now, int kibibytes) throws IOException {
    List<String> limited =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
    limited.addAll(command(root, now));
    return start(root, limited);
  }

  private static List<String> command(Path root, Instant now) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:-UsePerfData",
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        ServiceProcess.class.getName(),
        root.toString(),
        Long.toString(now.getEpochSecond()));
  }

  private static Child start(Path root, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(root.resolve("stderr").toFile()))
            .start();
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> awaitPort(process, port));
    return new Child(process, port);
  }

  private static void awaitPort(Process process, CompletableFuture<Integer> port) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      Optional<String> line = Optional.ofNullable(out.readLine());
      line.filter(said -> said.startsWith(ServiceProcess.READY))
          .ifPresentOrElse(
              said ->
                  port.complete(Integer.parseInt(said.substring(ServiceProcess.READY.length()))),
              () -> port.completeExceptionally(new IOException("it ended before it was ready")));
    } catch (IOException ended) {
      port.completeExceptionally(ended);
    }
  }

  /// The port it answers on; empty if it does not within `patience`.
  Optional<Integer> port(Duration patience) throws InterruptedException {
    try {
      return Optional.of(port.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException notYet) {
      return Optional.empty();
    } catch (ExecutionException ended) {
      throw new AssertionError("the service did not start: see its standard error", ended);
    }
  }

  /// Kills it with SIGKILL and waits until it is gone.
  void kill() throws InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("the service had ended by itself with " + process.exitValue());
    }
    process.destroyForcibly();
    int status = process.waitFor();
    if (status != KILLED) {
      throw new AssertionError("the service ended with " + status + ", not by SIGKILL");
    }
  }
}
