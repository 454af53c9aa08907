package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sotto.sdk.Transport;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PooledTransportTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final Bytes ONE = Bytes.utf8("one");
  private static final Bytes TWO = Bytes.utf8("two");

  private static Transport.Reply post(Transport transport, RawService service, Bytes body)
      throws IOException {
    return transport.post(service.uri(), "application/octet-stream", body);
  }

  private static void requireHello(Transport.Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(Bytes.utf8("hello"));
  }

  @Test
  void one_connection_carries_requests_one_after_the_other() throws IOException {
    try (RawService service = new RawService(RawService.always(HELLO));
        PooledTransport transport = new PooledTransport()) {
      requireHello(post(transport, service, ONE));
      requireHello(post(transport, service, TWO));
      requireHello(post(transport, service, Bytes.of()));
      assertThat(service.bodies()).containsExactly(ONE, TWO, Bytes.of());
      assertThat(service.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_refusal_is_a_reply_with_its_status() throws IOException {
    String busy = "HTTP/1.1 503 Service Unavailable\r\ncontent-LENGTH:0\r\n\r\n";
    try (RawService service = new RawService(RawService.always(busy));
        PooledTransport transport = new PooledTransport()) {
      assertThat(post(transport, service, ONE).status()).isEqualTo(503);
    }
  }

  @Test
  void a_connection_that_the_service_closed_while_idle_is_replaced_by_a_new_one()
      throws IOException {
    try (RawService service =
            new RawService((socket, _) -> {
              RawService.send(socket, HELLO);
              return false;
            });
        PooledTransport transport = new PooledTransport()) {
      for (int i = 0; i < 20; i++) {
        requireHello(post(transport, service, ONE));
      }
      assertThat(service.bodies()).hasSize(20);
      assertThat(service.connections()).isEqualTo(20);
    }
  }

  @Test
  void a_connection_that_is_announced_to_close_is_not_used_again() throws IOException {
    String last = "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 5\r\n\r\nhello";
    try (RawService service = new RawService(RawService.always(last));
        PooledTransport transport = new PooledTransport()) {
      requireHello(post(transport, service, ONE));
      requireHello(post(transport, service, TWO));
      assertThat(service.connections()).isEqualTo(2);
    }
  }

  @Test
  void an_answer_cut_in_the_middle_is_no_answer_and_the_next_request_is_not_harmed()
      throws IOException {
    for (int length = 0; length < HELLO.length(); length++) {
      String cut = HELLO.substring(0, length);
      try (RawService service =
              new RawService((socket, request) -> {
                RawService.send(socket, request == 1 ? cut : HELLO);
                return request != 1;
              });
          PooledTransport transport = new PooledTransport()) {
        assertThatIOException().isThrownBy(() -> post(transport, service, ONE));
        assertThat(service.bodies()).as("not repeated on a new connection").hasSize(1);
        requireHello(post(transport, service, TWO));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n",
        "HTTP/2 200\r\nContent-Length: 0\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\r\n\r\n",
        "\u0000\u00ff\u0016\u0003\n",
      })
  void what_is_no_answer_of_stated_length_is_refused_without_waiting_for_more(String answer)
      throws IOException {
    try (RawService service = new RawService(RawService.always(answer));
        PooledTransport transport = new PooledTransport()) {
      assertThatIOException().isThrownBy(() -> post(transport, service, ONE));
      assertThat(service.bodies()).hasSize(1);
    }
  }

  @Test
  void a_line_without_end_is_not_read_for_ever() throws IOException {
    try (RawService service =
            new RawService((socket, _) -> {
              while (true) {
                RawService.send(socket, "x".repeat(1000));
              }
            });
        PooledTransport transport = new PooledTransport()) {
      assertThatIOException().isThrownBy(() -> post(transport, service, ONE));
    }
  }

  @Test
  void an_answer_that_comes_byte_by_byte_is_read_whole() throws IOException {
    try (RawService service =
            new RawService((socket, _) -> {
              for (int i = 0; i < HELLO.length(); i++) {
                RawService.send(socket, HELLO.substring(i, i + 1));
                Thread.sleep(5);
              }
              return true;
            });
        PooledTransport transport = new PooledTransport()) {
      requireHello(post(transport, service, ONE));
      requireHello(post(transport, service, TWO));
    }
  }

  @Test
  void closing_closes_the_idle_connections() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (RawService service =
        new RawService((socket, _) -> {
          RawService.send(socket, HELLO);
          if (socket.getInputStream().read() < 0) {
            gone.countDown();
          }
          return false;
        })) {
      try (PooledTransport transport = new PooledTransport()) {
        requireHello(post(transport, service, ONE));
        assertThat(gone.getCount()).isEqualTo(1);
      }
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void nobody_there_is_an_io_exception() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port + "/reports");
    try (PooledTransport transport = new PooledTransport()) {
      assertThatIOException().isThrownBy(() -> transport.post(nobody, "text/plain", ONE));
    }
  }
}
