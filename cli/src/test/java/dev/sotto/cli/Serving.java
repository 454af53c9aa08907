package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `serve` on a thread of its own.
final class Serving implements AutoCloseable {
  private static final Pattern URI_SHOWN = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<ExitCode> code = new CompletableFuture<>();
  private final Thread thread;
  private final URI uri;

  Serving(String... args) throws InterruptedException {
    thread =
        Thread.ofPlatform()
            .start(() ->
                code.complete(
                    Main.run(
                        Terminal.PLAIN,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        args)));
    Matcher shown = URI_SHOWN.matcher(out.toString());
    while (!shown.find()) {
      assertThat(code).as(err.toString()).isNotDone();
      Thread.sleep(Duration.ofMillis(20));
      shown = URI_SHOWN.matcher(out.toString());
    }
    uri = URI.create(shown.group());
  }

  /// The body of the answer, which must be 200 and of `type`.
  String get(String path, String type) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.resolve(path).toURL().openConnection();
    try (InputStream body = connection.getInputStream()) {
      assertThat(connection.getResponseCode()).isEqualTo(200);
      assertThat(connection.getContentType()).startsWith(type);
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    assertThat(code.join()).as(err.toString()).isEqualTo(ExitCode.DONE);
  }

  URI uri() {
    return uri;
  }

  String said() {
    return out.toString();
  }
}
