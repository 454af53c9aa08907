package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;

/// The people of a simulation: what each device records. It is a function of its arguments alone.
public interface Population {
  /// Number of devices.
  int devices();

  /// What `device` records for `metric` in the simulated window.
  ///
  /// @param device in `[0, devices())`
  Recorded recorded(int device, MetricDefinition metric);
}
