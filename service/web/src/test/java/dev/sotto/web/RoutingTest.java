package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private static final Handler TOLD = request -> Response.text(request.path());

  @Test
  void a_handler_gets_path_query_headers_and_body_decoded() throws Exception {
    Handler handler =
        r ->
            Response.text(
                String.join(
                    "|",
                    r.method(),
                    r.path(),
                    r.pathParameter("task"),
                    r.query("unit").orElse("?"),
                    String.valueOf(r.query().get("n")),
                    r.header("x-tEST").orElse("?"),
                    r.body().toHex()));
    try (ServerFixture fixture = new ServerFixture(Route.post("/tasks/{task}/reports", handler))) {
      HttpResponse<String> answer =
          fixture.send(
              fixture
                  .request("/tasks/boot%20t%2Fime+/reports?unit=%C2%B5s&n=1&n=2")
                  .header("X-Test", "yes")
                  .POST(BodyPublishers.ofByteArray(new byte[] {0, -1})));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo("POST|/tasks/boot%20t%2Fime+/reports|boot t/ime+|µs|[1, 2]|yes|00ff");
    }
  }

  @Test
  void a_literal_path_goes_before_one_with_a_name() throws Exception {
    Route named = Route.get("/tasks/{task}", request -> Response.text("named"));
    Route literal = Route.get("/tasks/all", request -> Response.text("literal"));
    try (ServerFixture fixture = new ServerFixture(named, literal)) {
      assertThat(fixture.get("/tasks/all").body()).isEqualTo("literal");
      assertThat(fixture.get("/tasks/some").body()).isEqualTo("named");
    }
  }

  @Test
  void a_path_that_no_route_has_is_a_problem_with_404() throws Exception {
    try (ServerFixture fixture = new ServerFixture(Route.get("/tasks/{task}", TOLD))) {
      for (String path : List.of("/", "/tasks", "/tasks/", "/tasks/a/b", "/tasks/a/", "/Tasks/a")) {
        HttpResponse<String> answer = fixture.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(answer.body())
            .isEqualTo(
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                    + "\"detail\":\"nothing has this path\"}");
      }
    }
  }

  @Test
  void a_wrong_method_is_told_which_are_allowed() throws Exception {
    Route get = Route.get("/a/{b}", TOLD);
    Route post = Route.post("/a/{c}", TOLD);
    try (ServerFixture fixture = new ServerFixture(get, post)) {
      HttpResponse<String> answer = fixture.send(fixture.request("/a/x").DELETE());
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }
  }

  @Test
  void head_is_answered_as_get_without_the_body() throws Exception {
    try (ServerFixture fixture = new ServerFixture(Route.get("/a", r -> Response.text("12345")))) {
      HttpResponse<String> answer = fixture.send(fixture.request("/a").HEAD());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Length")).contains("5");
      assertThat(answer.body()).isEmpty();
      assertThat(fixture.get("/a").body()).isEqualTo("12345");
    }
  }

  @Test
  void a_malformed_path_or_query_is_a_problem_with_400() throws Exception {
    try (ServerFixture fixture = new ServerFixture(Route.get("/a/{b}", TOLD))) {
      for (String target : List.of("/a/%zz", "/a/%4", "/a/b?x=%zz")) {
        try (RawClient client = new RawClient(fixture.server)) {
          client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
          assertThat(client.readAnswer())
              .as(target)
              .startsWith("HTTP/1.1 400 ")
              .contains(Problem.MEDIA_TYPE)
              .contains("nosniff");
        }
      }
    }
  }

  @Test
  void two_routes_for_the_same_requests_are_refused_at_the_start() {
    assertThatThrownBy(() ->
            WebServer.start(
                ServerOptions.local(),
                List.of(Route.get("/a/{b}", TOLD), Route.get("/a/{c}", TOLD))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two routes answer GET /a/{c}; remove one");
  }

  @Test
  void a_route_that_is_no_route_is_refused() {
    assertThatThrownBy(() -> Route.get("a", TOLD)).hasMessageContaining("does not begin with /");
    assertThatThrownBy(() -> Route.get("/a{b}", TOLD)).hasMessageContaining("\"a{b}\"");
    assertThatThrownBy(() -> Route.get("/{b}/{b}", TOLD)).hasMessageContaining("occurs twice");
    assertThatThrownBy(() -> new Route("get", "/", TOLD)).hasMessageContaining("capital");
  }
}
