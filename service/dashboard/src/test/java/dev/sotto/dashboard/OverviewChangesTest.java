package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.browser.ParsedPage;
import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.Absent;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Keep;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.metric.WindowNumber;
import dev.sotto.query.Query;
import dev.sotto.release.Releases;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class OverviewChangesTest {
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final int REPORTS = 400;

  private final SeededRandom random = new SeededRandom(12);
  private final FoldState state = new FoldState(true);
  private Instant now = Samples.DAILY.endOf(WINDOW);

  @Test
  void a_change_is_told_with_group_days_size_interval_and_a_link_to_it() throws Exception {
    Element section = section(Exhibit.query());
    assertThat(section.getTextContent())
        .contains("crashed-today, release 2.1, model birch: share of \u201cyes\u201d ")
        .containsPattern(
            "\\d+\\.\\d points higher \\(\\d+\\.\\d to \\d+\\.\\d\\) than with the release before")
        .containsPattern(
            "compared since 2 March 2026 and found with the reports of \\d+ March 2026")
        .contains("otherwise alike, in crashed-today (8 comparisons, 28 windows);")
        .contains("update-failed (1 comparison, no window with reports has ended yet).")
        .contains("The others have no groups of more than one release")
        .contains("any false alarm is at most 1\u00a0%")
        .contains("of the 2 metrics together it is at most 2\u00a0%");
    Element link = (Element) section.getElementsByTagName("a").item(0);
    assertThat(link.getAttribute("href"))
        .startsWith("/metrics/crashed-today?segment=5&window=")
        .endsWith("#changes");
  }

  @Test
  void without_a_change_it_is_said_what_was_looked_at_and_not_that_there_is_none()
      throws Exception {
    Registry registry = Samples.registry();
    absorb(Samples.crashed(), 0, 0);
    absorb(Samples.crashed(), 1, 0);
    String text = section(query(registry)).getTextContent();
    assertThat(text)
        .contains("No change between releases was found.")
        .contains("crashed-today (1 comparison, 1 window).")
        .contains("does not say that there is none");
    now = Samples.DAILY.endOf(WINDOW).minusNanos(1);
    assertThat(section(query(registry)).getTextContent())
        .contains("crashed-today (1 comparison, no window with reports has ended yet).");
  }

  @Test
  void where_nothing_can_be_compared_nothing_is_said_to_be_unchanged() throws Exception {
    String text = section(query(Samples.registry(Samples.charging()))).getTextContent();
    assertThat(text)
        .contains("No metric was looked at for changes.")
        .contains("Each metric has no groups of more than one release, or not the shares")
        .doesNotContain("No change")
        .doesNotContain("false alarm");
  }

  @Test
  void of_many_changes_of_one_metric_three_are_told_and_the_others_counted_with_a_link()
      throws Exception {
    List<String> labels = List.of("a", "b", "c");
    ChoiceMetric metric = choice("choice", labels, List.of("1.0", "1.1", "1.2"));
    for (int segment = 0; segment < labels.size(); segment++) {
      absorb(metric, segment, segment);
    }
    Element section = section(query(Samples.registry(metric)));
    List<String> items = new ArrayList<>();
    for (int i = 0; i < section.getElementsByTagName("li").getLength(); i++) {
      items.add(section.getElementsByTagName("li").item(i).getTextContent());
    }
    assertThat(items).hasSize(OverviewChanges.MOST + 1);
    assertThat(items.getFirst()).contains(" points lower (");
    assertThat(items.getLast()).isEqualTo("1 more change of choice");
    assertThat(section.getTextContent()).contains("found with the reports of 4 October 2024");
  }

  @Test
  void texts_of_others_are_no_markup_in_what_changed() throws Exception {
    ChoiceMetric metric =
        choice(
            "choice",
            List.of(Hostile.text("one"), Hostile.text("other")),
            List.of(Hostile.text("old"), Hostile.text("new")));
    absorb(metric, 0, 0);
    absorb(metric, 1, 1);
    Element section = section(query(Samples.registry(metric)));
    assertThat(section.getTextContent())
        .contains("choice, release " + Hostile.text("new"))
        .contains("share of \u201c" + Hostile.text("one"));
    for (String element : List.of("script", "b", "img")) {
      assertThat(section.getElementsByTagName(element).getLength()).as(element).isZero();
    }
  }

  private static ChoiceMetric choice(String name, List<String> labels, List<String> releases) {
    return new ChoiceMetric(
        Samples.terms(name, "2"),
        Samples.DAILY,
        Keep.LAST,
        new Absent.None(),
        new Segments(List.of(new Segments.Dimension("release", releases))),
        labels,
        Samples.unary(labels.size() + 1, "2"));
  }

  /// Reports of one segment that all have one value.
  private void absorb(MetricDefinition metric, int segment, int value) {
    state.define(Metric.of(metric));
    for (int i = 0; i < REPORTS; i++) {
      state.absorb(SampleReports.report(metric, WINDOW, segment, value, random));
    }
  }

  private Query query(Registry registry) {
    return new Query(
        new Releases(() -> new Frozen(0, state.snapshot(0)), Definitions.of(registry), () -> now));
  }

  private static Element section(Query query) throws Exception {
    Document page = ParsedPage.parse(OverviewPage.of(query.recent(View.MOST_WINDOWS / 2)));
    return ParsedPage.all(page, "section", "found").getFirst();
  }
}
