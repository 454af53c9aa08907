package dev.sotto.cli;

import dev.sotto.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An [Outcome] as JSON; shares are in `[0, 1]` but for estimates and intervals, which noise can carry outside.
///
/// ```
/// {simulated, seed, devices, acknowledged, counted, coverage,
///  metrics: [{name, kind, epsilon, reports (null if withheld), withheld?, clipped, reporting,
///             cells: [{value, unit (if not a share), truth, estimate, low, high}]}]}
/// ```
final class OutcomeJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private OutcomeJson() {}

  static void write(Outcome outcome, Path file) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(tree(outcome)) + "\n");
  }

  private static ObjectNode tree(Outcome outcome) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("simulated", true);
    root.put("seed", outcome.seed());
    root.put("devices", outcome.fleet().devices());
    root.put("acknowledged", outcome.fleet().acknowledged());
    root.put("counted", outcome.counted());
    root.put("coverage", outcome.coverage());
    ArrayNode metrics = root.putArray("metrics");
    outcome.metrics().forEach(metric -> put(metrics.addObject(), metric));
    return root;
  }

  private static void put(ObjectNode node, Comparison metric) {
    node.put("name", metric.metric().name().text());
    node.put("kind", metric.metric().definition().kind());
    node.put("epsilon", metric.release().heading().cost().perReport().toDecimal());
    switch (metric.release()) {
      case Release.Published published -> node.put("reports", published.reports());
      case Release.Withheld withheld -> node.putNull("reports").put("withheld", withheld.reason());
    }
    node.put("clipped", metric.clipped());
    node.put("reporting", metric.reporting());
    ArrayNode cells = node.putArray("cells");
    for (Compared number : metric.compared()) {
      Line said = number.said();
      ObjectNode own = cells.addObject();
      own.put("value", said.value());
      if (!said.isShare()) {
        own.put("unit", said.unit());
      }
      own.put("truth", number.truth());
      own.put("estimate", said.estimate()).put("low", said.low()).put("high", said.high());
    }
  }
}
