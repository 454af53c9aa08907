package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
  private static final Route HELLO = Route.get("/", r -> Response.text("hello"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "127.0.0.1:80",
        "10.0.2.2:8080",
        "[::1]",
        "[::1]:8080",
        "collector.internal:1"
      })
  void an_address_localhost_and_the_own_name_are_meant(String header) {
    assertThat(new Host("collector.internal").isMeantBy(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "localhost:80:evil",
        "",
        ":80",
        "127.0.0.1@evil.example",
        "[::1].evil.example",
        "other.internal"
      })
  void any_other_name_is_not(String header) {
    assertThat(new Host("collector.internal").isMeantBy(header)).isFalse();
  }

  @Test
  void a_request_under_a_strangers_name_is_refused_on_every_path() throws Exception {
    try (ServerFixture fixture = new ServerFixture(HELLO, ServerFixture.ECHO)) {
      for (String start : new String[] {"GET /", "GET /missing", "DELETE /", "POST /echo"}) {
        try (RawClient client = new RawClient(fixture.server)) {
          client.send(start + " HTTP/1.1\r\nHost: evil.example\r\n\r\n");
          assertThat(client.readAnswer()).startsWith("HTTP/1.1 421 ").doesNotContain("evil");
        }
      }
      try (RawClient client = new RawClient(fixture.server)) {
        client.send("GET / HTTP/1.1\r\nHost: localhost:" + fixture.server.port() + "\r\n\r\n");
        assertThat(client.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("hello");
      }
    }
  }
}
