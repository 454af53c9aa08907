package dev.sotto.cli;

import dev.sotto.release.Cell;
import dev.sotto.release.Numbers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the numbers of a result as [dev.sotto.query.ResultJson] writes them.
final class RemoteNumbers {
  private RemoteNumbers() {}

  /// @param result with `state` `published`
  static Numbers of(JsonNode result) {
    List<Cell> cells = cells(result.path("values"));
    if (result.has("mean")) {
      return mean(result.path("mean"));
    }
    if (result.has("quantiles")) {
      return distribution(result, cells);
    }
    return result.has("domain")
        ? new Numbers.Top(cells, result.path("domain").asInt())
        : new Numbers.Shares(cells);
  }

  private static List<Cell> cells(JsonNode values) {
    List<Cell> cells = new ArrayList<>();
    for (JsonNode value : values) {
      cells.add(
          new Cell(
              value.path("value").asString(),
              value.path("share").asDouble(),
              value.path("standardError").asDouble(),
              value.path("low").asDouble(),
              value.path("high").asDouble()));
    }
    return cells;
  }

  private static Numbers mean(JsonNode mean) {
    return new Numbers.Mean(
        mean.path("unit").asString(),
        mean.path("least").asLong(),
        mean.path("most").asLong(),
        mean.path("estimate").asDouble(),
        mean.path("standardError").asDouble(),
        mean.path("low").asDouble(),
        mean.path("high").asDouble());
  }

  private static Numbers distribution(JsonNode result, List<Cell> cells) {
    List<Numbers.CumulativePoint> cumulative = new ArrayList<>();
    for (JsonNode point : result.path("cumulative")) {
      cumulative.add(
          new Numbers.CumulativePoint(
              point.path("below").asLong(),
              point.path("share").asDouble(),
              point.path("low").asDouble(),
              point.path("high").asDouble()));
    }
    List<Numbers.Quantile> quantiles = new ArrayList<>();
    for (JsonNode quantile : result.path("quantiles")) {
      quantiles.add(
          new Numbers.Quantile(
              quantile.path("perMille").asInt(),
              quantile.path("estimate").asDouble(),
              quantile.path("low").asLong(),
              quantile.path("high").asLong()));
    }
    return new Numbers.Distribution(result.path("unit").asString(), cells, cumulative, quantiles);
  }
}
