package dev.sotto.release;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.IdentityHashMap;
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
  private final Served served;
  private final Instant now;
  private final Function<FrequencyOracle, Epsilon> actualEpsilon;
  private final Function<DefinitionId, List<Registry>> servedBy;
  private final Map<DefinitionId, MetricDefinition> metrics = new LinkedHashMap<>();
  private final IdentityHashMap<MetricDefinition, DefinitionId> ids = new IdentityHashMap<>();

  ReleaseView(
      Figures figures,
      Served served,
      Instant now,
      Function<FrequencyOracle, Epsilon> actualEpsilon,
      Function<DefinitionId, List<Registry>> servedBy) {
    this.figures = figures;
    this.served = served;
    this.now = now;
    this.actualEpsilon = actualEpsilon;
    this.servedBy = servedBy;
    metrics.putAll(served.definitions());
    figures.counts().definitions().forEach(metrics::putIfAbsent);
    served.definitions().forEach((id, metric) -> ids.put(metric, id));
    figures.counts().definitions().forEach((id, metric) -> ids.put(metric, id));
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
    return served.registry();
  }

  /// The definitions that can be asked for: those of the current registry in its order, then earlier ones of which
  /// there are still counts.
  public List<MetricDefinition> metrics() {
    return List.copyOf(metrics.values());
  }

  /// The id of `metric`. That of one among [#metrics()] is known; another one's is computed from all of its values.
  public DefinitionId id(MetricDefinition metric) {
    DefinitionId known = ids.get(metric);
    return known == null ? DefinitionId.of(metric) : known;
  }

  /// The windows of `metric` in which reports were counted, the latest first. That a window is among them does not
  /// say that its cohort suffices.
  public List<WindowNumber> windows(MetricDefinition metric) {
    return figures.windows(id(metric));
  }

  /// The release of `window` over all segments together.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  /// @throws java.time.DateTimeException if `window` lies outside what an instant can hold
  public Release release(MetricDefinition metric, WindowNumber window) {
    DefinitionId id = requireKnown(metric);
    return release(
        heading(metric, id, window, ALL), figures.of(metric, id, window, Optional.empty()));
  }

  /// The release of `window` in one segment.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  /// @throws IndexOutOfBoundsException if it has no such segment
  /// @throws java.time.DateTimeException if `window` lies outside what an instant can hold
  public Release release(MetricDefinition metric, WindowNumber window, int segment) {
    DefinitionId id = requireKnown(metric);
    Objects.checkIndex(segment, metric.segments().count());
    return release(
        heading(metric, id, window, metric.segments().label(segment)),
        figures.of(metric, id, window, Optional.of(segment)));
  }

  /// Where the devices with a release differ from those with the release before it, by the windows that have ended.
  ///
  /// The probability of a false alarm is stated for one look at each window; reports that come late and later looks move
  /// what was said little.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  public Changes changes(MetricDefinition metric) {
    return figures.changes(metric, requireKnown(metric), now);
  }

  private DefinitionId requireKnown(MetricDefinition metric) {
    DefinitionId id = id(metric);
    if (!metrics.containsKey(id)) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" with definition "
              + id
              + " is neither in the registry nor counted");
    }
    return id;
  }

  private static Release release(Heading heading, Figures.Figure figure) {
    return figure
        .numbers()
        .<Release>map(numbers -> new Release.Published(heading, figure.reports(), numbers))
        .orElseGet(() -> new Release.Withheld(heading, heading.metric().terms().minimumCohort()));
  }

  private Heading heading(
      MetricDefinition metric, DefinitionId id, WindowNumber window, String segment) {
    Schedule schedule = metric.schedule();
    Instant countedUntil = schedule.countedUntil(window);
    Cost cost = cost(metric, id);
    return new Heading(
        metric,
        id,
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
  private Cost cost(MetricDefinition metric, DefinitionId id) {
    Registry registry = served.registry();
    boolean current = served.definitions().containsKey(id);
    List<Registry> under = current ? List.of(registry) : servedBy.apply(id);
    Epsilon day = Epsilon.ZERO;
    Epsilon life = Epsilon.ZERO;
    for (Registry one : under) {
      day = greater(day, one.perDeviceDay());
      life = greater(life, one.caps().perLife());
    }
    if (under.isEmpty()) {
      day = greater(registry.perDeviceDay(), Registry.perDeviceDay(metric));
      life = greater(registry.caps().perLife(), metric.terms().epsilon());
    }
    return new Cost(
        actualEpsilon.apply(metric.oracle()), metric.terms().epsilon(), day, life, current);
  }

  private static Epsilon greater(Epsilon a, Epsilon b) {
    return a.compareTo(b) < 0 ? b : a;
  }
}
