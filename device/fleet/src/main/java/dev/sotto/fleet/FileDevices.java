package dev.sotto.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// The devices that keep their state in files: a process that is killed with SIGKILL [#KILLS] times while it works, at
/// moments drawn anew, and opened again on what it left. It says of each try in vain, so that these devices and the
/// others of the fleet share one patience; where that is over, the process is killed for good.
final class FileDevices {
  /// How often the process is killed.
  static final int KILLS = 5;

  private static final int MAX_STARTS = 50;
  private static final String ERRORS = "errors";
  private static final int LONGEST_DELAY_MILLIS = 25;

  private final FleetOptions options;
  private final FileScript script;
  private final Patience patience;
  private final IntConsumer onFinished;
  private final Map<Integer, SimulatedDevice.Fate> fates = new HashMap<>();
  private final SplittableRandom moments;

  FileDevices(FleetOptions options, FileScript script, Patience patience, IntConsumer onFinished) {
    this.options = options;
    this.script = script;
    this.patience = patience;
    this.onFinished = onFinished;
    moments = new SplittableRandom(options.seed());
  }

  /// What became of them.
  ///
  /// @param fates by device
  /// @param kills how often their process was killed
  record Outcome(Map<Integer, SimulatedDevice.Fate> fates, int kills) {
    static final Outcome NONE = new Outcome(Map.of(), 0);

    Outcome {
      fates = Map.copyOf(fates);
    }
  }

  Outcome live() throws IOException, InterruptedException {
    Files.createDirectories(options.directory());
    Path file = options.directory().resolve("script");
    int kills = 0;
    for (int start = 0; start < MAX_STARTS; start++) {
      if (!patience.goOn()) {
        return givenUp(kills);
      }
      Files.write(file, script.without(fates.keySet()).encode().toByteArray());
      Process process = start(file);
      int enough =
          kills < KILLS
              ? fates.size() + Math.max(1, script.lives().size() / (KILLS + 2))
              : Integer.MAX_VALUE;
      boolean killed = follow(process, enough);
      process.waitFor();
      if (killed && patience.goOn()) {
        kills++;
      } else if (killed) {
        return givenUp(kills);
      } else if (process.exitValue() == 0) {
        return new Outcome(fates, kills);
      } else {
        throw new IOException(
            "the process of the file-backed devices ended with "
                + process.exitValue()
                + ": "
                + lastWords());
      }
    }
    throw new IOException("the file-backed devices did not finish in " + MAX_STARTS + " starts");
  }

  private Outcome givenUp(int kills) {
    script
        .without(fates.keySet())
        .lives()
        .forEach(life -> note(life.device(), SimulatedDevice.unbegun(life.consents())));
    return new Outcome(fates, kills);
  }

  private String lastWords() throws IOException {
    try (Stream<String> said = Files.lines(options.directory().resolve(ERRORS))) {
      return said.findFirst().orElse("it said nothing");
    }
  }

  private Process start(Path script) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FileDevicesProcess.class.getName(),
                script.toString()))
        .redirectError(options.directory().resolve(ERRORS).toFile())
        .start();
  }

  /// Reads what the process says of each device; kills it a random moment after `enough` fates are known, and at once when
  /// patience is over.
  ///
  /// @return whether it was killed
  private boolean follow(Process process, int enough) throws IOException, InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
        note(line.get());
        if (!patience.goOn()) {
          process.destroyForcibly();
          return true;
        }
        if (fates.size() >= enough) {
          Thread.sleep(moments.nextInt(LONGEST_DELAY_MILLIS));
          process.destroyForcibly();
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<String> next(BufferedReader lines) throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  private void note(String line) {
    int blank = line.indexOf(' ');
    String word = line.substring(blank + 1);
    if (word.equals(FileDevicesProcess.COUNTED) || word.equals(FileDevicesProcess.WAITS)) {
      patience.tried(word.equals(FileDevicesProcess.COUNTED));
    } else {
      note(Integer.parseInt(line.substring(0, blank)), SimulatedDevice.Fate.valueOf(word));
    }
  }

  private void note(int device, SimulatedDevice.Fate fate) {
    if (fates.put(device, fate) == null) {
      onFinished.accept(device);
    }
  }
}
