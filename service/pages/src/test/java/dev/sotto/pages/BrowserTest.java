package dev.sotto.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.browser.Browser;
import dev.sotto.browser.Tab;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Pages with plots that no dashboard made, as a browser has them from a server.
@Tag("slow")
final class BrowserTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 360;
  private static final List<String> ADDRESSES = List.of("/", "/crashes");

  private static WebServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    browser = Browser.start();
    server =
        WebServer.start(
            ServerOptions.local(),
            List.of(
                Route.get("/", _ -> Response.html(PlotsPage.write())),
                Route.get("/crashes", _ -> Response.html(CrashesPage.write())),
                asset(Asset.style()),
                asset(Asset.icon())));
  }

  private static Route asset(Asset asset) {
    Response file = Response.bytes(asset.contentType(), Bytes.utf8(asset.content()));
    return Route.get(asset.address(), _ -> file);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
      browser.close();
    }
  }

  @Test
  void nobody_is_kept_from_reading_a_page_in_either_scheme_wide_or_narrow() {
    Tab tab = browser.tab();
    for (boolean dark : List.of(false, true)) {
      for (int width : List.of(WIDE, NARROW)) {
        tab.look(width, 900, dark);
        for (String address : ADDRESSES) {
          tab.go(uri(address));
          assertThat(tab.violations()).as(address + " at " + width + ", dark: " + dark).isEmpty();
        }
      }
    }
  }

  @Test
  void a_plot_without_a_name_and_a_faint_text_are_noticed() {
    Tab tab = browser.tab().look(WIDE, 900, false).go(uri("/"));
    tab.run(
        "document.querySelector('svg.plot').removeAttribute('aria-labelledby');"
            + "document.querySelector('svg.plot title').remove();"
            + "document.querySelector('h1').style.color = '#ddd'");
    assertThat(tab.violations()).anyMatch(one -> one.startsWith("svg-img-alt"));
    assertThat(tab.violations()).anyMatch(one -> one.startsWith("color-contrast"));
  }

  @Test
  void a_page_is_drawn_under_the_servers_policy_and_asks_nobody_else() {
    Tab tab = browser.tab().look(WIDE, 900, false);
    for (String address : ADDRESSES) {
      tab.go(uri(address));
      String style = "getComputedStyle(document.querySelector('svg .band')).fill";
      if (address.equals("/")) {
        assertThat(tab.text(style)).isEqualTo("rgb(185, 219, 225)");
      }
    }
    assertThat(tab.requests()).hasSizeGreaterThan(ADDRESSES.size());
    assertThat(tab.requests()).allMatch(request -> request.startsWith(server.uri() + "/"));
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void nothing_has_to_be_scrolled_sideways_on_a_narrow_page() {
    Tab tab = browser.tab();
    for (int width : List.of(NARROW, 320)) {
      tab.look(width, 740, false);
      for (String address : ADDRESSES) {
        double whole = tab.go(uri(address)).number("document.scrollingElement.scrollWidth");
        assertThat(whole).as(address + " at " + width).isLessThanOrEqualTo(width);
      }
    }
  }

  private static URI uri(String address) {
    return URI.create(server.uri() + address);
  }
}
