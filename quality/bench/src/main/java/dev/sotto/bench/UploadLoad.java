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
///
/// While it warms up, connections are short. What a server calls once for each of them would otherwise not be compiled
/// for a few hundred in all, and a virtual thread with a frame that is not compiled is put away and taken up again at
/// several times the cost: that would measure a server as it is in its first second.
public final class UploadLoad {
  private static final double TICKS_PER_SECOND = 100;
  private static final long SETTLE_SECONDS = 2;
  private static final int SHORT = 50;

  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private final Path serverTimes;
  private final int port;
  private final Uploads uploads;

  private UploadLoad(long serverProcess, int port, Uploads uploads) throws IOException {
    serverTimes = Path.of("/proc", Long.toString(serverProcess), "stat");
    this.port = port;
    this.uploads = uploads;
  }

  /// Arguments: port, process id of the server, connections, seconds to warm up, seconds to measure, seed of the ids, name
  /// of the example whose registry the server has.
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    SeededRandom random = new SeededRandom(Long.parseLong(arguments[5]));
    Reports reports = new Reports(Registries.example(arguments[6]), random);
    Uploads uploads = new Uploads(reports, InstantSource.system().instant(), port);
    UploadLoad load = new UploadLoad(Long.parseLong(arguments[1]), port, uploads);
    int count = Integer.parseInt(arguments[2]);
    load.open(count);
    load.run(Long.parseLong(arguments[3]), SHORT);
    load.close();
    load.open(count);
    load.run(SETTLE_SECONDS, Integer.MAX_VALUE);
    double before = load.serverSeconds();
    long began = System.nanoTime();
    long answered = load.run(Long.parseLong(arguments[4]), Integer.MAX_VALUE);
    double seconds = (System.nanoTime() - began) / 1e9;
    double micros = (load.serverSeconds() - before) * 1e6 / answered;
    System.out.println(String.format(Locale.ROOT, "%.0f %.1f", answered / seconds, micros));
    load.close();
  }

  private void open(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      connections.add(new Connection(port, selector, uploads));
      connections.getLast().send();
    }
  }

  private void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    connections.clear();
  }

  /// @param most how many uploads a connection makes before a new one takes its place
  /// @return how many answers came in `seconds`
  private long run(long seconds, int most) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long answered = 0;
    while (System.nanoTime() < end) {
      selector.select(100);
      for (SelectionKey ready : selector.selectedKeys()) {
        if (ready.attachment() instanceof Connection connection && connection.receive()) {
          answered++;
          next(connection, most);
        }
      }
      selector.selectedKeys().clear();
    }
    return answered;
  }

  private void next(Connection connection, int most) throws IOException {
    if (connection.answered() < most) {
      connection.send();
      return;
    }
    connection.close();
    connections.remove(connection);
    open(1);
  }

  /// User and system time of the server: the fourteenth and fifteenth field, of which the second may hold spaces.
  private double serverSeconds() throws IOException {
    String all = Files.readString(serverTimes);
    List<String> fields = List.of(all.substring(all.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
  }
}
