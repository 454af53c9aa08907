package dev.sotto.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A client that sends what it is told, be it HTTP or not.
final class RawClient implements AutoCloseable {
  private final Socket socket = new Socket();

  RawClient(WebServer server) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 5_000);
    socket.setSoTimeout(10_000);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// One answer whose length was declared: status line, headers and body.
  String readAnswer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    int bodyBytes = 0;
    for (String line : head.toString().lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        bodyBytes = Integer.parseInt(line.substring(15).trim());
      }
    }
    return head + new String(in.readNBytes(bodyBytes), StandardCharsets.UTF_8);
  }

  boolean isClosedByServer() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  /// Whether the server has ended the connection; asks without waiting.
  boolean hasEnded() throws IOException {
    socket.setSoTimeout(1);
    try {
      int read = socket.getInputStream().read();
      while (read >= 0) {
        read = socket.getInputStream().read();
      }
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
