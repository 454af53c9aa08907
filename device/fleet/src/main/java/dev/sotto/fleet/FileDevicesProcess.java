package dev.sotto.fleet;

import dev.sotto.entropy.SystemRandom;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.sdk.AesGcmCipher;
import dev.sotto.sdk.FileStorage;
import dev.sotto.sdk.HttpTransport;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The process of the file-backed devices: lives each life of a [FileScript] on a directory of its own and prints
/// `DEVICE FATE` for each, and before it, for each try to send, `DEVICE COUNTED` or `DEVICE WAITS`. When to stop trying is
/// for the reader to say, who kills it. Killed and started again, it goes on from the files.
public final class FileDevicesProcess {
  /// Said of a device that tried and had a report counted.
  static final String COUNTED = "COUNTED";

  /// Said of a device that tried in vain.
  static final String WAITS = "WAITS";

  private static final int THREADS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final FileScript script;
  private final Path directory;
  private final Registry registry;

  private FileDevicesProcess(FileScript script, Path directory) {
    this.script = script;
    this.directory = directory;
    registry = script.registry();
  }

  /// Lives the lives of a script.
  ///
  /// @param args the path of the script; the directories of the devices go beside it
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    FileScript script = FileScript.decode(Bytes.of(Files.readAllBytes(file))).orThrow();
    new FileDevicesProcess(script, file.resolveSibling("devices")).live();
  }

  private void live() throws ExecutionException, InterruptedException {
    SystemRandom keys = new SystemRandom(Clock.systemUTC());
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> lives = script.lives().stream().map(life -> task(life, keys)).toList();
      for (Future<Void> done : threads.invokeAll(lives)) {
        done.get();
      }
    }
  }

  private Callable<Void> task(FileScript.Life life, SystemRandom keys) {
    return () -> {
      say(life, live(life, keys).name());
      return null;
    };
  }

  private synchronized void say(FileScript.Life life, String word) {
    System.out.print(life.device() + " " + word + "\n");
    System.out.flush();
  }

  private Tries told(FileScript.Life life) {
    return new Tries() {
      @Override
      public boolean goOn() {
        return true;
      }

      @Override
      public void tried(boolean acknowledged) {
        say(life, acknowledged ? COUNTED : WAITS);
      }
    };
  }

  private SimulatedDevice.Fate live(FileScript.Life life, SystemRandom keys)
      throws IOException, InterruptedException {
    Map<MetricName, Recorded> values = new HashMap<>();
    List<MetricDefinition> metrics = script.registry().definitions();
    for (int i = 0; i < metrics.size(); i++) {
      values.put(metrics.get(i).name(), life.recorded().get(i));
    }
    FileStorage storage = FileStorage.open(directory.resolve(Integer.toString(life.device())));
    SimulatedDevice device =
        new SimulatedDevice(
            life.device(),
            script.seed(),
            registry,
            script.window(),
            script.service(),
            new HttpTransport(TIMEOUT),
            told(life));
    return device.live(storage, AesGcmCipher.in(storage, keys), life.consents(), values);
  }
}
