package dev.sotto.bench;

import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Posts batches over kept-alive connections from one thread, as fast as they are answered. Prints the batches answered
/// a second and the CPU time that the server took for each, in microseconds, after a time to warm up.
public final class UploadLoad {
  private static final double TICKS_PER_SECOND = 100;
  private static final long SETTLE_SECONDS = 2;

  private final Selector selector = Selector.open();
  private final Path serverTimes;

  private UploadLoad(long serverProcess) throws IOException {
    serverTimes = Path.of("/proc", Long.toString(serverProcess), "stat");
  }

  /// Arguments: port, process id of the server, connections, seconds to warm up, seconds to measure, seed of the ids.
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    SeededRandom random = new SeededRandom(Long.parseLong(arguments[5]));
    Reports reports = new Reports(Registries.demo(), random);
    Uploads uploads = new Uploads(reports, InstantSource.system().instant(), port);
    UploadLoad load = new UploadLoad(Long.parseLong(arguments[1]));
    int count = Integer.parseInt(arguments[2]);
    List<Connection> connections = load.connect(port, uploads, count);
    load.run(Long.parseLong(arguments[3]));
    // What a server does for a connection that it took while its code was not compiled yet runs
    // uncompiled to the
    // connection's end: that would measure the first second for ever.
    close(connections);
    connections = load.connect(port, uploads, count);
    load.run(SETTLE_SECONDS);
    double before = load.serverSeconds();
    long began = System.nanoTime();
    long answered = load.run(Long.parseLong(arguments[4]));
    double seconds = (System.nanoTime() - began) / 1e9;
    double micros = (load.serverSeconds() - before) * 1e6 / answered;
    System.out.println(String.format(Locale.ROOT, "%.0f %.1f", answered / seconds, micros));
    close(connections);
  }

  private List<Connection> connect(int port, Uploads uploads, int count) throws IOException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      connections.add(new Connection(port, selector, uploads));
      connections.getLast().send();
    }
    return connections;
  }

  private static void close(List<Connection> connections) throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
  }

  /// Never sleeps: the core is its own, and to wake it would be work that the server does, a different amount for each.
  ///
  /// @return how many answers came in `seconds`
  private long run(long seconds) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long answered = 0;
    while (System.nanoTime() < end) {
      selector.selectNow();
      for (SelectionKey ready : selector.selectedKeys()) {
        if (ready.attachment() instanceof Connection connection && connection.receive()) {
          answered++;
          connection.send();
        }
      }
      selector.selectedKeys().clear();
    }
    return answered;
  }

  /// User and system time of the server: the fourteenth and fifteenth field, of which the second may hold spaces.
  private double serverSeconds() throws IOException {
    String all = Files.readString(serverTimes);
    List<String> fields = List.of(all.substring(all.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
  }
}
