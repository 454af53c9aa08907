package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.browser.Browser;
import dev.sotto.browser.Tab;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Takes the pictures of docs/screenshots from the real pages, served by the real server, into target/screenshots.
@Tag("slow")
final class ScreenshotsTest {
  /// An empty page has fewer; more would weigh the docs down.
  private static final int MIN_BYTES = 10_000;

  private static final int MAX_BYTES = 200_000;

  private static final int WIDE = 1100;
  private static final int NARROW = 360;

  /// @param element where the picture begins
  private record Shot(
      String name, String address, String element, int width, int height, boolean dark) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("overview", "/", "body", WIDE, 1150, false),
          new Shot("overview-dark", "/", "body", WIDE, 1150, true),
          new Shot("overview-phone", "/", "body", NARROW, 1500, false),
          new Shot("metric", "/metrics/crashed-today?segment=5", "body", WIDE, 900, false),
          new Shot("series", "/metrics/crashed-today?segment=5", "#time", WIDE, 560, false),
          new Shot("groups", "/metrics/crashed-today", "#groups", WIDE, 1300, true),
          new Shot("groups-phone", "/metrics/crashed-today", "#groups", NARROW, 1100, true),
          new Shot("distribution", "/metrics/screen-time", "#distribution", WIDE, 880, false),
          new Shot("quantiles", "/metrics/screen-time", "#cumulative", WIDE, 1180, true),
          new Shot("shares", "/metrics/charging-habit", "#window", WIDE, 900, true),
          new Shot("most-frequent", "/metrics/first-feature", "#window", WIDE, 900, false),
          new Shot("parties", "/parties", "body", WIDE, 1000, false),
          new Shot("parties-phone", "/parties", "body", NARROW, 1100, true));

  @Test
  void the_pictures_of_the_docs_are_taken_from_the_real_pages() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    try (Browser browser = Browser.start();
        WebServer server =
            WebServer.start(ServerOptions.local(), new Dashboard(Exhibit.query()).routes())) {
      for (Shot shot : SHOTS) {
        Tab tab = browser.tab().look(shot.width(), 900, shot.dark());
        tab.go(URI.create(server.uri() + shot.address()));
        byte[] picture = tab.picture(shot.width(), shot.element(), shot.height());
        Files.write(folder.resolve(shot.name() + ".png"), picture);
        assertThat(picture.length).as(shot.name()).isBetween(MIN_BYTES, MAX_BYTES);
      }
    }
  }
}
