package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.browser.ParsedPage;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.query.Query;
import dev.sotto.release.Releases;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class PagesTest {
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant NOW = Samples.DAILY.endOf(WINDOW.plus(1));

  private final SeededRandom random = new SeededRandom(9);
  private final FoldState state = new FoldState(false);
  private Registry registry = Samples.registry();

  @Test
  void the_overview_has_each_metric_with_its_number_interval_and_cost() throws Exception {
    absorb(Samples.charging(), WINDOW, 0, 200);
    String page = page("/");
    assertThat(page).contains("href=\"/metrics/charging-habit\"").contains("200 reports so far");
    assertThat(page).contains("ε\u00a0=\u00a02 a report").contains("ε\u00a0=\u00a015");
    assertThat(page).containsPattern("class=\"figure\">\u2212?\\d+\\.\\d\u00a0%<");
    assertThat(page).containsPattern("\u2212?\\d+\\.\\d\u00a0% to \u2212?\\d+\\.\\d\u00a0%<");
    assertThat(page).contains("Nothing reported yet");
  }

  @Test
  void a_metric_says_what_it_is_for_under_which_terms_and_what_it_costs() throws Exception {
    absorb(Samples.crashed(), WINDOW, 0, 200);
    String page = page("/metrics/crashed-today");
    assertThat(page)
        .contains("a sample &lt;metric&gt; &amp; more")
        .contains("product-quality")
        .contains("consent")
        .contains("owner@example.com")
        .contains("local")
        .contains("2.72 times")
        .contains("ε\u00a0=\u00a015")
        .contains("ε\u00a0=\u00a01000")
        .contains("enough for 1\u202f000 reports")
        .contains("not known")
        .contains("200 devices reported.");
  }

  @Test
  void what_is_withheld_is_said_to_be_and_never_stands_as_nought() throws Exception {
    absorb(Samples.crashed(), WINDOW, 0, 19);
    absorb(Samples.crashed(), WINDOW, 1, 200);
    absorb(Samples.crashed(), WINDOW.plus(1), 1, 200);
    String page = page("/metrics/crashed-today?segment=0");
    assertThat(page).contains("Withheld: fewer than 20 reports").doesNotContain("19 devices");
    Document all = ParsedPage.parse(page("/metrics/crashed-today"));
    Element group =
        ParsedPage.all(all, "tr").stream()
            .filter(row -> row.getTextContent().startsWith("release 2.1"))
            .findFirst()
            .orElseThrow();
    assertThat(group.getTextContent()).isEqualTo("release 2.1withheld");
    assertThat(group.getElementsByTagName("circle").getLength()).isZero();
  }

  @Test
  void a_view_of_another_window_group_and_version_has_an_address() throws Exception {
    absorb(Samples.crashed(), WINDOW, 0, 50);
    absorb(Samples.crashed(), WINDOW.plus(1), 0, 60);
    MetricDefinition later = Samples.yesNo(Samples.terms("crashed-today", 2, "2"), Samples.DAILY);
    registry = Samples.registry(later);
    assertThat(page("/metrics/crashed-today")).contains("No report of this definition");
    String first = page("/metrics/crashed-today?version=1");
    assertThat(first).contains("60 devices reported.");
    String earlier = page("/metrics/crashed-today?segment=0&version=1&window=" + WINDOW);
    assertThat(earlier).contains("50 devices reported in this group");
    assertThat(first).contains("/metrics/crashed-today?version=1&amp;window=" + WINDOW);
    assertThat(page("/")).contains("/metrics/crashed-today?version=1");
  }

  @Test
  void a_definition_of_an_earlier_registry_is_not_said_to_be_over_while_it_rolls_out()
      throws Exception {
    MetricDefinition later = Samples.yesNo(Samples.terms("crashed-today", 2, "2"), Samples.DAILY);
    absorb(Samples.crashed(), WINDOW, 0, 50); // its definition changes
    absorb(later, WINDOW, 0, 60);
    absorb(Samples.charging(), WINDOW, 0, 70); // stays as it is
    absorb(Samples.screenTime(), Samples.screenTime().schedule().windowAt(NOW).plus(-1), 0, 80);
    registry = Samples.registry(later, Samples.charging()); // without the last
    String note =
        " is not in the current registry. Devices that have taken up the current one no longer"
            + " report under it; those that still have an earlier one may, and their reports are"
            + " counted.";
    assertThat(page("/metrics/crashed-today")).doesNotContain(note).contains("60 devices");
    assertThat(page("/metrics/crashed-today?version=1"))
        .contains("Version 1" + note)
        .contains("50 devices")
        .contains("over all metrics of a registry that had this one");
    assertThat(page("/metrics/charging-habit"))
        .doesNotContain(note)
        .contains("over all metrics of the current registry");
    assertThat(page("/metrics/screen-time")).contains("Version 1" + note);
    String overview = page("/");
    assertThat(overview)
        .contains("/metrics/crashed-today?version=1")
        .containsPattern("(?s)(version 1, of an earlier registry · .*){2}")
        .doesNotContainPattern("(?s)(of an earlier registry · .*){3}");
  }

  @Test
  void two_definitions_of_one_version_are_told_apart_by_their_ids() throws Exception {
    MetricDefinition other = Samples.yesNo(Samples.terms("crashed-today", "2"), Samples.DAILY);
    absorb(other, WINDOW, 0, 70);
    absorb(Samples.crashed(), WINDOW, 0, 50);
    String key = "1-" + Metric.of(other).id().toString().substring(0, 12);
    assertThat(page("/metrics/crashed-today?version=" + key)).contains("70 devices reported");
    assertThat(get("/metrics/crashed-today?version=1").status()).isEqualTo(404);
  }

  @Test
  void what_is_not_there_is_answered_by_a_page_that_says_so() throws Exception {
    absorb(Samples.crashed(), WINDOW, 0, 50);
    for (String address :
        List.of(
            "/metrics/nothing",
            "/metrics/No%20Name",
            "/metrics/crashed-today?segment=3",
            "/metrics/crashed-today?segment=x",
            "/metrics/crashed-today?value=7",
            "/metrics/crashed-today?value=-1",
            "/metrics/crashed-today?version=9",
            "/metrics/crashed-today?window=9223372036854775807",
            "/metrics/crashed-today?window=99999999999999999999")) {
      Response answer = get(address);
      assertThat(answer.status()).as(address).isEqualTo(404);
      assertThat(answer.contentType()).startsWith("text/html");
    }
  }

  @Test
  void simulated_results_carry_a_banner_on_every_page_and_real_ones_do_not() throws Exception {
    absorb(Samples.crashed(), WINDOW, 0, 20);
    List<String> addresses = List.of("/", "/metrics/crashed-today", "/parties", "/metrics/none");
    for (String address : addresses) {
      assertThat(text(get(address))).doesNotContain("Simulated data.");
    }
    state.absorb(new FoldState(true));
    for (String address : addresses) {
      assertThat(text(get(address))).contains("class=\"banner\"").contains("Simulated data.");
    }
  }

  @Test
  void the_parties_page_follows_the_registry_and_hides_nothing() throws Exception {
    String page = page("/parties");
    assertThat(page)
        .contains("Reports are not sealed yet")
        .contains("There is no relay yet")
        .contains("release, as they are")
        .contains("at most 1 day long")
        .contains("encrypted with a key beside it")
        .contains("ε\u00a0=\u00a015 a day")
        .contains("more than a million times")
        .contains("href=\"/metrics/screen-time\"");
    registry = Samples.registry(Samples.screenTime());
    assertThat(page("/parties"))
        .contains("at most 1 hour long")
        .contains("ε\u00a0=\u00a012 a day")
        .doesNotContain("as they are)");
  }

  @Test
  void what_others_wrote_means_itself_on_every_page_and_never_markup() throws Exception {
    registry = Hostile.registry();
    for (MetricDefinition metric : registry.definitions()) {
      for (int segment = 0; segment < metric.segments().count(); segment++) {
        absorb(metric, WINDOW, segment, 150);
        absorb(metric, WINDOW.plus(1), segment, 150);
      }
    }
    StringBuilder everything = new StringBuilder();
    Set<String> addresses = new HashSet<>(List.of("/", "/parties"));
    for (MetricDefinition metric : registry.definitions()) {
      addresses.add("/metrics/" + metric.name());
      addresses.add("/metrics/" + metric.name() + "?segment=0&value=0");
    }
    for (String address : addresses) {
      String page = page(address);
      Document document = ParsedPage.parse(page);
      for (String element : List.of("script", "b", "img")) {
        assertThat(ParsedPage.all(document, element)).as(element + " on " + address).isEmpty();
      }
      assertThat(page).doesNotContain("<script").doesNotContain(" onload=\"");
      if (!address.equals("/parties")) { // which has names alone, and they cannot be hostile
        assertThat(document.getDocumentElement().getTextContent()).contains(Hostile.TEXT);
      }
      everything.append(document.getDocumentElement().getTextContent());
    }
    assertThat(everything)
        .contains(Hostile.text("label"))
        .contains(Hostile.text("group"))
        .contains(Hostile.text("unit"))
        .contains(Hostile.text("owner"))
        .contains(Hostile.text("description"));
  }

  @Test
  void every_page_is_well_formed_its_ids_are_its_own_and_its_links_lead_somewhere()
      throws Exception {
    Query query = Exhibit.query();
    for (String address : Exhibit.ADDRESSES) {
      Response answer = get(query, address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      Document page = ParsedPage.parse(text(answer));
      Set<String> ids = new HashSet<>();
      for (Element element : ParsedPage.all(page, "*")) {
        String id = element.getAttribute("id");
        assertThat(id.isEmpty() || ids.add(id)).as("id " + id + " on " + address).isTrue();
      }
      for (Element named : ParsedPage.all(page, "svg", "plot")) {
        assertThat(ids).contains(named.getAttribute("aria-labelledby").split(" "));
      }
      for (Element link : ParsedPage.all(page, "a")) {
        String to = link.getAttribute("href");
        if (!to.startsWith("#") && !to.startsWith("/api/")) {
          assertThat(get(query, to).status()).as(to).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void each_chart_has_a_conclusion_and_a_table_after_it() throws Exception {
    for (String address : Exhibit.ADDRESSES) {
      Document page = ParsedPage.parse(text(get(Exhibit.query(), address)));
      for (Element section : ParsedPage.all(page, "section")) {
        boolean charts =
            section.getElementsByTagName("svg").getLength() > 0
                && !section.getAttribute("id").isEmpty();
        if (charts) {
          assertThat(section.getElementsByTagName("table").getLength()).isPositive();
          assertThat(section.getTextContent()).containsAnyOf("% sure", "is not 0");
        }
      }
    }
  }

  @Test
  void a_change_is_told_in_words_and_marked_in_its_group_alone() throws Exception {
    Document all = ParsedPage.parse(text(get(Exhibit.query(), "/metrics/crashed-today")));
    assertThat(all.getDocumentElement().getTextContent())
        .contains("Among release 2.1, model birch the share of \u201cyes\u201d is ")
        .containsPattern(
            " points higher \\(\\d+\\.\\d to \\d+\\.\\d\\) than among otherwise like devices")
        .contains("any false alarm is at most 1\u00a0%");
    assertThat(ParsedPage.all(all, "line", "change")).isNotEmpty();
    Document group =
        ParsedPage.parse(text(get(Exhibit.query(), "/metrics/crashed-today?segment=5")));
    assertThat(ParsedPage.all(group, "line", "change").size())
        .isGreaterThan(ParsedPage.all(all, "line", "change").size());
  }

  @Test
  void pages_are_served_under_a_policy_that_runs_nothing() throws Exception {
    absorb(Samples.crashed(), WINDOW, 0, 30);
    try (WebServer server =
            WebServer.start(ServerOptions.local(), new Dashboard(query()).routes());
        HttpClient client = HttpClient.newHttpClient()) {
      for (String address : List.of("/", "/metrics/crashed-today", "/parties", "/metrics/none")) {
        HttpResponse<String> page = fetch(client, server.uri().resolve(address));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
            .isEqualTo(
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("style=").doesNotContain("<script");
      }
      HttpResponse<String> style = fetch(client, server.uri().resolve("/style.css"));
      assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
      assertThat(style.body()).contains("prefers-color-scheme: dark").doesNotContain("url(");
      HttpResponse<String> icon = fetch(client, server.uri().resolve("/icon.svg"));
      assertThat(icon.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg");
    }
  }

  private static HttpResponse<String> fetch(HttpClient client, URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void absorb(MetricDefinition metric, WindowNumber window, int segment, int reports) {
    state.define(Metric.of(metric));
    for (int i = 0; i < reports; i++) {
      int value = i % metric.oracle().domainSize();
      state.absorb(SampleReports.report(metric, window, segment, value, random));
    }
  }

  private Query query() {
    FoldSnapshot snapshot = state.snapshot(0);
    return new Query(
        new Releases(() -> new Frozen(0, snapshot), Definitions.of(registry), () -> NOW));
  }

  private String page(String address) throws Exception {
    Response answer = get(address);
    assertThat(answer.status()).as(address).isEqualTo(200);
    return text(answer);
  }

  @Test
  void only_a_simulation_says_how_many_devices_could_have_reported() throws Exception {
    FoldState simulated = new FoldState(true);
    simulated.absorb(state);
    Query ofSimulated =
        new Query(
            new Releases(
                () -> new Frozen(0, simulated.snapshot(0)), Definitions.of(registry), () -> NOW));
    SimulatedFleet fleet = new SimulatedFleet(1_234, 1_111);
    Dashboard simulation = new Dashboard(ofSimulated, () -> Optional.of(fleet));
    Dashboard real = new Dashboard(query(), () -> Optional.of(fleet));
    assertThat(text(get(simulation, "/metrics/crashed-today")))
        .contains("Eligible devices", "1\u202f234", "Consenting devices", "1\u202f111")
        .contains("simulated; of real devices nobody would know");
    assertThat(text(get(real, "/metrics/crashed-today"))).doesNotContain("Consenting devices");
  }

  private Response get(String address) throws Exception {
    return get(query(), address);
  }

  private static Response get(Query query, String address) throws Exception {
    return get(new Dashboard(query), address);
  }

  /// Asks the route of an address, as the server would.
  private static Response get(Dashboard dashboard, String address) throws Exception {
    URI uri = URI.create(address);
    Map<String, List<String>> parameters = new HashMap<>();
    if (uri.getQuery() != null) {
      for (String pair : uri.getQuery().split("&", -1)) {
        parameters.put(pair.split("=", 2)[0], List.of(pair.split("=", 2)[1]));
      }
    }
    String path = uri.getPath();
    boolean metric = path.startsWith("/metrics/");
    String pattern = metric ? "/metrics/{name}" : path;
    Map<String, String> names = metric ? Map.of("name", path.substring(9)) : Map.of();
    Route route =
        dashboard.routes().stream()
            .filter(one -> one.path().equals(pattern))
            .findFirst()
            .orElseThrow();
    return route
        .handler()
        .handle(
            new Request("GET", path, names, parameters, Map.of(), Request.of("GET", "/").body()));
  }

  private static String text(Response answer) {
    return new String(answer.body().toByteArray(), StandardCharsets.UTF_8);
  }
}
