package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowClientTest {
  private static final String GET = "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  void a_client_that_does_not_read_its_answer_loses_its_turn_to_the_next() throws Exception {
    Bytes large = Bytes.of(new byte[64 << 20]); // more than any socket buffer takes
    Route big = Route.get("/big", r -> Response.bytes("application/octet-stream", large));
    Route small = Route.get("/small", r -> Response.text("small"));
    ServerOptions one =
        ServerOptions.local()
            .withConcurrency(1, Duration.ofSeconds(10))
            .withBodyTimeout(Duration.ofMillis(500));
    try (ServerFixture fixture = new ServerFixture(one, big, small);
        RawClient stalls = new RawClient(fixture.server)) {
      stalls.send(String.format(java.util.Locale.ROOT, GET, "big"));
      Thread.sleep(200); // so that it has the turn
      assertThat(fixture.get("/small").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void more_connections_than_allowed_are_not_served_until_others_close() throws Exception {
    Route small = Route.get("/", r -> Response.text("small"));
    ServerOptions one = ServerOptions.local().withConcurrency(1, Duration.ofSeconds(10));
    List<RawClient> open = new ArrayList<>();
    try (ServerFixture fixture = new ServerFixture(one, small)) {
      for (int i = 0; i < one.maxConnections(); i++) {
        RawClient client = new RawClient(fixture.server);
        open.add(client);
        assertThat(answer(client)).startsWith("HTTP/1.1 200");
      }
      try (RawClient beyond = new RawClient(fixture.server)) {
        assertThat(answer(beyond)).isEmpty();
      }
      for (RawClient client : open) {
        client.close();
      }
      String answer = "";
      for (int attempt = 0; attempt < 100 && answer.isEmpty(); attempt++) {
        Thread.sleep(50);
        try (RawClient next = new RawClient(fixture.server)) {
          answer = answer(next);
        }
      }
      assertThat(answer).startsWith("HTTP/1.1 200");
    } finally {
      for (RawClient client : open) {
        client.close();
      }
    }
  }

  /// Empty if there is none.
  private static String answer(RawClient client) {
    try {
      client.send(String.format(java.util.Locale.ROOT, GET, ""));
      return client.readAnswer();
    } catch (IOException closed) {
      return "";
    }
  }
}
