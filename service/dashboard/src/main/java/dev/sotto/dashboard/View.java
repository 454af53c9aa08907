package dev.sotto.dashboard;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.query.MetricHistory;
import dev.sotto.release.Release;
import java.util.List;
import java.util.Optional;

/// A metric looked at in one window, in one group or over all, by one of its quantities.
///
/// @param history  what is known
/// @param quantity index of the quantity that is followed, among [Quantity#of(MetricDefinition)]
record View(MetricHistory history, int quantity) {
  /// The latest windows that a page shows.
  static final int MOST_WINDOWS = 56;

  List<Quantity> quantities() {
    return Quantity.of(history.metric().definition());
  }

  /// The quantity that is followed; empty if the metric has none.
  Optional<Quantity> followed() {
    return quantities().stream().skip(quantity).findFirst();
  }

  Optional<WindowNumber> window() {
    return history.chosen().map(chosen -> chosen.heading().window());
  }

  /// Where this view is found. What is shown without a parameter has none.
  Address address() {
    Metric metric = history.metric();
    Address address = Address.metric(metric.name().text());
    if (!history.first()) {
      address = address.with("version", history.version());
    }
    if (history.segment().isPresent()) {
      address = address.with("segment", Integer.toString(history.segment().get()));
    }
    if (quantity > 0) {
      address = address.with("value", Integer.toString(quantity));
    }
    Optional<Release> chosen = history.chosen();
    return chosen.isPresent()
        ? address.with("window", chosen.get().heading().window().toString())
        : address;
  }

  /// This view in another window.
  Address at(WindowNumber window) {
    return address().with("window", window.toString());
  }

  /// This view of another group.
  Address of(int segment) {
    return address().with("segment", Integer.toString(segment));
  }
}
