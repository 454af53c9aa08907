package dev.sotto.query;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Segments;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Cell;
import dev.sotto.release.Cost;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Results as JSON, the same over HTTP and from the command line. Shares are fractions, unclipped; ε are decimals;
/// instants are ISO 8601 in UTC.
///
/// Thread-safe.
public final class ResultJson {
  private static final double CONFIDENCE = 0.95;

  private final JsonMapper mapper = JsonMapper.builder().build();

  /// A writer of results.
  public ResultJson() {}

  String overview(Results results) {
    ObjectNode root = mapper.createObjectNode();
    root.put("at", results.at().toString());
    root.put("simulated", results.simulated());
    root.put("debug", results.debug());
    putEpsilon(root.putObject("epsilon"), "perDeviceDay", results.perDeviceDay());
    putEpsilon((ObjectNode) root.get("epsilon"), "perLifeCap", results.perLifeCap());
    addResults(root.putArray("metrics"), results.metrics());
    return mapper.writeValueAsString(root);
  }

  /// `{results: [...]}`, one element a result.
  public String results(List<MetricResult> results) {
    ObjectNode root = mapper.createObjectNode();
    addResults(root.putArray("results"), results);
    return mapper.writeValueAsString(root);
  }

  String windows(List<WindowsResult> results) {
    ObjectNode root = mapper.createObjectNode();
    ArrayNode definitions = root.putArray("results");
    for (WindowsResult result : results) {
      ObjectNode node = definitions.addObject();
      putDefinition(node, result.metric());
      ArrayNode windows = node.putArray("windows");
      result.windows().forEach(window -> putWindow(windows.addObject(), result.metric(), window));
    }
    return mapper.writeValueAsString(root);
  }

  private static void addResults(ArrayNode array, List<MetricResult> results) {
    for (MetricResult result : results) {
      ObjectNode node = array.addObject();
      putDefinition(node, result.metric());
      result
          .release()
          .ifPresentOrElse(
              release -> putRelease(node, release), () -> node.put("state", "nothing reported"));
    }
  }

  private static void putDefinition(ObjectNode node, Metric metric) {
    node.put("metric", metric.name().text());
    node.put("version", metric.terms().version());
    node.put("definition", metric.id().toString());
    node.put("kind", metric.definition().kind());
    node.put("description", metric.terms().description());
    node.put("purpose", metric.terms().purpose().text());
    node.put("owner", metric.terms().owner());
    node.put("trustModel", metric.terms().trustModel().text());
    ArrayNode segments = node.putArray("segments");
    Segments declared = metric.segments();
    for (int i = 0; i < declared.count() && declared.count() > 1; i++) {
      segments.add(declared.label(i));
    }
  }

  private static void putRelease(ObjectNode node, Release release) {
    Heading heading = release.heading();
    ObjectNode window = node.putObject("window");
    putWindow(window, heading.metric(), heading.window());
    window.put("countedUntil", heading.countedUntil().toString());
    window.put("stillCounted", heading.stillCounted());
    node.put("segment", heading.segment());
    node.put("simulated", heading.simulated());
    putCost(node.putObject("epsilon"), heading.cost());
    switch (release) {
      case Release.Withheld withheld -> {
        node.put("state", "withheld");
        node.put("reason", withheld.reason());
        node.put("minimumCohort", withheld.minimumCohort());
      }
      case Release.Published published -> {
        node.put("state", "published");
        node.put("reports", published.reports());
        node.put("confidence", CONFIDENCE);
        putNumbers(node, published);
      }
    }
  }

  private static void putNumbers(ObjectNode node, Release.Published published) {
    switch (published.numbers()) {
      case Numbers.Shares _ -> {}
      case Numbers.Top(_, int domain) -> node.put("domain", domain).put("simultaneous", true);
      case Numbers.Mean mean -> putMean(node.putObject("mean"), mean, published);
      case Numbers.Distribution distribution -> putDistribution(node, distribution);
    }
    if (!published.cells().isEmpty()) {
      ArrayNode values = node.putArray("values");
      published.cells().forEach(cell -> putCell(values.addObject(), cell));
    }
  }

  private static void putMean(ObjectNode node, Numbers.Mean mean, Release.Published published) {
    node.put("unit", mean.unit()).put("least", mean.least()).put("most", mean.most());
    node.put("estimate", mean.estimate()).put("standardError", mean.standardError());
    node.put("low", mean.low()).put("high", mean.high());
    if (published.heading().metric().definition() instanceof CountMetric) {
      node.put("total", mean.estimate() * published.reports());
    }
  }

  private static void putDistribution(ObjectNode node, Numbers.Distribution distribution) {
    node.put("unit", distribution.unit());
    ArrayNode cumulative = node.putArray("cumulative");
    for (Numbers.CumulativePoint point : distribution.cumulative()) {
      cumulative
          .addObject()
          .put("below", point.below())
          .put("share", point.estimate())
          .put("low", point.low())
          .put("high", point.high());
    }
    ArrayNode quantiles = node.putArray("quantiles");
    for (Numbers.Quantile quantile : distribution.quantiles()) {
      quantiles
          .addObject()
          .put("perMille", quantile.perMille())
          .put("estimate", quantile.estimate())
          .put("low", quantile.low())
          .put("high", quantile.high());
    }
  }

  private static void putWindow(ObjectNode node, Metric metric, WindowNumber window) {
    node.put("number", window.value());
    node.put("from", metric.schedule().startOf(window).toString());
    node.put("to", metric.schedule().endOf(window).toString());
  }

  private static void putCost(ObjectNode node, Cost cost) {
    putEpsilon(node, "perReport", cost.perReport());
    putEpsilon(node, "declaredPerReport", cost.declaredPerReport());
    putEpsilon(node, "perDeviceDay", cost.perDeviceDay());
    putEpsilon(node, "perLifeCap", cost.perLifeCap());
    node.put("inCurrentRegistry", cost.inCurrentRegistry());
  }

  private static void putEpsilon(ObjectNode node, String name, Epsilon epsilon) {
    node.put(name, new BigDecimal(epsilon.toString()));
  }

  private static void putCell(ObjectNode node, Cell cell) {
    node.put("value", cell.value());
    node.put("share", cell.estimate());
    node.put("standardError", cell.standardError());
    node.put("low", cell.low());
    node.put("high", cell.high());
  }
}
