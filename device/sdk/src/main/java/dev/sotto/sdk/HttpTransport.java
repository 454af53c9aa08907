package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/// The transport of the platform, `HttpURLConnection`. It sends no header that differs between devices of one platform
/// version, and uses no proxy, so that what must stay on this machine does. A host that installs a process-wide
/// `CookieHandler` must keep cookies for the service's address out of it; the service sets none.
public final class HttpTransport implements Transport {
  private final int timeoutMillis;

  /// @param timeout for connecting, and for each wait for bytes; at most a day
  public HttpTransport(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "timeout must be positive and at most a day, was " + timeout);
    }
    timeoutMillis = (int) timeout.toMillis();
  }

  @Override
  public Reply post(URI address, String mediaType, Bytes body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", mediaType);
    connection.setRequestProperty("User-Agent", "sotto");
    connection.setRequestProperty("Accept", "*/*");
    connection.setFixedLengthStreamingMode(body.length());
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.toByteArray());
    }
    return reply(connection);
  }

  private static Reply reply(HttpURLConnection connection) throws IOException {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (HttpRetryException wantsAuthentication) { // Android throws it where the JDK does not
      return new Reply(wantsAuthentication.responseCode(), Bytes.of());
    }
    if (status == HttpURLConnection.HTTP_OK) {
      return new Reply(status, drain(connection.getInputStream()));
    }
    connection.disconnect(); // what other statuses say is not read, however long it is
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    return new Reply(status, Bytes.of());
  }

  private static Bytes drain(InputStream stream) throws IOException {
    try (InputStream in = stream) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] buffer = new byte[1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.write(buffer, 0, read);
        if (content.size() > MAX_REPLY_BYTES) {
          throw new IOException("answer is longer than " + MAX_REPLY_BYTES + " bytes");
        }
      }
      return Bytes.of(content.toByteArray());
    }
  }
}
