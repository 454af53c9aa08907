package dev.sotto.cli;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Metric;
import dev.sotto.release.Cell;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import dev.sotto.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A [StoryOutcome] as JSON. Days are counted from 1; shares are in `[0, 1]` but for estimates and intervals, which noise
/// can carry outside.
///
/// ```
/// {simulated, seed, days, first, devices, acknowledged, counted, unanswered, complete,
///  rollout: {few, half, all}, shares, covered,
///  metrics: [{name, kind, epsilon, spentAtMost, perLifeCap, falseAlarm, comparisons,
///             cells: [{day, date, segment, reports (null if withheld), values: [{value, truth, estimate, low, high}]}]}],
///  changes: [{metric, value, devices, found, firstCompared, lastCompared, windowsNeeded, difference, standardError,
///             limit}]}
/// ```
final class StoryJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StoryJson() {}

  static void write(StoryOutcome outcome, Path file) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(tree(outcome)) + "\n");
  }

  private static ObjectNode tree(StoryOutcome outcome) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("simulated", true);
    root.put("seed", outcome.options().seed());
    root.put("days", outcome.options().days());
    root.put("first", Shown.date(outcome.options().first()));
    root.put("devices", outcome.devices());
    root.put("acknowledged", outcome.acknowledged());
    root.put("counted", outcome.counted());
    root.put("unanswered", outcome.unanswered());
    root.put("complete", outcome.complete());
    root.putObject("rollout")
        .put("few", outcome.rollout().few() + 1)
        .put("half", outcome.rollout().half() + 1)
        .put("all", outcome.rollout().all() + 1);
    root.put("shares", outcome.shares());
    root.put("covered", outcome.covered());
    ArrayNode metrics = root.putArray("metrics");
    outcome.changes().forEach(changes -> put(metrics.addObject(), outcome, changes));
    ArrayNode changes = root.putArray("changes");
    outcome.found().forEach(found -> put(changes.addObject(), outcome, found));
    return root;
  }

  private static void put(ObjectNode node, StoryOutcome outcome, Changes changes) {
    Metric metric = changes.metric();
    node.put("name", metric.name().text());
    node.put("kind", metric.definition().kind());
    node.put("epsilon", metric.terms().epsilon().toDecimal());
    node.put(
        "spentAtMost", outcome.mostSpent().getOrDefault(metric.name(), Epsilon.ZERO).toDecimal());
    node.put("perLifeCap", outcome.options().registry().caps().perLife().toDecimal());
    node.put("falseAlarm", changes.falseAlarm());
    node.put("comparisons", changes.comparisons());
    ArrayNode cells = node.putArray("cells");
    for (StoryOutcome.DayCell cell : outcome.cells()) {
      if (cell.metric().equals(metric) && cell.reports() > 0) {
        put(cells.addObject(), outcome, cell);
      }
    }
  }

  private static void put(ObjectNode node, StoryOutcome outcome, StoryOutcome.DayCell cell) {
    node.put("day", cell.day() + 1);
    node.put("date", Shown.date(outcome.options().start(cell.day())));
    node.put("segment", cell.release().heading().segment());
    switch (cell.release()) {
      case Release.Withheld _ -> node.putNull("reports");
      case Release.Published published -> {
        node.put("reports", published.reports());
        ArrayNode values = node.putArray("values");
        for (int value = 0; value < published.cells().size(); value++) {
          Cell estimate = published.cells().get(value);
          values
              .addObject()
              .put("value", estimate.value())
              .put("truth", cell.share(value))
              .put("estimate", estimate.estimate())
              .put("low", estimate.low())
              .put("high", estimate.high());
        }
      }
    }
  }

  private static void put(ObjectNode node, StoryOutcome outcome, StoryOutcome.Found found) {
    Change change = found.change();
    long first = found.metric().schedule().windowAt(outcome.options().first()).value();
    node.put("metric", found.metric().name().text());
    node.put("value", change.value());
    node.put("devices", change.devices());
    node.put("found", found.day() + 1);
    node.put("firstCompared", change.firstCompared().value() - first + 1);
    node.put("lastCompared", change.window().value() - first + 1);
    node.put("windowsNeeded", change.windowsNeeded());
    node.put("difference", change.difference());
    node.put("standardError", change.standardError());
    node.put("limit", change.limit());
  }
}
