package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import java.io.ByteArrayOutputStream;
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
import java.util.Locale;

/// A service on a real loopback socket that keeps the complete bytes of each request and answers what it was told to,
/// one request a connection.
final class RawService implements AutoCloseable {
  /// @param head all up to the empty line
  /// @param body as long as the head says
  record Received(String head, Bytes body) {}

  /// Makes the whole answer, head and body.
  interface Script {
    byte[] answer(int request, Bytes body);
  }

  private final ServerSocket socket;
  private final Script script;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

  RawService(Script script) throws IOException {
    this.script = script;
    socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread.ofVirtual().start(this::serve);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  private void serve() {
    try {
      while (true) {
        try (Socket connection = socket.accept()) {
          Received request = read(connection.getInputStream());
          received.add(request);
          connection.getOutputStream().write(script.answer(received.size() - 1, request.body()));
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static Received read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended in its head");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        text.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).trim()))
            .findFirst()
            .orElseThrow();
    return new Received(text, Bytes.of(in.readNBytes(length)));
  }

  static byte[] answer(int status, String contentType, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        "HTTP/1.1 "
            + status
            + " Whatever\r\nContent-Type: "
            + contentType
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
