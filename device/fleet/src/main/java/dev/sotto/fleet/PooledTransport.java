package dev.sotto.fleet;

import dev.sotto.sdk.Transport;
import dev.sotto.wire.Bytes;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// HTTP/1.1 over pooled connections: as many devices as there are in the world do not fit on one machine, so simulated
/// ones use connections one after the other. Requests are never shared. It speaks to one service, on this machine, and
/// only as much HTTP as that needs: a body of stated length each way.
///
/// Design: the platform's client manages some 5 000 requests a second here, these sockets twice that, and a fleet should
/// measure the service rather than itself. File-backed devices use the SDK's own transport.
final class PooledTransport implements Transport, Closeable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int MAX_LINE = 8192;
  private static final int MAX_HEADERS = 100;
  private static final int STATUS_START = 9;
  private static final int STATUS_END = 12;
  private static final String LENGTH = "content-length:";
  private static final String CONNECTION = "connection:";

  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  private record Connection(Socket socket, InputStream in) {
    void close() throws IOException {
      socket.close();
    }
  }

  @Override
  public Reply post(URI address, String mediaType, Bytes body) throws IOException {
    Connection pooled = idle.poll();
    if (pooled != null) {
      try {
        return exchange(pooled, address, mediaType, body);
      } catch (IOException closedMeanwhile) {
        pooled.close(); // the same bytes once more, on a connection that is certainly open
      }
    }
    Connection fresh = connect(address);
    try {
      return exchange(fresh, address, mediaType, body);
    } catch (IOException failed) {
      fresh.close();
      throw failed;
    }
  }

  private static Connection connect(URI address) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
    return new Connection(socket, new BufferedInputStream(socket.getInputStream(), 1024));
  }

  private Reply exchange(Connection connection, URI address, String mediaType, Bytes body)
      throws IOException {
    String head =
        "POST "
            + address.getPath()
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nContent-Type: "
            + mediaType
            + "\r\nUser-Agent: sotto\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + body.length()];
    System.arraycopy(start, 0, request, 0, start.length);
    body.copyTo(request, start.length);
    connection.socket().getOutputStream().write(request);
    return reply(connection);
  }

  private Reply reply(Connection connection) throws IOException {
    int status = status(line(connection.in()));
    long length = -1;
    boolean close = false;
    int headers = 0;
    for (String header = line(connection.in()); !header.isEmpty(); header = line(connection.in())) {
      if (++headers > MAX_HEADERS) {
        throw new IOException("answer of more than " + MAX_HEADERS + " headers");
      }
      if (begins(header, LENGTH)) {
        length = length(header.substring(LENGTH.length()).strip());
      } else if (begins(header, CONNECTION)) {
        close = header.toLowerCase(Locale.ROOT).contains("close");
      }
    }
    if (length < 0 || length > MAX_REPLY_BYTES) {
      throw new IOException(
          "answer of length " + length + ", at most " + MAX_REPLY_BYTES + " is read");
    }
    byte[] body = connection.in().readNBytes((int) length);
    if (body.length < length) {
      throw new EOFException("answer ended after " + body.length + " of " + length + " bytes");
    }
    if (close) {
      connection.close();
    } else {
      idle.add(connection);
    }
    return new Reply(status, Bytes.of(body));
  }

  private static long length(String digits) throws IOException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException absurd) {
      throw new IOException("answer states no length that can be read", absurd);
    }
  }

  private static boolean begins(String header, String name) {
    return header.regionMatches(true, 0, name, 0, name.length());
  }

  /// The status of a line such as `HTTP/1.1 200 OK`.
  private static int status(String line) throws IOException {
    int status = line.startsWith("HTTP/1.1 ") && line.length() >= STATUS_END ? 0 : -1;
    for (int i = STATUS_START; status >= 0 && i < STATUS_END; i++) {
      int digit = Character.digit(line.charAt(i), 10);
      status = digit < 0 ? -1 : 10 * status + digit;
    }
    if (status < 100 || status > 599) {
      throw new IOException("not an answer in HTTP/1.1");
    }
    return status;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > MAX_LINE) {
        throw new EOFException("answer ended within its head");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }
}
