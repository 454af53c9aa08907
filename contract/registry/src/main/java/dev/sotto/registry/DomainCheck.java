package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import java.util.Optional;

/// Checks that a domain is small enough for its mechanism and for its cohort.
final class DomainCheck {
  private static final int IDENTIFYING_VALUES = 1000;
  private static final int MAX_CELLS = 1 << 16;

  /// Where counters stand for points that were reported and not for values; then it bounds the work of decoding.
  private static final int MAX_CELLS_OF_GEOMETRY = 1 << 20;

  private final MetricDraft draft;
  private final boolean debug;

  DomainCheck(MetricDraft draft, boolean debug) {
    this.draft = draft;
    this.debug = debug;
  }

  void run() {
    Optional<Integer> domain = draft.domainSize();
    if (domain.isEmpty()) {
      return;
    }
    Optional<Mechanism> used = used(domain.get());
    used.ifPresent(mechanism -> checkMechanism(domain.get(), mechanism));
    checkCells(domain.get(), used);
    if (!debug && draft.minimumCohort.isPresent()) {
      checkCohort(domain.get(), draft.minimumCohort.get());
    }
  }

  private Optional<Mechanism> used(int domain) {
    if (domain < 2 || draft.epsilon.isEmpty() || tooLarge(draft.epsilon.get())) {
      return Optional.empty();
    }
    Epsilon epsilon = draft.epsilon.get();
    return draft.mechanism.map(
        asked -> asked == Mechanism.AUTO ? Calibration.better(domain, epsilon) : asked);
  }

  private void checkMechanism(int domain, Mechanism used) {
    int most = Calibration.maxDomainSize(used);
    if (domain > most) {
      report(
          "domain of " + domain + " values",
          "exceeds the " + most + " of mechanism " + used.text(),
          used == Mechanism.GEOMETRY || isQuantiles()
              ? "declare fewer"
              : "declare fewer or set mechanism: geometry");
    }
  }

  private boolean isQuantiles() {
    return draft.kind.map(kind -> kind instanceof MetricDraft.Kind.Quantiles).orElse(false);
  }

  private static boolean tooLarge(Epsilon epsilon) {
    return epsilon.compareTo(Calibration.MAX_EPSILON) > 0;
  }

  private void checkCells(int domain, Optional<Mechanism> used) {
    int groups = draft.segments.map(segments -> segments.count()).orElse(1);
    int most = used.equals(Optional.of(Mechanism.GEOMETRY)) ? MAX_CELLS_OF_GEOMETRY : MAX_CELLS;
    if ((long) domain * groups > most) {
      report(
          "domain of " + domain + " values × " + groups + " segments",
          "exceeds " + most + " cells a window",
          "declare fewer values or segments");
    }
  }

  private void checkCohort(int domain, int cohort) {
    if (cohort >= domain) {
      return;
    }
    if (domain > IDENTIFYING_VALUES && cohort < IDENTIFYING_VALUES) {
      report(
          "domain of " + domain + " values with minimum-cohort " + cohort,
          "could encode an identity",
          "declare at most " + IDENTIFYING_VALUES + " values or raise minimum-cohort to " + domain);
    } else {
      report(
          "domain of " + domain + " values with minimum-cohort " + cohort,
          "leaves less than one report a value",
          "declare fewer values or raise minimum-cohort to " + domain);
    }
  }

  private void report(String subject, String limit, String remedy) {
    String key =
        draft.section().has("edges")
            ? "edges"
            : draft.section().has(LabelsFile.KEY) ? LabelsFile.KEY : "values";
    draft.scope().problem(draft.section().spotOf(key), subject, limit, remedy);
  }
}
