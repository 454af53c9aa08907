package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WebServerTest {
  @Test
  void every_answer_carries_the_security_headers_and_none_names_the_server() throws Exception {
    Route fails =
        Route.get(
            "/fails",
            request -> {
              throw new IllegalStateException("x");
            });
    try (ServerFixture fixture =
        new ServerFixture(
            Route.get("/", r -> Response.html("<p>")),
            Route.get("/none", r -> Response.noContent()),
            fails)) {
      for (String path : List.of("/", "/none", "/missing", "/fails")) {
        HttpResponse<String> answer = fixture.get(path);
        SecurityHeaders.ALL.forEach((name, value) ->
            assertThat(answer.headers().allValues(name)).as(path).containsExactly(value));
        assertThat(answer.headers().map()).doesNotContainKeys("server", "Server", "X-Powered-By");
      }
    }
  }

  @Test
  void a_response_may_set_a_security_header_itself() throws Exception {
    Route route = Route.get("/", r -> Response.text("x").withHeader("cache-control", "max-age=60"));
    try (ServerFixture fixture = new ServerFixture(route)) {
      assertThat(fixture.get("/").headers().allValues("Cache-Control"))
          .containsExactly("max-age=60");
    }
  }

  @Test
  void a_storage_failure_is_503_and_any_other_500_and_neither_tells_why() throws Exception {
    Route storage =
        Route.get(
            "/storage",
            request -> {
              throw new IOException("secret disk");
            });
    Route bug =
        Route.get(
            "/bug/{id}",
            request -> {
              throw new IllegalStateException("secret bug");
            });
    List<LogRecord> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.sotto.web");
    Handler recorder = new Recorder(logged);
    logger.addHandler(recorder);
    logger.setUseParentHandlers(false);
    try (ServerFixture fixture = new ServerFixture(storage, bug)) {
      HttpResponse<String> unavailable = fixture.get("/storage");
      assertThat(unavailable.statusCode()).isEqualTo(503);
      assertThat(unavailable.headers().firstValue("Retry-After")).contains("5");
      HttpResponse<String> failed = fixture.get("/bug/person-7");
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
      assertThat(unavailable.body() + failed.body()).doesNotContain("secret", "Exception");
    } finally {
      logger.removeHandler(recorder);
      logger.setUseParentHandlers(true);
    }
    assertThat(logged).hasSize(2);
    assertThat(logged.get(0).getMessage()).contains("GET /storage", "503");
    assertThat(logged.get(1).getMessage()).contains("GET /bug/{id}", "500");
    assertThat(logged.toString()).doesNotContain("person-7", "127.0.0.1");
  }

  @Test
  void two_hundred_at_once_are_answered_each_with_its_own() throws Exception {
    CountDownLatch all = new CountDownLatch(200);
    Route meets =
        Route.post(
            "/meet",
            request -> {
              all.countDown();
              await(all);
              return Response.bytes("application/octet-stream", request.body());
            });
    try (ServerFixture fixture = new ServerFixture(meets)) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(
            fixture.client.sendAsync(
                fixture
                    .request("/meet")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("body " + i))
                    .build(),
                HttpResponse.BodyHandlers.ofString()));
      }
      for (int i = 0; i < 200; i++) {
        HttpResponse<String> answer = answers.get(i).get(30, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("body " + i);
      }
    }
  }

  @Test
  void a_request_that_finds_no_turn_is_asked_to_come_back_and_no_more_run_than_allowed()
      throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    Route slow =
        Route.get(
            "/slow",
            request -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              inside.countDown();
              await(release);
              now.decrementAndGet();
              return Response.text("done");
            });
    ServerOptions two = ServerOptions.local().withConcurrency(2, Duration.ofMillis(50));
    try (ServerFixture fixture = new ServerFixture(two, slow)) {
      List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(
            fixture.client.sendAsync(
                fixture.request("/slow").build(), HttpResponse.BodyHandlers.ofString()));
      }
      await(inside);
      HttpResponse<String> third = fixture.get("/slow");
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("Retry-After")).contains("1");
      release.countDown();
      for (CompletableFuture<HttpResponse<String>> answer : running) {
        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
      }
      assertThat(fixture.get("/slow").statusCode()).isEqualTo(200);
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void closing_waits_for_the_request_under_way_and_frees_the_port() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Route slow =
        Route.get(
            "/slow",
            request -> {
              inside.countDown();
              await(release);
              return Response.text("done");
            });
    try (ServerFixture fixture = new ServerFixture(slow)) {
      CompletableFuture<HttpResponse<String>> answer =
          fixture.client.sendAsync(
              fixture.request("/slow").build(), HttpResponse.BodyHandlers.ofString());
      await(inside);
      CompletableFuture<Void> closed = CompletableFuture.runAsync(fixture.server::close);
      assertThatThrownBy(() -> closed.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      release.countDown();
      assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
      closed.get(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> fixture.get("/slow")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      ServerOptions options = ServerOptions.local().withPort(taken.getLocalPort());
      assertThatThrownBy(() -> WebServer.start(options, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:" + taken.getLocalPort() + "; choose another port");
    }
  }

  @Test
  void starting_and_answering_prints_nothing() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (ServerFixture fixture = new ServerFixture(ServerFixture.ECHO)) {
      fixture.post("/echo", new byte[10]);
      try (RawClient client = new RawClient(fixture.server)) {
        client.send("no HTTP at all\r\n\r\n");
        client.readAnswer();
      }
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void a_second_start_takes_less_than_a_second() throws Exception {
    try (ServerFixture first = new ServerFixture(ServerFixture.ECHO)) {
      assertThat(first.server.port()).isPositive();
    }
    long from = System.nanoTime();
    try (ServerFixture second = new ServerFixture(ServerFixture.ECHO)) {
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
      assertThat(second.post("/echo", new byte[3]).statusCode()).isEqualTo(200);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited 20 s in vain");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Recorder extends Handler {
    private final List<LogRecord> records;

    Recorder(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public synchronized void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
