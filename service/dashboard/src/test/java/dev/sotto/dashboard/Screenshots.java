package dev.sotto.dashboard;

import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Takes the pictures of docs/screenshots from the real pages, served by the real server; see docs/dashboard.md.
final class Screenshots {
  private record Shot(String name, String address, int width, int height, boolean dark) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("overview", "/", 1280, 1150, false),
          new Shot("overview-dark", "/", 1280, 1150, true),
          new Shot("overview-phone", "/", 360, 1400, false),
          new Shot("series", "/metrics/crashed-today?segment=5", 1280, 1750, false),
          new Shot("series-dark", "/metrics/crashed-today?segment=5", 1280, 1750, true),
          new Shot("groups", "/metrics/crashed-today", 1280, 5000, false),
          new Shot("groups-phone", "/metrics/crashed-today", 360, 3000, true),
          new Shot("distribution", "/metrics/screen-time", 1280, 1500, false),
          new Shot("quantiles", "/metrics/screen-time", 1280, 4000, true),
          new Shot("choice", "/metrics/charging-habit", 1280, 2000, false),
          new Shot("mean", "/metrics/photos-taken", 1280, 2000, false),
          new Shot("top", "/metrics/first-feature", 1280, 2000, false),
          new Shot("parties", "/parties", 1280, 1900, false),
          new Shot("parties-phone", "/parties", 360, 2500, true));

  private Screenshots() {}

  /// @param arguments the folder to write to
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Dashboard dashboard = new Dashboard(Exhibit.query());
    try (WebServer server = WebServer.start(ServerOptions.local(), dashboard.routes());
        Browser browser = Browser.start()) {
      for (Shot shot : SHOTS) {
        Tab tab = browser.tab().look(shot.width(), 900, shot.dark());
        tab.go(URI.create(server.uri() + shot.address()));
        Files.write(folder.resolve(shot.name() + ".png"), tab.picture(shot.width(), shot.height()));
      }
    }
  }
}
