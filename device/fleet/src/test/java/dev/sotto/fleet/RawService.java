package dev.sotto.fleet;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A socket that says to each request whatever the test wants, and remembers the requests.
final class RawService implements AutoCloseable {
  private final ServerSocket listening;
  private final Behaviour behaviour;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Bytes> bodies = Collections.synchronizedList(new ArrayList<>());

  /// What happens once a request was read.
  interface Behaviour {
    /// Answers on `socket`; it is closed if this returns false.
    ///
    /// @param request from 1, over all connections
    boolean answer(Socket socket, int request) throws IOException, InterruptedException;
  }

  RawService(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// Sends `answer` and keeps the connection.
  static Behaviour always(String answer) {
    return (socket, _) -> {
      send(socket, answer);
      return true;
    };
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      boolean open = true;
      while (open) {
        bodies.add(request(socket.getInputStream()));
        open = behaviour.answer(socket, bodies.size());
      }
    } catch (IOException gone) {
      // The client has had enough, which is what some tests want.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static Bytes request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("no more requests");
      }
      head.append((char) c);
    }
    String length =
        head.substring(head.indexOf("Content-Length: ") + 16).lines().findFirst().orElse("");
    return Bytes.of(in.readNBytes(Integer.parseInt(length)));
  }

  List<Bytes> bodies() {
    return List.copyOf(bodies);
  }

  int connections() {
    return connections.get();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/reports");
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
