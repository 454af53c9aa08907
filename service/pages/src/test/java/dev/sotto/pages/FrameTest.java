package dev.sotto.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.browser.ParsedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class FrameTest {
  private static final Site SITE =
      new Site(
          List.of(new Site.Entry("/", "First"), new Site.Entry("/second", "Second")),
          Html.text(" A <remark>."));

  @Test
  void the_example_of_the_documentation_is_compiled_and_makes_a_page() throws IOException {
    Path root = Path.of(System.getProperty("sotto.root"), "service", "pages", "src");
    String module = Files.readString(root.resolve("main/java/module-info.java"));
    String example =
        module
            .substring(
                module.indexOf("```java\n") + 8, module.indexOf("/// ```\n///\n/// The page"))
            .lines()
            .map(line -> line.replaceFirst("^/// ?", "").strip())
            .collect(Collectors.joining("\n"));
    String compiled =
        Files.readString(root.resolve("test/java/dev/sotto/pages/CrashesPage.java"))
            .lines()
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    assertThat(example.lines()).hasSizeGreaterThan(10);
    assertThat(compiled).contains(example);
    assertThat(ParsedPage.all(ParsedPage.parse(CrashesPage.write()), "svg", "plot")).hasSize(1);
  }

  @Test
  void a_page_is_well_formed_its_ids_are_its_own_and_its_drawings_have_names() {
    for (String text : List.of(PlotsPage.write(), CrashesPage.write())) {
      Document page = ParsedPage.parse(text);
      Set<String> ids = new HashSet<>();
      for (Element element : ParsedPage.all(page, "*")) {
        String id = element.getAttribute("id");
        assertThat(id.isEmpty() || ids.add(id)).as("id " + id).isTrue();
      }
      for (Element named : ParsedPage.all(page, "svg", "plot")) {
        assertThat(ids).contains(named.getAttribute("aria-labelledby").split(" "));
      }
    }
  }

  @Test
  void the_menu_marks_the_page_that_is_looked_at_and_no_other() {
    assertThat(frame(Optional.of("/second"), List.of()))
        .contains("<a href=\"/second\" aria-current=\"page\">Second</a>")
        .contains("<a href=\"/\">First</a>");
    assertThat(frame(Optional.empty(), List.of())).doesNotContain("aria-current");
  }

  @Test
  void banners_stand_before_the_content_and_the_remark_at_the_foot() {
    String page = frame(Optional.empty(), List.of(new Banner("Careful.", "It is <invented>.")));
    assertThat(page)
        .contains("<strong>Careful.</strong> It is &lt;invented&gt;.</p><p>content</p>")
        .contains("loads nothing from elsewhere. A &lt;remark&gt;.</p></footer>")
        .contains("As of 2 March 2026, 10:00 UTC.");
  }

  @Test
  void a_page_names_no_other_host_and_carries_neither_script_nor_style() {
    assertThat(PlotsPage.write())
        .doesNotContain("<script")
        .doesNotContain("<style")
        .doesNotContain("style=")
        .doesNotContain("http:")
        .doesNotContain("https:");
  }

  @Test
  void the_stylesheet_has_both_schemes_and_loads_nothing() throws IOException {
    assertThat(Asset.style().content())
        .contains("prefers-color-scheme: dark")
        .contains("max-width: 44rem")
        .doesNotContain("url(")
        .doesNotContain("@import");
    assertThat(Asset.style().followedBy(".more {}").content()).endsWith(".more {}");
    assertThat(Asset.icon().contentType()).isEqualTo("image/svg+xml");
  }

  @Test
  void a_site_has_a_first_page() {
    assertThatThrownBy(() -> new Site(List.of(), Html.nothing())).hasMessageContaining("no entry");
  }

  @Test
  void markup_that_runs_or_leads_away_cannot_be_built() {
    assertThatThrownBy(() -> Tag.tag("script")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tag.tag("p").with("onclick", "x")).hasMessageContaining("onclick");
    assertThatThrownBy(() -> Tag.tag("p").with("style", "x")).hasMessageContaining("style");
    for (String away :
        List.of("https://a.example", "//a.example", "/\\a.example", "javascript:x")) {
      assertThatThrownBy(() -> Tag.link(away, "x")).hasMessageContaining("leads away");
    }
    assertThat(Tag.link("/", "<&'\"").toString())
        .isEqualTo("<a href=\"/\">&lt;&amp;&#39;&quot;</a>");
  }

  private static String frame(Optional<String> entry, List<Banner> banners) {
    return new Frame(SITE, "Title", entry, Instant.parse("2026-03-02T10:00:00Z"), banners)
        .around(List.of(Tag.tag("p").add("content")));
  }
}
