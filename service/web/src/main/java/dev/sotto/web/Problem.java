package dev.sotto.web;

import dev.sotto.wire.Bytes;
import java.time.Duration;
import java.util.Objects;

/// Why a request was refused, as `application/problem+json`. **Source:** RFC 9457, section 3.
///
/// @param status of the response, in `[400, 599]`
/// @param type   a URI that names the kind of problem; `about:blank` if the status says it all
/// @param title  the kind in a few words, the same for each problem of the type
/// @param detail this case: the thing, its value, the limit, the remedy; never a device's value
public record Problem(int status, String type, String title, String detail) {
  /// Media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// Checks the status.
  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is " + status + "; a problem has 400 to 599");
    }
  }

  /// A problem whose status says what kind it is.
  public static Problem of(int status, String detail) {
    return new Problem(status, "about:blank", titleOf(status), detail);
  }

  /// The four members as JSON, without line breaks.
  public String json() {
    return "{\"type\":"
        + JsonText.quote(type)
        + ",\"title\":"
        + JsonText.quote(title)
        + ",\"status\":"
        + status
        + ",\"detail\":"
        + JsonText.quote(detail)
        + "}";
  }

  /// The answer that tells it.
  public Response response() {
    return Response.of(status, MEDIA_TYPE, Bytes.utf8(json()));
  }

  /// The answer that tells it and asks the client to come back after `wait`, rounded up to seconds.
  public Response retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return response().withHeader("Retry-After", Long.toString(seconds));
  }

  private static String titleOf(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 421 -> "Misdirected Request";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Request Refused" : "Server Error";
    };
  }
}
