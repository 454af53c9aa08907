package dev.sotto.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

  /// Checked and encoded once: they go out with every answer.
  private static final List<Header> ENCODED =
      ALL.entrySet().stream()
          .map(header -> HeaderValues.createCached(header.getKey(), header.getValue()))
          .toList();

  private SecurityHeaders() {}

  /// Gives `target` those that `response` does not name.
  static void addTo(Response response, Consumer<Header> target) {
    for (Header header : ENCODED) {
      if (!response.names(header.name())) {
        target.accept(header);
      }
    }
  }
}
