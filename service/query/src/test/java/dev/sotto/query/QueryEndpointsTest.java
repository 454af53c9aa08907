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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class QueryEndpointsTest {
  private static final MetricDefinition CRASHED = Samples.crashed();
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant NOW = CRASHED.schedule().endOf(WINDOW.plus(1));

  private final SeededRandom random = new SeededRandom(6);
  private final FoldState state = new FoldState(true);
  private final Registry registry = Samples.registry();
  private final List<Route> routes =
      new QueryEndpoints(
              new Query(
                  new Releases(
                      () -> new Frozen(0, state.snapshot(0)), Definitions.of(registry), () -> NOW)))
          .routes();

  @BeforeEach
  void count() {
    absorb(CRASHED, WINDOW, 0, 40);
    absorb(CRASHED, WINDOW.plus(-1), 1, 3);
    absorb(Samples.charging(), WINDOW, 0, 19);
  }

  @Test
  void the_overview_is_as_it_was() throws IOException {
    assertThat(body(get(0, Map.of(), Map.of()))).isEqualTo(golden("overview.json"));
  }

  @Test
  void one_metric_is_as_it_was() throws IOException {
    assertThat(body(get(1, Map.of("name", "crashed-today"), Map.of())))
        .isEqualTo(golden("crashed-today.json"));
  }

  @Test
  void the_windows_of_a_metric_are_as_they_were() throws IOException {
    assertThat(body(get(2, Map.of("name", "crashed-today"), Map.of())))
        .isEqualTo(golden("windows.json"));
  }

  @Test
  void a_window_and_a_segment_can_be_asked_for() throws IOException {
    String earlier = asked("window", Long.toString(WINDOW.value() - 1));
    assertThat(earlier).contains("\"number\":19999").contains("\"state\":\"withheld\"");
    assertThat(earlier).contains("fewer than 20 reports").doesNotContain("\"reports\":");
    assertThat(asked("segment", "0")).contains("\"segment\":\"release 2.1\"", "\"reports\":40");
    assertThat(asked("segment", "1")).contains("\"segment\":\"release 2.2\"", "withheld");
  }

  @Test
  void what_cannot_be_asked_for_is_said_to_be_so() throws IOException {
    assertThat(status("crashed-today", "segment", "3")).isEqualTo(404);
    assertThat(status("crashed-today", "segment", "-1")).isEqualTo(404);
    assertThat(status("crashed-today", "segment", "one")).isEqualTo(400);
    assertThat(status("crashed-today", "window", "1.5")).isEqualTo(400);
    assertThat(status("crashed-today", "window", "" + Long.MAX_VALUE)).isEqualTo(400);
    assertThat(status("crashed-today", "window", "" + (1L << 50))).isEqualTo(400);
    assertThat(status("no-such-metric", "segment", "0")).isEqualTo(404);
    assertThat(status("Not A Name", "segment", "0")).isEqualTo(404);
    assertThat(get(2, Map.of("name", "no-such-metric"), Map.of()).status()).isEqualTo(404);
  }

  @Test
  void a_metric_nobody_reported_says_so() throws IOException {
    assertThat(body(get(1, Map.of("name", "screen-time"), Map.of())))
        .contains("\"state\":\"nothing reported\"");
  }

  @Test
  void a_window_that_has_not_ended_is_not_the_latest() throws IOException {
    absorb(CRASHED, WINDOW.plus(3), 0, 30);
    assertThat(body(get(1, Map.of("name", "crashed-today"), Map.of())))
        .contains("\"number\":20000");
  }

  private void absorb(MetricDefinition metric, WindowNumber window, int segment, int reports) {
    state.define(Metric.of(metric));
    for (int i = 0; i < reports; i++) {
      int value = i % metric.domain().size();
      state.absorb(SampleReports.report(metric, window, segment, value, random));
    }
  }

  private String asked(String name, String value) throws IOException {
    return body(get(1, Map.of("name", "crashed-today"), Map.of(name, List.of(value))));
  }

  private int status(String metric, String name, String value) throws IOException {
    return get(1, Map.of("name", metric), Map.of(name, List.of(value))).status();
  }

  private Response get(int route, Map<String, String> path, Map<String, List<String>> query)
      throws IOException {
    return routes
        .get(route)
        .handler()
        .handle(new Request("GET", "/", path, query, Map.of(), Bytes.of()));
  }

  private static String body(Response response) {
    assertThat(response.status()).isEqualTo(200);
    return new String(response.body().toByteArray(), StandardCharsets.UTF_8);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(QueryEndpointsTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
