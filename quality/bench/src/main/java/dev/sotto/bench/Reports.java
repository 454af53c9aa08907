package dev.sotto.bench;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reports of all metrics of a registry, as devices send them in one batch.
record Reports(Registry registry, SeededRandom random) {
  /// One of each metric, of the window that ended `ago` windows before the one that `now` lies in; 1 is the last.
  List<Report> ofDevice(Instant now, int ago) {
    List<Report> reports = new ArrayList<>();
    for (MetricDefinition metric : registry.definitions()) {
      WindowNumber open = metric.schedule().windowAt(now);
      reports.add(SampleReports.any(metric, new WindowNumber(open.value() - ago), random));
    }
    return reports;
  }
}
