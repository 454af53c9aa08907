package dev.sotto.cli;

import dev.sotto.fleet.FleetResult;
import dev.sotto.fleet.ReplayedWindow;
import dev.sotto.metric.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a service that ran before says of a fleet that reported to it.
///
/// @param metric that was collected
/// @param window that the fleet lived through
/// @param fleet  what became of the devices
/// @param result what the service says
/// @param seed   of the fleet
/// @param doubt  why the truth of this fleet is not what the service estimates; empty if it is, and is shown
record RemoteOutcome(
    Metric metric,
    ReplayedWindow window,
    FleetResult fleet,
    RemoteService.Result result,
    long seed,
    Optional<String> doubt) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// What is said.
  private List<Line> lines() {
    return result.numbers().map(Line::of).orElse(List.of());
  }

  /// The truth of each line; none where it is not to be shown.
  private List<Double> truths() {
    FleetResult.Truth truth = fleet.truths().get(metric.name());
    if (doubt.isPresent() || truth == null || result.numbers().isEmpty()) {
      return List.of();
    }
    Truths truths = new Truths(metric, truth, Math.max(1, fleet.acknowledged()));
    return truths.beside(result.numbers().get()).stream().map(Compared::truth).toList();
  }

  void print(PrintWriter out, Terminal terminal) {
    out.printf("%n%s (%s)%n", metric.name(), metric.definition().kind());
    out.println("  " + metric.terms().description());
    out.printf("  window %s to %s%n", window.start(), window.end());
    if (result.reports().isEmpty()) {
      out.printf(
          "  withheld: fewer than %d reports, the minimum cohort of this metric%n",
          metric.terms().minimumCohort());
    } else {
      result
          .numbers()
          .ifPresent(numbers -> new NumbersTable(terminal, true, numbers, truths()).print(out));
      out.printf("  %s reports%n", Shown.count(result.reports().get()));
    }
    doubt.ifPresent(why -> out.printf("  The truth is not shown: %s.%n", why));
    out.printf(
        "devices %s · acknowledged %s · not consenting %s · unanswered %s%n",
        Shown.count(fleet.devices()),
        Shown.count(fleet.acknowledged()),
        Shown.count(fleet.silent()),
        Shown.count(fleet.unacknowledged()));
  }

  /// Writes the shape of [OutcomeJson], with `truthNotShown` in place of the truths where they are not shown.
  void write(Path file) throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("simulated", true);
    root.put("seed", seed);
    root.put("devices", fleet.devices());
    root.put("acknowledged", fleet.acknowledged());
    doubt.ifPresent(why -> root.put("truthNotShown", why));
    ObjectNode node = root.putArray("metrics").addObject();
    node.put("name", metric.name().text());
    node.put("kind", metric.definition().kind());
    node.put("epsilon", metric.definition().oracle().actualEpsilon().toDecimal());
    result
        .reports()
        .ifPresentOrElse(
            reports -> node.put("reports", reports),
            () -> node.putNull("reports").put("withheld", "fewer than the minimum cohort"));
    ArrayNode cells = node.putArray("cells");
    List<Double> truths = truths();
    List<Line> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      ObjectNode to = cells.addObject().put("value", line.value());
      if (!line.isShare()) {
        to.put("unit", line.unit());
      }
      if (!truths.isEmpty()) {
        to.put("truth", truths.get(i));
      }
      to.put("estimate", line.estimate()).put("low", line.low()).put("high", line.high());
    }
    Files.writeString(file, MAPPER.writeValueAsString(root) + "\n");
  }
}
