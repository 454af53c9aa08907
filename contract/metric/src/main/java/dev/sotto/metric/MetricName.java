package dev.sotto.metric;

/// The name of a metric, such as `crashed-today`: what a charge is booked under, through all versions.
///
/// @param text lower-case letters, digits and hyphens, beginning with a letter; at most 64 characters
public record MetricName(String text) implements Comparable<MetricName> {
  /// The longest name.
  public static final int MAX_LENGTH = 64;

  /// Checks the form.
  public MetricName {
    Identifiers.require("metric name", text, MAX_LENGTH);
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
