package dev.sotto.cli;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Release;
import dev.sotto.release.ReleaseView;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Releases as JSON, all shares in `[0, 1]` but for what noise carries outside.
final class ReleaseJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReleaseJson() {}

  static void print(
      ReleaseView view,
      List<MetricDefinition> wanted,
      Function<MetricDefinition, List<WindowNumber>> windows,
      PrintWriter out) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("simulated", view.simulated());
    ArrayNode releases = root.putArray("releases");
    for (MetricDefinition metric : wanted) {
      windows
          .apply(metric)
          .forEach(window -> put(releases.addObject(), view.release(metric, window)));
    }
    out.println(MAPPER.writeValueAsString(root));
  }

  private static void put(ObjectNode node, Release release) {
    node.put("name", release.heading().metric().name().text());
    node.put("kind", release.heading().metric().kind());
    node.put("definition", release.heading().definition().toString());
    node.put("from", release.heading().from().toString());
    node.put("to", release.heading().to().toString());
    node.put("segment", release.heading().segment());
    node.put("stillCounted", release.heading().stillCounted());
    node.put("epsilon", release.heading().cost().perReport().toDecimal());
    node.put("epsilonPerDeviceDay", release.heading().cost().perDeviceDay().toDecimal());
    node.put("epsilonPerLife", release.heading().cost().perLifeCap().toDecimal());
    node.put("trustModel", release.heading().metric().terms().trustModel().text());
    switch (release) {
      case Release.Withheld withheld -> node.put("withheld", withheld.reason());
      case Release.Published published -> {
        node.put("reports", published.reports());
        ArrayNode cells = node.putArray("cells");
        published
            .cells()
            .forEach(cell ->
                cells
                    .addObject()
                    .put("value", cell.value())
                    .put("estimate", cell.estimate())
                    .put("low", cell.low())
                    .put("high", cell.high()));
      }
    }
  }
}
