package dev.sotto.web;

import dev.sotto.wire.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One answer. The server adds the security headers that `headers` does not name itself; see [WebServer].
///
/// @param status      in `[200, 599]`
/// @param contentType media type of `body`; not sent with a status that has no body (204, 304)
/// @param body        empty for 204 and 304
/// @param headers     further headers, at most one value each
public record Response(int status, String contentType, Bytes body, Map<String, String> headers) {
  private static final String NAME_MARKS = "!#$%&'*+.^_`|~-";

  /// Copies the headers and checks that they are headers.
  public Response {
    Objects.requireNonNull(body, "body");
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status is " + status + "; a response has 200 to 599");
    }
    if ((status == 204 || status == 304) && body.length() > 0) {
      throw new IllegalArgumentException("status " + status + " has no body, but has " + body);
    }
    requireValue("Content-Type", contentType);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    headers.forEach(Response::requireHeader);
  }

  /// Status 200 with `text/plain`.
  public static Response text(String text) {
    return text(200, text);
  }

  /// `text/plain` with `status`.
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", Bytes.utf8(text));
  }

  /// Status 200 with `application/json`; `json` is sent as it is.
  public static Response json(String json) {
    return json(200, json);
  }

  /// `application/json` with `status`; `json` is sent as it is.
  public static Response json(int status, String json) {
    return of(status, "application/json", Bytes.utf8(json));
  }

  /// Status 200 with `text/html`; `html` is sent as it is.
  public static Response html(String html) {
    return of(200, "text/html; charset=utf-8", Bytes.utf8(html));
  }

  /// Status 200 with `body` of type `contentType`.
  public static Response bytes(String contentType, Bytes body) {
    return of(200, contentType, body);
  }

  /// `status` with `body` of type `contentType`.
  public static Response of(int status, String contentType, Bytes body) {
    return new Response(status, contentType, body, Map.of());
  }

  /// Status 204.
  public static Response noContent() {
    return of(204, "text/plain; charset=utf-8", Bytes.of());
  }

  /// Status 303: the client is to get `location`.
  public static Response seeOther(String location) {
    return text(303, "").withHeader("Location", location);
  }

  /// This with the header `name` set to `value`. It replaces the server's own value of a security header.
  ///
  /// @throws IllegalArgumentException if it is not a header, such as for a line break within
  public Response withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.keySet().removeIf(name::equalsIgnoreCase);
    more.put(name, value);
    return new Response(status, contentType, body, more);
  }

  boolean names(String header) {
    for (String name : headers.keySet()) {
      if (name.equalsIgnoreCase(header)) {
        return true;
      }
    }
    return false;
  }

  private static void requireHeader(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(Response::mayBeInName)) {
      throw new IllegalArgumentException("a header name has a character that no name may have");
    }
    requireValue(name, value);
  }

  private static boolean mayBeInName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || NAME_MARKS.indexOf(c) >= 0;
  }

  private static void requireValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        throw new IllegalArgumentException(
            "the value of header " + name + " has a character beyond printable ASCII");
      }
    }
  }
}
