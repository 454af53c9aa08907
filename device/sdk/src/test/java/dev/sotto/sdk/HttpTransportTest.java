package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.Verdict;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What really goes over the wire, to the byte.
class HttpTransportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Bytes BODY = Bytes.utf8("a batch");

  private static byte[] accept(Bytes body) {
    int reports = Batch.decode(body).orThrow().reports().size();
    Answer answer = new Answer(Collections.nCopies(reports, Verdict.ACCEPTED));
    return RawService.answer(200, Endpoints.ANSWER_TYPE, answer.encode().toByteArray());
  }

  private static Transport.Reply reply(byte[] answer) throws IOException {
    try (RawService service = new RawService((n, body) -> answer)) {
      URI address = service.address().resolve(Endpoints.REPORTS);
      return new HttpTransport(TIMEOUT).post(address, Endpoints.BATCH_TYPE, BODY);
    }
  }

  /// All requests of two hours of a device whose person does `habit`.
  private static List<RawService.Received> requests(Habit habit) throws IOException {
    try (RawService service =
        new RawService((n, body) ->
            n % 2 == 0 ? RawService.answer(503, "text/plain", new byte[3]) : accept(body))) {
      TestDevice device =
          new TestDevice(
              TestMetrics.registry(
                  TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY),
                  TestMetrics.choice(
                      "colour", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE),
                  TestMetrics.ranges(
                      "minutes", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE)),
              11,
              n -> ScriptedService.Reaction.ACCEPTED);
      HttpTransport http = new HttpTransport(TIMEOUT);
      device.transport((address, type, body) ->
          http.post(service.address().resolve(address.getPath()), type, body));
      device.open();
      device.sotto().grant(TestMetrics.QUALITY);
      device.settle();
      for (int slot = 0; slot < 12; slot++) {
        habit.record(device.sotto(), slot);
        device.runAfter(Duration.ofMinutes(15));
      }
      return service.received();
    }
  }

  /// The head without the port, which differs between services, and the body with what a report may vary in blanked.
  private static List<String> comparable(List<RawService.Received> requests) {
    List<String> all = new ArrayList<>();
    for (RawService.Received request : requests) {
      StringBuilder text = new StringBuilder(request.head().replaceAll("127.0.0.1:\\d+", "HOST"));
      text.append(request.body().length());
      for (Bytes encoded : Batch.decode(request.body()).orThrow().reports()) {
        Report report = Report.decode(encoded).orThrow();
        text.append(' ').append(report.definition()).append(' ').append(report.window());
        text.append(' ').append(report.segment()).append(' ').append(report.payload().length());
      }
      all.add(text.toString());
    }
    return all;
  }

  @Test
  void requests_differ_in_payloads_and_ids_alone() throws IOException {
    List<String> silent = comparable(requests(Habit.NOTHING));
    assertThat(silent).hasSizeGreaterThan(3);
    for (Habit habit : List.of(Habit.A_LOT, Habit.CHANGING, Habit.OUTSIDE)) {
      assertThat(comparable(requests(habit))).isEqualTo(silent);
    }
  }

  @Test
  void a_retry_is_the_same_request_to_the_byte() throws IOException {
    List<RawService.Received> requests = requests(Habit.A_LOT);
    assertThat(requests.get(1).head()).isEqualTo(requests.get(0).head());
    assertThat(requests.get(1).body()).isEqualTo(requests.get(0).body());
  }

  @Test
  void the_head_says_nothing_of_the_device() throws IOException {
    String head = requests(Habit.NOTHING).get(0).head();
    assertThat(head.lines().map(line -> line.replaceFirst(":.*", "")).toList())
        .containsExactlyInAnyOrder(
            "POST /reports HTTP/1.1",
            "Content-Type",
            "User-Agent",
            "Accept",
            "Cache-Control",
            "Pragma",
            "Host",
            "Connection",
            "Content-Length",
            "");
    assertThat(head).contains("User-Agent: sotto\r\n", "Content-Type: application/vnd.sotto.batch");
  }

  @Test
  void an_answer_is_read_to_its_end() throws IOException {
    byte[] body = new byte[5000];
    assertThat(reply(RawService.answer(200, Endpoints.ANSWER_TYPE, body)))
        .isEqualTo(new Transport.Reply(200, Bytes.of(body)));
  }

  @Test
  void every_other_status_is_told_whatever_comes_with_it() throws IOException {
    byte[] page = new byte[200_000];
    for (int status :
        List.of(204, 301, 302, 307, 400, 401, 403, 404, 407, 410, 413, 429, 500, 503)) {
      byte[] body = status == 204 ? new byte[0] : page;
      assertThat(reply(RawService.answer(status, "text/html", body)).status()).isEqualTo(status);
    }
  }

  @Test
  void a_service_that_asks_for_a_password_has_refused() throws IOException {
    String asking = "text/html\r\nWWW-Authenticate: Basic realm=\"x\"";
    assertThat(reply(RawService.answer(401, asking, new byte[3])).status()).isEqualTo(401);
  }

  @Test
  void an_endless_answer_is_none() {
    byte[] page = new byte[Transport.MAX_REPLY_BYTES + 1];
    assertThatThrownBy(() -> reply(RawService.answer(200, "text/html", page)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void what_is_not_http_is_none() {
    assertThatThrownBy(() -> reply("SSH-2.0-OpenSSH\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> reply(new byte[0])).isInstanceOf(IOException.class);
  }

  @Test
  void a_silent_service_and_a_closed_port_are_no_answer() throws IOException {
    HttpTransport hasty = new HttpTransport(Duration.ofMillis(200));
    URI address;
    try (ServerSocket silent = new ServerSocket(0)) {
      address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/reports");
      assertThatThrownBy(() -> post(hasty, address)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> post(hasty, address)).isInstanceOf(IOException.class);
  }

  private static Transport.Reply post(Transport transport, URI address) throws IOException {
    return transport.post(address, Endpoints.BATCH_TYPE, BODY);
  }
}
