package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fold.FoldState;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.query.Query;
import dev.sotto.release.Cell;
import dev.sotto.release.Releases;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class PageTest {
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant NOW = Samples.DAILY.endOf(WINDOW);

  private final SeededRandom random = new SeededRandom(9);
  private final FoldState state = new FoldState(false);

  @Test
  void each_metric_stands_there_with_its_shares_intervals_and_cost() {
    absorb(Samples.charging(), 200);
    String page = page();
    assertThat(page).contains("charging-habit").contains("200 reports");
    assertThat(page).contains("ε = 2 a report, 15 a device-day over all metrics, 1000 at most");
    assertThat(page).contains("trust model local");
    assertThat(page).contains("2024-10-04 (UTC), still counted until 2024-10-13 00:00 UTC");
    assertThat(page).containsPattern("<td class=\"number\">\u2212?\\d+\\.\\d %</td>");
    assertThat(page)
        .containsPattern("<td class=\"number\">\u2212?\\d+\\.\\d % to \u2212?\\d+\\.\\d %</td>");
    assertThat(page.split("<svg ", -1)).hasSize(1 + Samples.charging().domain().size());
  }

  @Test
  void labels_and_descriptions_mean_themselves_and_never_markup() {
    absorb(Samples.charging(), 200);
    String page = page();
    assertThat(page).contains("&lt;b&gt;&quot;often&quot; &amp; short&lt;/b&gt;");
    assertThat(page).contains("a sample &lt;metric&gt; &amp; more");
    assertThat(page).doesNotContain("<b>").doesNotContain("<metric>");
  }

  @Test
  void what_is_withheld_or_missing_says_so_and_how_many_are_missing_it_does_not_say() {
    absorb(Samples.charging(), 19);
    String page = page();
    assertThat(page)
        .contains("Withheld: fewer than 20 reports, the minimum cohort of this metric")
        .contains("Nothing reported yet")
        .doesNotContain("19 reports");
  }

  @Test
  void simulated_results_carry_a_banner_and_real_ones_do_not() {
    absorb(Samples.crashed(), 20);
    assertThat(page()).doesNotContain("banner");
    state.absorb(new FoldState(true));
    assertThat(page()).contains("class=\"banner\"").contains("simulated devices");
  }

  @Test
  void the_markup_is_well_formed_and_its_table_can_be_read_aloud() throws Exception {
    absorb(Samples.charging(), 200);
    absorb(Samples.crashed(), 3);
    Document page = parse(page());
    assertThat(page.getElementsByTagName("caption").getLength()).isEqualTo(1);
    var headers = page.getElementsByTagName("th");
    for (int i = 0; i < headers.getLength(); i++) {
      var scope = headers.item(i).getAttributes().getNamedItem("scope");
      assertThat(scope.getNodeValue()).isIn("col", "rowgroup");
    }
    assertThat(page.getElementsByTagName("tbody").getLength()).isEqualTo(3);
    assertThat(page()).doesNotContain("style=").doesNotContain("<script");
  }

  @Test
  void a_bar_is_clipped_though_the_numbers_are_not() {
    Cell below = new Cell("x", -0.4, 0.1, -0.6, -0.2);
    assertThat(Bar.svg(below)).contains("class=\"estimate\" x=\"0.00\"");
    assertThat(Wording.percent(below.estimate())).isEqualTo("\u221240.0 %");
    Cell above = new Cell("x", 1.4, 0.1, 1.2, 1.6);
    assertThat(Bar.svg(above)).contains("class=\"estimate\" x=\"99.20\"");
    assertThat(Bar.svg(above)).contains("class=\"interval\" x=\"99.20\"");
  }

  @Test
  void the_page_and_its_style_are_served_under_a_policy_that_runs_nothing() throws Exception {
    absorb(Samples.crashed(), 30);
    Dashboard dashboard = new Dashboard(query());
    try (WebServer server = WebServer.start(ServerOptions.local(), dashboard.routes());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> page = get(client, server.uri().resolve("/"));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).isEqualTo(page());
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'")
          .contains("style-src 'self'");
      HttpResponse<String> style = get(client, server.uri().resolve("/style.css"));
      assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
      assertThat(style.body()).contains("prefers-color-scheme: dark").contains("max-width: 40rem");
    }
  }

  private static HttpResponse<String> get(HttpClient client, URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /// As XML, the elements that HTML leaves open being closed.
  private static Document parse(String page) throws Exception {
    String xml = page.replace("<!doctype html>", "").replaceAll("<(meta|link)([^>]*)>", "<$1$2/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.strip().getBytes(StandardCharsets.UTF_8)));
  }

  private void absorb(MetricDefinition metric, int reports) {
    state.define(metric);
    for (int i = 0; i < reports; i++) {
      int value = i % metric.domain().size();
      state.absorb(SampleReports.report(metric, WINDOW, 0, value, random));
    }
  }

  private Query query() {
    return new Query(new Releases(() -> state.snapshot(0), Samples::registry, () -> NOW));
  }

  private String page() {
    return Page.of(query().overview());
  }
}
