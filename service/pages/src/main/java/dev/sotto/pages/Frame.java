package dev.sotto.pages;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What stands around the content of a page: the way past the menu, the menu, the banners, the foot.
///
/// The page has no script and no style of its own, and names no other host. Serve it under a policy that holds it to
/// that: `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'`, which is what `web` sends with
/// every answer.
///
/// ```java
/// Frame frame = new Frame(site, "Crashes", Optional.of("/"), now, List.of());
/// String page = frame.around(List.of(Tag.tag("h1").add("Crashes")));
/// ```
///
/// @param site    that the page is one of
/// @param title   of the page
/// @param entry   address of its entry in the menu, if it has one
/// @param at      the moment that what it says is of
/// @param banners above the content
public record Frame(
    Site site, String title, Optional<String> entry, Instant at, List<Banner> banners) {
  /// Copies the banners.
  public Frame {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(at, "at");
    banners = List.copyOf(banners);
  }

  /// The whole page around `content`.
  public String around(List<Html> content) {
    Tag html =
        Tag.tag("html")
            .with("lang", "en")
            .add(
                head(),
                Tag.tag("body")
                    .add(
                        Tag.link("#content", "Skip to the content").with("class", "skip"),
                        Plot.patterns(),
                        top(),
                        main(content),
                        foot()));
    return "<!doctype html>\n" + html + "\n";
  }

  private Html head() {
    return Tag.tag("head")
        .add(
            Tag.tag("meta").with("charset", "utf-8"),
            Tag.tag("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Tag.tag("meta").with("name", "color-scheme").with("content", "light dark"),
            Tag.tag("title").add(title + " · Sotto"),
            Tag.tag("link").with("rel", "icon").with("href", Asset.ICON),
            Tag.tag("link").with("rel", "stylesheet").with("href", Asset.STYLE));
  }

  private Html top() {
    List<Html> menu = site.entries().stream().map(this::item).toList();
    return Tag.tag("header", "top")
        .add(
            Tag.tag("div", "wide")
                .add(
                    Tag.tag("a", "mark")
                        .with("href", site.entries().getFirst().address())
                        .add("Sotto"),
                    Tag.tag("nav").with("aria-label", "Pages").add(menu)));
  }

  private Html item(Site.Entry to) {
    Tag link = Tag.link(to.address(), to.text());
    return entry.equals(Optional.of(to.address())) ? link.with("aria-current", "page") : link;
  }

  private Html main(List<Html> content) {
    return Tag.tag("main", "wide")
        .with("id", "content")
        .with("tabindex", "-1")
        .add(banners.stream().map(Banner::html).toList())
        .add(content);
  }

  private Html foot() {
    return Tag.tag("footer", "wide")
        .add(
            Tag.tag("p").add("As of " + TimeText.minute(at) + ". All days are days of UTC."),
            Tag.tag("p")
                .add("This page runs no script and loads nothing from elsewhere.")
                .add(site.remark()));
  }
}
