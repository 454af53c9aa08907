package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyBoundTest {
  private static final ServerOptions THOUSAND = ServerOptions.local().withMaxBodyBytes(1000);
  private static final String HEAD = "POST /echo HTTP/1.1\r\nHost: localhost\r\n";

  private final AtomicInteger handled = new AtomicInteger();
  private final Route echo =
      Route.post(
          "/echo",
          request -> {
            handled.incrementAndGet();
            return Response.text(request.body().length() + "");
          });

  @Test
  void a_body_of_just_the_bound_is_read_declared_or_chunked() throws Exception {
    try (ServerFixture fixture = new ServerFixture(THOUSAND, echo)) {
      assertThat(fixture.post("/echo", new byte[1000]).body()).isEqualTo("1000");
      assertThat(chunked(fixture, 1000).body()).isEqualTo("1000");
      assertThat(chunked(fixture, 0).body()).isEqualTo("0");
    }
  }

  @Test
  void one_byte_more_is_refused_declared_or_chunked_and_never_reaches_the_handler()
      throws Exception {
    try (ServerFixture fixture = new ServerFixture(THOUSAND, echo)) {
      HttpResponse<String> declared = fixture.post("/echo", new byte[1001]);
      assertThat(declared.statusCode()).isEqualTo(413);
      assertThat(declared.body()).contains("this server allows 1000 bytes");
      assertThat(chunked(fixture, 1001).statusCode()).isEqualTo(413);
      assertThat(handled).hasValue(0);
      assertThat(fixture.post("/echo", new byte[7]).body()).isEqualTo("7");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "deflate",
        "br",
        "zstd",
        "gzip, gzip",
        "identity, gzip",
        "identity",
        ""
      })
  void a_compressed_body_is_refused_with_what_to_do_and_never_reaches_the_handler(String coding)
      throws Exception {
    try (ServerFixture fixture = new ServerFixture(THOUSAND, echo);
        RawClient client = new RawClient(fixture.server)) {
      String about = HEAD + "Content-Encoding: " + coding + "\r\nContent-Length: 3\r\n\r\nabc";
      client.send(about);
      assertThat(client.readAnswer())
          .startsWith("HTTP/1.1 415 ")
          .containsIgnoringCase("accept-encoding: identity")
          .contains(Problem.MEDIA_TYPE, "compressed", "send it without Content-Encoding");
      assertThat(handled).hasValue(0);
      assertThat(fixture.post("/echo", new byte[5]).body()).isEqualTo("5");
    }
  }

  @Test
  void a_transfer_coding_but_chunked_is_refused() throws Exception {
    for (String coding : List.of("gzip, chunked", "gzip", "chunked, gzip", "chunked, chunked")) {
      handled.set(0);
      try (ServerFixture fixture =
              new ServerFixture(THOUSAND.withBodyTimeout(Duration.ofSeconds(1)), echo);
          RawClient client = new RawClient(fixture.server)) {
        client.send(HEAD + "Transfer-Encoding: " + coding + "\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        assertThat(client.readAnswer()).as(coding).matches("(?s)HTTP/1.1 (400|501) .*");
        assertThat(handled).as(coding).hasValue(0);
      }
    }
  }

  @Test
  void a_client_far_beyond_the_bound_still_gets_its_answer() throws Exception {
    for (int i = 0; i < 20; i++) {
      farBeyond();
    }
  }

  private void farBeyond() throws Exception {
    try (ServerFixture fixture = new ServerFixture(THOUSAND, echo)) {
      assertThat(fixture.post("/echo", new byte[900_000]).statusCode()).isEqualTo(413);
      assertThat(chunked(fixture, 900_000).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void a_declared_length_is_refused_before_a_byte_is_sent_and_the_connection_closed()
      throws Exception {
    try (ServerFixture fixture =
            new ServerFixture(THOUSAND.withBodyTimeout(Duration.ofSeconds(1)), echo);
        RawClient client = new RawClient(fixture.server)) {
      client.send(HEAD + "Content-Length: 99999999999\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 413 ").containsIgnoringCase("close");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void a_body_that_stops_never_reaches_the_handler_and_gives_its_turn_back() throws Exception {
    ServerOptions one =
        THOUSAND.withBodyTimeout(Duration.ofMillis(300)).withConcurrency(1, Duration.ofSeconds(5));
    try (ServerFixture fixture = new ServerFixture(one, echo);
        RawClient stalls = new RawClient(fixture.server)) {
      stalls.send(HEAD + "Content-Length: 100\r\n\r\nabc");
      assertThat(fixture.post("/echo", new byte[5]).body()).isEqualTo("5");
      assertThat(handled).hasValue(1);
    }
  }

  @Test
  void keep_alive_and_pipelined_requests_are_answered_in_order() throws Exception {
    try (ServerFixture fixture = new ServerFixture(THOUSAND, echo);
        RawClient client = new RawClient(fixture.server)) {
      StringBuilder pipeline = new StringBuilder();
      for (int i = 1; i <= 50; i++) {
        pipeline.append(HEAD).append("Content-Length: ").append(i).append("\r\n\r\n");
        pipeline.repeat('x', i);
      }
      client.send(pipeline.toString());
      for (int i = 1; i <= 50; i++) {
        assertThat(client.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + i);
      }
      client.send(HEAD + "Content-Length: 3\r\n\r\nabc");
      assertThat(client.readAnswer()).endsWith("\r\n\r\n3");
    }
  }

  @Test
  void what_is_not_http_is_refused_with_the_security_headers() throws Exception {
    try (ServerFixture fixture = new ServerFixture(THOUSAND, echo);
        RawClient client = new RawClient(fixture.server)) {
      client.send("GET / HTTP/9.9\r\n\r\n");
      assertThat(client.readAnswer())
          .startsWith("HTTP/1.1 4")
          .contains("nosniff")
          .contains(Problem.MEDIA_TYPE);
    }
  }

  private static HttpResponse<String> chunked(ServerFixture fixture, int bytes)
      throws IOException, InterruptedException {
    byte[] body = new byte[bytes];
    return fixture.send(
        fixture
            .request("/echo")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
  }
}
