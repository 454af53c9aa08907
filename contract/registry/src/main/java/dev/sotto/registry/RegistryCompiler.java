package dev.sotto.registry;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns a registry file into the [Registry] that devices obey, or says everything that is wrong with it at once.
///
/// The same file gives the same registry, to the byte, whenever it is accepted; the clock decides only whether what
/// expires has expired. Thread-safe.
public final class RegistryCompiler {
  private final InstantSource clock;

  /// @param clock says what day it is (UTC)
  public RegistryCompiler(InstantSource clock) {
    this.clock = clock;
  }

  /// The registry in `source`, debug or not.
  public Compiled compile(Source source) {
    return compile(source, false);
  }

  /// As [#compile(Source)], but a debug registry is refused: what goes to people's devices passes this.
  public Compiled checkForRelease(Source source) {
    return compile(source, true);
  }

  private Compiled compile(Source source, boolean forRelease) {
    Findings findings = new Findings(source.name());
    Scope scope = findings.scope("registry");
    Optional<Registry> registry = read(source, findings, scope, forRelease);
    List<Finding> problems = findings.problems();
    return problems.isEmpty()
        ? new Compiled.Valid(registry.orElseThrow(), findings.notes())
        : new Compiled.Refused(problems);
  }

  private Optional<Registry> read(
      Source source, Findings findings, Scope scope, boolean forRelease) {
    if (source.isTooLong()) {
      scope.problem(
          Yaml.Spot.START, "file", "is over " + Source.MAX_BYTES + " bytes", "split the registry");
      return Optional.empty();
    }
    try {
      Yaml tree = YamlParser.parse(source.text()).orElse(new Yaml.Scalar(Yaml.Spot.START, ""));
      if (tree instanceof Yaml.Mapping file) {
        LabelsFile labels = new LabelsFile(source.name(), source.folder());
        return read(file, labels, findings, scope, forRelease);
      }
      String form =
          tree instanceof Yaml.Scalar text && text.text().isBlank() ? "empty" : tree.form();
      scope.problem(
          tree.at(), "file", "is " + form + ", not a mapping", "begin with schema: " + Head.SCHEMA);
    } catch (YamlException malformed) {
      malformed.reportTo(scope);
    }
    return Optional.empty();
  }

  private Optional<Registry> read(
      Yaml.Mapping file, LabelsFile labels, Findings findings, Scope scope, boolean forRelease) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Section section = new Section(scope, Yaml.Spot.START, Head.KEYS, file);
    Head head = Head.read(section, findings);
    if (forRelease && head.debug()) {
      scope.problem(head.debugAt(), "debug true", "is not for release", "remove it");
    }
    List<MetricDraft> drafts = readMetrics(section, findings);
    MetricReader reader = new MetricReader(today, head.debug(), labels);
    for (MetricDraft draft : drafts) {
      reader.read(draft);
      new DomainCheck(draft, head.debug()).run();
    }
    new CapCheck(head.caps(), today).run(drafts);
    if (findings.problemCount() > 0) {
      return Optional.empty();
    }
    List<Metric> metrics = drafts.stream().map(MetricDraft::toDefinition).map(Metric::of).toList();
    return head.caps().toCaps().map(caps -> Registry.of(caps, head.debug(), metrics));
  }

  private static List<MetricDraft> readMetrics(Section file, Findings findings) {
    List<MetricDraft> drafts = new ArrayList<>();
    Optional<Yaml.Mapping> metrics = file.mapping("metrics", "{crashed-today: {…}}");
    if (metrics.isEmpty()) {
      return drafts;
    }
    List<Yaml.Entry> entries = metrics.get().entries();
    if (entries.size() > Registry.MAX_METRICS) {
      file.scope()
          .problem(
              metrics.get().at(),
              "metrics",
              "has "
                  + entries.size()
                  + " metrics, at most "
                  + Registry.MAX_METRICS
                  + " are allowed",
              "remove some");
      return drafts;
    }
    Set<String> names = new HashSet<>();
    for (Yaml.Entry entry : entries) {
      readMetric(entry, names, findings).ifPresent(drafts::add);
    }
    return drafts;
  }

  private static Optional<MetricDraft> readMetric(
      Yaml.Entry entry, Set<String> names, Findings findings) {
    String name = entry.key().text();
    Yaml.Spot at = entry.key().at();
    Scope scope = findings.scope("metric " + (name.isBlank() ? "\"\"" : Quoted.of(name)));
    if (!names.add(name)) {
      scope.problem(at, "name " + Quoted.of(name), "is defined twice", "rename one of the two");
    }
    if (entry.value() instanceof Yaml.Mapping mapping && !mapping.entries().isEmpty()) {
      Section section = new Section(scope, at, MetricReader.KEYS, mapping);
      return Optional.of(new MetricDraft(name, at, section));
    }
    scope.problem(
        entry.value().at(),
        "definition",
        "is not a mapping of keys",
        "add version: 1 and the rest");
    return Optional.empty();
  }
}
