package dev.sotto.query;

import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes as JSON:
///
/// ```
/// {results: [{metric, version, definition, falseAlarm, comparisons, windows,
///             changes: [{value, devices, before, after, firstCompared: {number, from, to}, window: {number, from, to},
///                        windowsNeeded, compared, difference, standardError, deviations, limit,
///                        low, high}]}]}
/// ```
///
/// `before` and `after` are indices of segments, `low` to `high` is the interval of the difference. Thread-safe.
final class ChangesJson {
  private final JsonMapper mapper = JsonMapper.builder().build();

  String of(List<Changes> all) {
    ObjectNode root = mapper.createObjectNode();
    ArrayNode results = root.putArray("results");
    for (Changes changes : all) {
      Metric metric = changes.metric();
      ObjectNode node = results.addObject();
      node.put("metric", metric.name().text());
      node.put("version", metric.terms().version());
      node.put("definition", metric.id().toString());
      node.put("falseAlarm", changes.falseAlarm());
      node.put("comparisons", changes.comparisons());
      node.put("windows", changes.windows());
      ArrayNode found = node.putArray("changes");
      changes.found().forEach(change -> put(found.addObject(), metric, change));
    }
    return mapper.writeValueAsString(root);
  }

  private static void put(ObjectNode node, Metric metric, Change change) {
    node.put("value", change.value());
    node.put("devices", change.devices());
    node.put("before", change.before());
    node.put("after", change.after());
    put(node.putObject("firstCompared"), metric, change.firstCompared());
    put(node.putObject("window"), metric, change.window());
    node.put("windowsNeeded", change.windowsNeeded());
    node.put("compared", change.compared());
    node.put("difference", change.difference());
    node.put("standardError", change.standardError());
    node.put("deviations", change.deviations());
    node.put("limit", change.limit());
    node.put("low", change.low());
    node.put("high", change.high());
  }

  private static void put(ObjectNode node, Metric metric, WindowNumber window) {
    node.put("number", window.value());
    node.put("from", metric.schedule().startOf(window).toString());
    node.put("to", metric.schedule().endOf(window).toString());
  }
}
