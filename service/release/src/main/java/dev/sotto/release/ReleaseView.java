package dev.sotto.release;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What can be released at one moment. Immutable.
public final class ReleaseView {
  private static final String ALL = "all";

  private final Figures figures;
  private final Registry registry;
  private final Instant now;
  private final Function<FrequencyOracle, Epsilon> actualEpsilon;
  private final Definitions definitions;
  private final Map<DefinitionId, Metric> metrics = new LinkedHashMap<>();

  ReleaseView(
      Figures figures,
      Definitions definitions,
      Instant now,
      Function<FrequencyOracle, Epsilon> actualEpsilon) {
    this.figures = figures;
    this.definitions = definitions;
    registry = definitions.current();
    this.now = now;
    this.actualEpsilon = actualEpsilon;
    registry.metrics().forEach(metric -> metrics.put(metric.id(), metric));
    figures.counts().metrics().forEach(metrics::putIfAbsent);
  }

  /// When this is of.
  public Instant at() {
    return now;
  }

  /// Whether any report counted came from a simulated device.
  public boolean simulated() {
    return figures.counts().simulated();
  }

  /// The registry in force.
  public Registry registry() {
    return registry;
  }

  /// What can be asked for: the metrics of the current registry in its order, then earlier definitions of which there are
  /// still counts.
  public List<Metric> metrics() {
    return List.copyOf(metrics.values());
  }

  /// The windows of `metric` in which reports were counted, the latest first. That a window is among them does not
  /// say that its cohort suffices.
  public List<WindowNumber> windows(Metric metric) {
    return figures.windows(metric);
  }

  /// The release of `window` over all segments together.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  /// @throws java.time.DateTimeException if `window` lies outside what an instant can hold
  public Release release(Metric metric, WindowNumber window) {
    requireKnown(metric);
    return release(heading(metric, window, ALL), figures.of(metric, window, Optional.empty()));
  }

  /// The release of `window` in one segment.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  /// @throws IndexOutOfBoundsException if it has no such segment
  /// @throws java.time.DateTimeException if `window` lies outside what an instant can hold
  public Release release(Metric metric, WindowNumber window, int segment) {
    requireKnown(metric);
    Objects.checkIndex(segment, metric.segments().count());
    return release(
        heading(metric, window, metric.segments().label(segment)),
        figures.of(metric, window, Optional.of(segment)));
  }

  /// Where the devices with a release differ from those with the release before it, by the windows that have ended.
  ///
  /// The probability of a false alarm is stated for one look at each window; reports that come late and later looks move
  /// what was said little.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  public Changes changes(Metric metric) {
    requireKnown(metric);
    return figures.changes(metric, now);
  }

  private void requireKnown(Metric metric) {
    if (!metrics.containsKey(metric.id())) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" with definition "
              + metric.id()
              + " is neither in the registry nor counted");
    }
  }

  private static Release release(Heading heading, Figures.Figure figure) {
    return figure
        .numbers()
        .<Release>map(numbers -> new Release.Published(heading, figure.reports(), numbers))
        .orElseGet(() -> new Release.Withheld(heading, heading.metric().terms().minimumCohort()));
  }

  private Heading heading(Metric metric, WindowNumber window, String segment) {
    Schedule schedule = metric.schedule();
    Instant countedUntil = schedule.countedUntil(window);
    Cost cost = cost(metric);
    return new Heading(
        metric,
        window,
        schedule.startOf(window),
        schedule.endOf(window),
        segment,
        countedUntil,
        now.isBefore(countedUntil),
        cost,
        simulated());
  }

  /// An earlier definition costs what the registries that served it allowed, the greatest of them; where they are not
  /// known, no less than the metric spends by itself and no less than the current registry allows.
  private Cost cost(Metric metric) {
    boolean current = registry.contains(metric);
    List<Registry> under = current ? List.of(registry) : definitions.servedBy(metric.id());
    Epsilon day = Epsilon.ZERO;
    Epsilon life = Epsilon.ZERO;
    for (Registry one : under) {
      day = greater(day, one.perDeviceDay());
      life = greater(life, one.caps().perLife());
    }
    if (under.isEmpty()) {
      day = greater(registry.perDeviceDay(), Registry.perDeviceDay(metric.definition()));
      life = greater(registry.caps().perLife(), metric.terms().epsilon());
    }
    return new Cost(
        actualEpsilon.apply(metric.definition().oracle()),
        metric.terms().epsilon(),
        day,
        life,
        current);
  }

  private static Epsilon greater(Epsilon a, Epsilon b) {
    return a.compareTo(b) < 0 ? b : a;
  }
}
