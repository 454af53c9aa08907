package dev.sotto.dashboard;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.samples.Samples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A registry whose every free text would be markup, a script or the end of an attribute on a page that does not escape.
final class Hostile {
  /// What each of the texts ends with.
  static final String TEXT = "\"' onload='x' <script>alert(1)</script><img src=x><b>&amp;";

  private static final Segments GROUPS =
      new Segments(List.of(new Segments.Dimension("release", List.of(text("group")))));

  private Hostile() {}

  /// @param what tells one from the other
  static String text(String what) {
    return what + TEXT;
  }

  static Registry registry() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 260; i++) {
      many.add(text("label" + i + " "));
    }
    return Samples.registry(
        new ChoiceMetric(
            terms("choice"),
            Samples.DAILY,
            Keep.LAST,
            new Absent.None(),
            GROUPS,
            List.of(text("label"), text("other label")),
            Samples.unary(3, "2")),
        new CountMetric(
            terms("count"), Samples.DAILY, GROUPS, text("unit"), 20, Samples.kary(2, "2")),
        new QuantileMetric(
            terms("quantiles"),
            Samples.DAILY,
            Keep.SUM,
            GROUPS,
            new Bins(text("unit"), List.of(0L, 10L, 20L, 30L)),
            List.of(500),
            Samples.unary(4, "2")),
        new ChoiceMetric(
            terms("large"),
            Samples.DAILY,
            Keep.LAST,
            new Absent.Value(0),
            Segments.NONE,
            many,
            Samples.unary(260, "2")));
  }

  private static Terms terms(String name) {
    return new Terms(
        new MetricName(name),
        1,
        text("description"),
        new Purpose("product-quality"),
        LegalBasis.CONSENT,
        text("owner"),
        LocalDate.of(2100, 1, 1),
        90,
        TrustModel.LOCAL,
        Epsilon.parse("2"),
        20);
  }
}
