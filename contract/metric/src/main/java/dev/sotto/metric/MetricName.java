package dev.sotto.metric;

/// The name of a metric, such as `crashed-today`: what a charge is booked under, through all versions.
///
/// @param text lower-case letters, digits and hyphens, beginning with a letter; at most 64 characters
public record MetricName(String text) implements Comparable<MetricName> {
  /// Checks the form.
  public MetricName {
    Identifiers.require("metric name", text, Identifiers.MAX_NAME);
  }

  @Override
  public int compareTo(MetricName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
