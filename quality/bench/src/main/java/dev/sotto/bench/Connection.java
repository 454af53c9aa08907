package dev.sotto.bench;

import dev.sotto.wire.Header;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One keep-alive connection with one request under way at a time. It understands what the server of this project
/// answers, and nothing more of HTTP.
final class Connection {
  private static final String LENGTH = "content-length:";

  private final SocketChannel channel;
  private final Uploads uploads;
  private final ByteBuffer out;
  private final ByteBuffer in = ByteBuffer.allocate(4096);
  private int answered;

  Connection(int port, Selector selector, Uploads uploads) throws IOException {
    this.uploads = uploads;
    out = ByteBuffer.allocateDirect(uploads.longest());
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /// Sends the next request. It fits the socket's buffer, so this never waits.
  void send() throws IOException {
    uploads.next(out);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /// Reads on.
  ///
  /// @return whether an answer is complete
  /// @throws IOException if it is not 200 with nothing but acceptance in it
  boolean receive() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed a connection; look at its log");
    }
    String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    if (head < 0) {
      return false;
    }
    int body = head + 4;
    if (in.position() < body + length(text.substring(0, head))) {
      return false;
    }
    if (!text.startsWith("HTTP/1.1 200")) {
      throw new IOException("the server answered " + text.substring(0, text.indexOf('\r')));
    }
    requireAccepted(body);
    in.clear();
    answered++;
    return true;
  }

  /// How many answers came.
  int answered() {
    return answered;
  }

  private static int length(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    int end = head.indexOf('\r', at);
    return Integer.parseInt(
        head.substring(at + LENGTH.length(), end < 0 ? head.length() : end).strip());
  }

  /// An answer is a header, a count of one byte, then a 0 for each report that was accepted.
  private void requireAccepted(int body) throws IOException {
    int first = body + Header.LENGTH + 1;
    for (int i = first; i < in.position(); i++) {
      if (in.get(i) != 0) {
        throw new IOException("a report was refused with verdict " + in.get(i));
      }
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
