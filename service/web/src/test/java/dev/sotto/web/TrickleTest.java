package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that send a byte now and then, in order to hold what others wait for: each is dropped after the time limit,
/// whatever part of a request it spins out, and others are served meanwhile.
@Timeout(60)
class TrickleTest {
  private static final Duration LIMIT = Duration.ofMillis(1200);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(40);
  private static final ServerOptions OPTIONS =
      ServerOptions.local().withConcurrency(2, Duration.ofSeconds(10));

  private WebServer server;

  TrickleTest() throws IOException {
    server = start(LIMIT);
  }

  private static WebServer start(Duration limit) throws IOException {
    List<Route> routes =
        List.of(
            Route.get("/small", r -> Response.text("small")),
            Route.post("/echo", r -> Response.text(r.body().length() + "")));
    return WebServer.start(OPTIONS.withBodyTimeout(limit), routes, limit);
  }

  @BeforeEach
  void warm() throws IOException {
    assertThat(served()).isTrue();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private boolean served() throws IOException {
    try (RawClient other = new RawClient(server)) {
      other.send("GET /small HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return other.readAnswer().startsWith("HTTP/1.1 200");
    }
  }

  /// What is sent at once, before the rest trickles.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /small",
        "GET /small HTTP/1.1\r\nHost: localhost\r\nX: ",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n"
      })
  void a_client_that_trickles_is_dropped_after_the_limit_and_others_are_served(String begun)
      throws Exception {
    try (RawClient slow = new RawClient(server)) {
      slow.send(begun);
      long from = System.nanoTime();
      long others = 0;
      while (!dropped(slow)) {
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(PATIENCE);
        assertThat(served()).isTrue();
        others++;
        Thread.sleep(BETWEEN_BYTES);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(LIMIT.dividedBy(2));
      assertThat(others).isGreaterThan(5);
    }
  }

  /// The twin without a limit keeps it.
  @Test
  void without_the_limit_it_would_stay() throws Exception {
    server.close();
    server = start(Duration.ofMinutes(5));
    try (RawClient slow = new RawClient(server)) {
      slow.send("GET /small HTTP/1.1\r\nHost: localhost\r\nX: ");
      long until = System.nanoTime() + LIMIT.multipliedBy(3).toNanos();
      while (System.nanoTime() < until) {
        assertThat(dropped(slow)).isFalse();
        Thread.sleep(BETWEEN_BYTES);
      }
    }
  }

  @Test
  void as_many_of_them_as_there_are_connections_are_gone_after_the_limit() throws Exception {
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < OPTIONS.maxConnections(); i++) {
        RawClient client = new RawClient(server);
        slow.add(client);
        client.send("GET /small HT");
      }
      long until = System.nanoTime() + PATIENCE.toNanos();
      boolean served = false;
      while (!served && System.nanoTime() < until) {
        slow.forEach(TrickleTest::dropped);
        served = attempted();
      }
      assertThat(served).isTrue();
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  private boolean attempted() {
    try {
      return served();
    } catch (IOException refused) {
      return false;
    }
  }

  /// Whether one more byte finds the connection closed, or an end of it.
  private static boolean dropped(RawClient client) {
    try {
      client.send("x");
      return client.hasEnded();
    } catch (IOException closed) {
      return true;
    }
  }
}
