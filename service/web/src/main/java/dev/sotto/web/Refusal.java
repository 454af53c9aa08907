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
    Response response = problem(request, event, status.code());
    TransportResponse.Builder told =
        TransportResponse.builder().status(Status.create(response.status())).headers(headers);
    response.headers().forEach((name, value) -> told.header(HeaderNames.create(name), value));
    SecurityHeaders.addTo(response, told::header);
    return told.header(HeaderNames.CONTENT_TYPE, response.contentType())
        .entity(response.body().toByteArray())
        .keepAlive(false)
        .build();
  }

  /// The library has no coding to undo and takes any for a bad request.
  private static Response problem(TransportRequest request, EventType event, int status) {
    if (status == 400 && request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      String why =
          "request body is compressed or otherwise coded; this server takes bodies as they are,"
              + " send it without Content-Encoding";
      return Problem.of(415, why).response().withHeader("Accept-Encoding", "identity");
    }
    if (status == 501) {
      String why = "request has a transfer coding other than chunked; send the body without it";
      return Problem.of(status, why).response();
    }
    return Problem.of(Math.max(400, status), told(event)).response();
  }

  private static String told(EventType event) {
    return switch (event) {
      case BAD_REQUEST -> "request is not HTTP/1.1, or its path or a header is malformed";
      case PAYLOAD_TOO_LARGE -> "request body is too long";
      default -> "request was refused";
    };
  }
}
