package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import java.util.Optional;

/// Checks that a domain is small enough for its mechanism and for its cohort.
final class DomainCheck {
  private static final int IDENTIFYING_VALUES = 1000;
  private static final int MAX_CELLS = 1 << 16;

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
    checkMechanism(domain.get());
    checkCells(domain.get());
    if (!debug && draft.minimumCohort.isPresent()) {
      checkCohort(domain.get(), draft.minimumCohort.get());
    }
  }

  private void checkMechanism(int domain) {
    if (draft.mechanism.isEmpty() || draft.epsilon.isEmpty() || tooLarge(draft.epsilon.get())) {
      return;
    }
    Mechanism asked = draft.mechanism.get();
    Mechanism used =
        asked == Mechanism.AUTO ? Calibration.better(domain, draft.epsilon.get()) : asked;
    int most = Calibration.maxDomainSize(used);
    if (domain > most) {
      report(
          "domain of " + domain + " values",
          "exceeds the " + most + " of mechanism " + used.text(),
          used == Mechanism.UNARY ? "declare fewer or set mechanism: k-ary" : "declare fewer");
    }
  }

  private static boolean tooLarge(Epsilon epsilon) {
    return epsilon.compareTo(Calibration.MAX_EPSILON) > 0;
  }

  private void checkCells(int domain) {
    int groups = draft.segments.map(segments -> segments.count()).orElse(1);
    if ((long) domain * groups > MAX_CELLS) {
      report(
          "domain of " + domain + " values × " + groups + " segments",
          "exceeds " + MAX_CELLS + " cells a window",
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
    String key = draft.section().has("edges") ? "edges" : "values";
    draft.scope().problem(draft.section().spotOf(key), subject, limit, remedy);
  }
}
