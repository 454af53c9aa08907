package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.browser.Browser;
import dev.sotto.browser.Tab;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The pages as a browser has them: readable by everybody, in both schemes, wide and narrow, by keyboard alone, and
/// without a word to another host. Each check is also shown something it must refuse.
@Tag("slow")
final class BrowserTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 360;

  private static WebServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    browser = Browser.start();
    server = WebServer.start(ServerOptions.local(), new Dashboard(Exhibit.query()).routes());
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
        for (String address : Exhibit.ADDRESSES) {
          tab.go(uri(address));
          assertThat(tab.violations()).as(address + " at " + width + ", dark: " + dark).isEmpty();
        }
      }
    }
  }

  @Test
  void what_keeps_somebody_from_reading_is_noticed() {
    Tab tab = browser.tab().look(WIDE, 900, false);
    tab.go(uri("/"));
    tab.run(
        "document.querySelector('.lately svg').removeAttribute('aria-labelledby');"
            + "document.querySelector('.lately svg title').remove();"
            + "document.querySelector('.lede').style.color = '#ddd'");
    assertThat(tab.violations()).anyMatch(one -> one.startsWith("svg-img-alt"));
    assertThat(tab.violations()).anyMatch(one -> one.startsWith("color-contrast"));
  }

  @Test
  void a_page_speaks_to_this_server_alone_and_its_policy_has_nothing_to_refuse() {
    Tab tab = browser.tab().look(WIDE, 900, false);
    for (String address : Exhibit.ADDRESSES) {
      tab.go(uri(address));
    }
    assertThat(tab.requests()).hasSizeGreaterThan(Exhibit.ADDRESSES.size());
    assertThat(tab.requests()).allMatch(request -> request.startsWith(server.uri() + "/"));
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_policy_lets_no_script_run_and_no_stranger_be_asked() {
    Tab tab = browser.tab().look(WIDE, 900, false);
    tab.go(uri("/"));
    String planted =
        "new Promise(done => {const s = document.createElement('script');"
            + "s.textContent = 'window.ran = 1'; document.body.append(s);"
            + "const i = new Image(); i.onerror = i.onload = () => done(String(window.ran));"
            + "i.src = 'http://localhost:1/x.png'})";
    assertThat(tab.text(planted)).isEqualTo("undefined");
    assertThat(tab.text("document.readyState")).isEqualTo("complete");
    assertThat(tab.complaints()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void nothing_has_to_be_scrolled_sideways_on_a_narrow_page() {
    Tab tab = browser.tab();
    for (int width : List.of(NARROW, 320)) {
      tab.look(width, 740, false);
      for (String address : Exhibit.ADDRESSES) {
        tab.go(uri(address));
        openAll(tab);
        double whole = tab.number("document.scrollingElement.scrollWidth");
        assertThat(whole).as(address + " at " + width).isLessThanOrEqualTo(width);
      }
    }
    tab.run("document.querySelector('h1').style.width = '50rem'");
    assertThat(tab.number("document.scrollingElement.scrollWidth")).isGreaterThan(NARROW);
  }

  @Test
  void everything_that_can_be_used_is_reached_by_tab_in_order_and_seen_to_be() {
    Tab tab = browser.tab().look(WIDE, 900, false);
    for (String address : Exhibit.ADDRESSES) {
      tab.go(uri(address));
      List<String> order = tab.texts(NAMED);
      List<String> reached = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        tab.pressTab();
        List<String> focus = tab.texts(FOCUSED);
        reached.add(focus.get(0));
        double outline = Double.parseDouble(focus.get(1));
        assertThat(outline).as(reached.getLast()).isGreaterThanOrEqualTo(2);
        assertThat(focus.get(2)).as(reached.getLast()).isEqualTo("in view");
      }
      assertThat(reached).as(address).isEqualTo(order);
      assertThat(order.getFirst()).contains("Skip");
    }
  }

  /// All that can be used, in the order of the page, each with a name of its own.
  private static final String NAMED =
      "[...document.querySelectorAll('a[href], select, button, summary, [tabindex=\"0\"]')]"
          + ".filter(e => e.checkVisibility())"
          + ".map((e, i) => e.dataset.name = i + ' ' + e.textContent.trim().slice(0, 20))";

  /// What has the focus: its name, how wide its outline is, and whether it is in view.
  private static final String FOCUSED =
      "(() => {const e = document.activeElement, s = getComputedStyle(e), r ="
          + " e.getBoundingClientRect();return [e.dataset.name || e.tagName,"
          + " s.outlineStyle == 'none' ? '0' : String(parseFloat(s.outlineWidth)), r.bottom > 0 &&"
          + " r.top < innerHeight && r.right > 0 && r.left < innerWidth ? 'in view' : '']})()";

  private static void openAll(Tab tab) {
    tab.run("document.querySelectorAll('details').forEach(d => d.open = true)");
  }

  private static URI uri(String address) {
    return URI.create(server.uri() + address);
  }
}
