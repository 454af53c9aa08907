package dev.sotto.web;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers of every answer that does not set them itself: nothing is guessed, framed, cached or passed on, and
/// a page loads nothing but its own styles and images. No script runs.
final class SecurityHeaders {
  static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; img-src 'self'; "
                  + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private SecurityHeaders() {}

  /// `response` with those that it does not name.
  static Response addTo(Response response) {
    Map<String, String> headers = new LinkedHashMap<>(response.headers());
    for (Map.Entry<String, String> header : ALL.entrySet()) {
      if (!response.names(header.getKey())) {
        headers.put(header.getKey(), header.getValue());
      }
    }
    return new Response(response.status(), response.contentType(), response.body(), headers);
  }
}
