package dev.sotto.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Releases;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ChangesEndpointTest {
  private static final MetricDefinition CRASHED = Samples.crashed();
  private static final WindowNumber WINDOW = new WindowNumber(20_000);

  private final SeededRandom random = new SeededRandom(6);
  private final FoldState state = new FoldState(true);
  private final Registry registry = Samples.registry();

  @Test
  void a_release_with_which_nobody_has_the_value_any_more_is_a_change() throws IOException {
    state.define(Metric.of(CRASHED));
    for (int i = 0; i < 400; i++) {
      state.absorb(SampleReports.report(CRASHED, WINDOW, 0, 1, random));
      state.absorb(SampleReports.report(CRASHED, WINDOW, 1, 0, random));
    }
    JsonNode result = result("crashed-today");
    assertThat(result.get("metric").asString()).isEqualTo("crashed-today");
    assertThat(result.get("falseAlarm").asDouble()).isEqualTo(0.01);
    assertThat(result.get("comparisons").asInt()).isOne();
    assertThat(result.get("windows").asInt()).isOne();
    assertThat(result.get("definition").asString()).isEqualTo(Metric.of(CRASHED).id().toString());
    JsonNode change = result.get("changes").get(0);
    assertThat(change.propertyNames())
        .containsExactly(
            "value",
            "devices",
            "before",
            "after",
            "firstCompared",
            "window",
            "windowsNeeded",
            "compared",
            "difference",
            "standardError",
            "deviations",
            "limit",
            "low",
            "high");
    assertThat(change.get("devices").asString()).isEqualTo("release 2.2");
    assertThat(change.get("difference").asDouble()).isBetween(-1.5, -0.5);
    assertThat(change.get("low").asDouble()).isBetween(-2.5, change.get("difference").asDouble());
    assertThat(change.get("high").asDouble()).isBetween(change.get("difference").asDouble(), 0.0);
    assertThat(change.at("/window/number").asLong()).isEqualTo(20_000);
    assertThat(change.at("/firstCompared/from").asString()).isEqualTo("2024-10-04T00:00:00Z");
  }

  @Test
  void a_metric_without_releases_or_reports_has_no_changes_and_an_unknown_one_is_not_found()
      throws IOException {
    assertThat(result("crashed-today").get("changes")).isEmpty();
    assertThat(result("charging-habit").get("comparisons").asInt()).isZero();
    assertThat(get("no-such-metric").status()).isEqualTo(404);
    assertThat(get("No Name").status()).isEqualTo(404);
  }

  private JsonNode result(String metric) throws IOException {
    Response response = get(metric);
    assertThat(response.status()).isEqualTo(200);
    String body = new String(response.body().toByteArray(), StandardCharsets.UTF_8);
    return JsonMapper.builder().build().readTree(body).get("results").get(0);
  }

  private Response get(String metric) throws IOException {
    Releases releases =
        new Releases(
            () -> new Frozen(0, state.snapshot(0)),
            Definitions.of(registry),
            () -> CRASHED.schedule().endOf(WINDOW));
    Route route = new QueryEndpoints(new Query(releases)).routes().getLast();
    return route
        .handler()
        .handle(new Request("GET", "/", Map.of("name", metric), Map.of(), Map.of(), Bytes.of()));
  }
}
