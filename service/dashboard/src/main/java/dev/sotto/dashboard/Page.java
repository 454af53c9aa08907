package dev.sotto.dashboard;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.query.MetricResult;
import dev.sotto.query.Results;
import dev.sotto.release.Cell;
import dev.sotto.release.Cost;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.Optional;

/// The page: one table, a group of rows a metric.
final class Page {
  private static final int VALUE_COLUMNS = 4;

  private final Html html = new Html();

  private Page() {}

  static String of(Results results) {
    Page page = new Page();
    page.head();
    page.summary(results);
    page.table(results);
    page.html.raw("</main></body></html>\n");
    return page.html.toString();
  }

  private void head() {
    html.raw(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Sotto: results</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <main>
        <h1>Results</h1>
        """);
  }

  private void summary(Results results) {
    if (results.simulated()) {
      html.raw(
          """
          <p class="banner" role="note"><strong>Simulated.</strong> \
          These reports came from simulated devices, not from people.</p>
          """);
    }
    html.raw("<p>As of ").text(Wording.minute(results.at()));
    html.raw(". All metrics together cost a device at most <strong>ε = ");
    html.text(results.perDeviceDay().toString());
    html.raw("</strong> a day, and no metric more than <strong>ε = ");
    html.text(results.perLifeCap().toString());
    html.raw("</strong> over its life on one device. Shares are estimates from noisy reports: ");
    html.raw("the interval holds the true share 19 times in 20, and noise can carry an estimate ");
    html.raw("below 0 or above 100 %.</p>\n");
  }

  private void table(Results results) {
    html.raw(
        """
        <table>
        <caption>The latest result of each metric, over all devices that reported</caption>
        <thead>
        <tr><th scope="col">Metric</th><th scope="col">Value</th>\
        <th scope="col" class="number">Share</th>\
        <th scope="col" class="number">95 % interval</th>\
        <th scope="col"><span class="hidden">The interval as a bar from 0 to 100 %</span></th></tr>
        </thead>
        """);
    if (results.metrics().isEmpty()) {
      html.raw("<tbody><tr><td colspan=\"5\">The registry has no metrics.</td></tr></tbody>\n");
    }
    results.metrics().forEach(this::metric);
    html.raw("</table>\n");
  }

  private void metric(MetricResult result) {
    Optional<Release> release = result.release();
    html.raw("<tbody>\n");
    if (release.isPresent()
        && release.get() instanceof Release.Published(_, _, Numbers.Mean mean)) {
      html.raw("<tr>");
      name(result, 1);
      mean(mean);
      html.raw("</tr>\n");
    } else if (release.isPresent() && release.get() instanceof Release.Published published) {
      boolean first = true;
      for (Cell cell : published.cells()) {
        html.raw("<tr>");
        if (first) {
          name(result, published.cells().size());
          first = false;
        }
        cell(cell);
        html.raw("</tr>\n");
      }
    } else {
      html.raw("<tr>");
      name(result, 1);
      html.raw("<td class=\"silent\" colspan=\"" + VALUE_COLUMNS + "\">");
      html.text(
          release.isPresent() && release.get() instanceof Release.Withheld withheld
              ? "Withheld: " + withheld.reason()
              : "Nothing reported yet");
      html.raw("</td></tr>\n");
    }
    html.raw("</tbody>\n");
  }

  private void name(MetricResult result, int rows) {
    MetricDefinition metric = result.metric();
    html.raw("<th scope=\"rowgroup\" rowspan=\"" + rows + "\"><span class=\"name\">");
    html.text(metric.name().text());
    html.raw("</span><span class=\"detail\">");
    html.text(metric.terms().description());
    html.raw("</span>");
    result.release().ifPresent(this::detail);
    html.raw("</th>");
  }

  private void detail(Release release) {
    Heading heading = release.heading();
    detail(
        Wording.window(heading)
            + (heading.stillCounted()
                ? ", still counted until " + Wording.minute(heading.countedUntil())
                : ""));
    if (release instanceof Release.Published published) {
      detail(Wording.count(published.reports()) + " reports");
    }
    Cost cost = heading.cost();
    detail(
        "ε = "
            + cost.perReport()
            + " a report, "
            + cost.perDeviceDay()
            + " a device-day over all metrics, "
            + cost.perLifeCap()
            + " at most over its life; trust model "
            + heading.metric().terms().trustModel().text());
    if (!cost.inCurrentRegistry()) {
      detail("version " + heading.metric().terms().version() + ", no longer collected");
    }
  }

  private void detail(String line) {
    html.raw("<span class=\"detail\">").text(line).raw("</span>");
  }

  private void cell(Cell cell) {
    html.raw("<td class=\"value\">").text(cell.value());
    html.raw("</td><td class=\"number\">").text(Wording.percent(cell.estimate()));
    html.raw("</td><td class=\"number\">").text(Wording.interval(cell.low(), cell.high()));
    html.raw("</td><td class=\"bar\">").raw(Bar.svg(cell)).raw("</td>");
  }

  private void mean(Numbers.Mean mean) {
    html.raw("<td class=\"value\">").text("mean in " + mean.unit());
    html.raw("</td><td class=\"number\">").text(Wording.number(mean.estimate()));
    html.raw("</td><td class=\"number\">");
    html.text(Wording.number(mean.low()) + " to " + Wording.number(mean.high()));
    html.raw("</td><td class=\"bar\"></td>");
  }
}
