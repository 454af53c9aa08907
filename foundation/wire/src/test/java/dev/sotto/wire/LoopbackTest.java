package dev.sotto.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.0",
        "127.1.2.3",
        "127.255.255.255",
        "[::1]",
        "localhost",
      })
  void this_machines_own_addresses_are_known(String host) {
    assertThat(Loopback.isHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1.",
        "127.0.0.1\n",
        "localhost.evil",
        "localhost.",
        "LOCALHOST",
        "Localhost",
        "localho\u017ft",
        "evil-localhost",
        "127",
        "127.1",
        "127.0.1",
        "127.0.0.256",
        "127.0.0.01",
        "127.0.0.-1",
        "127.0.0.1.1",
        "0127.0.0.1",
        "0177.0.0.1",
        "0x7f.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "2130706433",
        "\u0661\u0662\u0667.0.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "0.0.0.0",
        "::1",
        "[::]",
        "[::2]",
        "[0:0:0:0:0:0:0:1]",
        "[::1%lo]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
      })
  void every_other_spelling_is_anothers(String host) {
    assertThat(Loopback.isHost(host)).isFalse();
  }

  @Test
  void only_plain_http_without_a_users_name_counts() {
    assertThat(Loopback.isHttp(URI.create("http://127.0.0.1:8080/x?y"))).isTrue();
    assertThat(Loopback.isHttp(URI.create("http://[::1]:1"))).isTrue();
    for (String other :
        new String[] {
          "https://127.0.0.1/",
          "HTTP://127.0.0.1/",
          "http://user@127.0.0.1/",
          "http://127.0.0.1@evil.example/",
          "http://127.0.0.1:80@evil.example/",
          "http://0x7f.1/",
          "http:/reports",
          "mailto:somebody@localhost",
          "/reports",
        }) {
      assertThat(Loopback.isHttp(URI.create(other))).as(other).isFalse();
    }
  }
}
