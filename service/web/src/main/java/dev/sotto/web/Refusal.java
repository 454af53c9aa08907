package dev.sotto.web;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;

/// Answers what the library refuses before it is a request: a problem without a word of what was sent.
final class Refusal implements DirectHandler {
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Response response =
        SecurityHeaders.addTo(Problem.of(Math.max(400, status.code()), told(event)).response());
    TransportResponse.Builder told = TransportResponse.builder().status(status).headers(headers);
    response.headers().forEach((name, value) -> told.header(HeaderNames.create(name), value));
    return told.header(HeaderNames.CONTENT_TYPE, response.contentType())
        .entity(response.body().toByteArray())
        .keepAlive(false)
        .build();
  }

  private static String told(EventType event) {
    return switch (event) {
      case BAD_REQUEST -> "request is not HTTP/1.1, or its path or a header is malformed";
      case PAYLOAD_TOO_LARGE -> "request body is too long";
      default -> "request was refused";
    };
  }
}
