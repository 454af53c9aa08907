package dev.sotto.cli;

import dev.sotto.metric.Caps;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.planner.Plan;
import dev.sotto.planner.Precision;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Plans as JSON; shares are fractions.
///
/// ```
/// {devices?, want?, metrics: [{metric, version, kind, window, epsilon, mechanism, minimumCohort,
///   groups: [{of, reports, withheld,
///             quantities: [{quantity, unit?, standardError, halfWidth, smallestEffect}]}],
///   wanted?: {devices (null if more than can be counted), epsilon? (null if none is enough), withinCap?}}]}
/// ```
final class PlanJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PlanJson() {}

  static String text(List<Plan> plans, Caps caps, Optional<Long> devices, Optional<Want> want) {
    ObjectNode root = MAPPER.createObjectNode();
    devices.ifPresent(count -> root.put("devices", count));
    want.ifPresent(wanted -> root.put("want", wanted.exactness().share()));
    ArrayNode metrics = root.putArray("metrics");
    plans.forEach(plan -> put(metrics.addObject(), plan, caps, devices));
    return MAPPER.writeValueAsString(root);
  }

  private static void put(ObjectNode node, Plan plan, Caps caps, Optional<Long> devices) {
    MetricDefinition metric = plan.metric();
    node.put("metric", metric.name().text());
    node.put("version", metric.terms().version());
    node.put("kind", metric.kind());
    node.put("window", Shown.window(metric));
    node.put("epsilon", metric.terms().epsilon().toDecimal());
    node.put("mechanism", Shown.mechanism(metric));
    node.put("minimumCohort", metric.terms().minimumCohort());
    ArrayNode groups = node.putArray("groups");
    plan.groups().forEach(group -> put(groups.addObject(), metric, group));
    plan.wanted()
        .ifPresent(wanted -> {
          ObjectNode takes = node.putObject("wanted");
          wanted
              .devices()
              .ifPresentOrElse(
                  needed -> takes.put("devices", needed), () -> takes.putNull("devices"));
          if (devices.isPresent()) {
            wanted
                .epsilon()
                .ifPresentOrElse(
                    epsilon ->
                        takes
                            .put("epsilon", epsilon.toDecimal())
                            .put("withinCap", epsilon.compareTo(caps.perReport()) <= 0),
                    () -> takes.putNull("epsilon"));
          }
        });
  }

  private static void put(ObjectNode node, MetricDefinition metric, Plan.Group group) {
    node.put("of", group.name());
    node.put("reports", group.reports());
    node.put("withheld", group.reports() < metric.terms().minimumCohort());
    ArrayNode quantities = node.putArray("quantities");
    for (Precision one : Precision.of(metric)) {
      ObjectNode quantity = quantities.addObject();
      quantity.put("quantity", one.quantity());
      one.unit().ifPresent(unit -> quantity.put("unit", unit));
      quantity.put("standardError", one.standardError(group.reports()));
      quantity.put("halfWidth", one.halfWidth(group.reports()));
      quantity.put("smallestEffect", one.smallestEffect(group.reports()));
    }
  }
}
