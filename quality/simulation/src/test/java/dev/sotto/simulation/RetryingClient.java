package dev.sotto.simulation;

import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A device's side: sends a batch, and sends the same bytes again until it is answered.
final class RetryingClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final AtomicInteger port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /// @param port where the service answers at the moment
  RetryingClient(AtomicInteger port) {
    this.port = port;
  }

  /// Sends until it is answered, or `mayGiveUp` says so after an attempt.
  ///
  /// @return whether all of `reports` were acknowledged
  boolean send(List<Report> reports, Supplier<Boolean> mayGiveUp) throws InterruptedException {
    Bytes body = Batch.of(reports).encode();
    while (true) {
      try {
        HttpResponse<byte[]> response =
            http.send(request(body), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 200) {
          return acknowledged(Bytes.of(response.body()));
        }
        if (response.statusCode() != 503) {
          throw new AssertionError("the service answered " + response.statusCode());
        }
      } catch (IOException killed) {
        // the answer is unknown: the same bytes go again
      }
      if (mayGiveUp.get()) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
  }

  private HttpRequest request(Bytes body) {
    URI uri = URI.create("http://127.0.0.1:" + port.get() + Endpoints.REPORTS);
    return HttpRequest.newBuilder(uri)
        .timeout(TIMEOUT)
        .header("Content-Type", Endpoints.BATCH_TYPE)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }

  private static boolean acknowledged(Bytes answer) {
    if (!Answer.decode(answer).orThrow().allAccepted()) {
      throw new AssertionError("the service refused a report it must accept");
    }
    return true;
  }
}
