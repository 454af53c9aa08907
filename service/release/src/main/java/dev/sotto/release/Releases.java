package dev.sotto.release;

import dev.sotto.fold.Frozen;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.Definitions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The only door from counts to numbers. Every view it gives is of one moment.
///
/// There is no ledger of releases, because none is needed: the noise was added on the device, and whatever is computed
/// from reports that are ε-differentially private, however often and in whatever cuts, is so too (post-processing,
/// Dwork and Roth, 2014, proposition 2.1). For the same reason a withheld segment may be guessed at from the rest: the
/// minimum cohort keeps needlessly noisy numbers from being read, it is not what protects people. A trust model whose
/// noise is added by a server would need a ledger here.
///
/// Thread-safe.
public final class Releases {
  private final Supplier<Frozen> counts;
  private final Definitions definitions;
  private final InstantSource clock;
  private final Map<FrequencyOracle, Epsilon> actual = new ConcurrentHashMap<>();
  private volatile Optional<Figures> latest = Optional.empty();

  /// A door to the state that `counts` gives at each call. As long as its number is the same, every number is computed
  /// once.
  ///
  /// @param counts      safe to call from any thread
  /// @param definitions those that were ever served; of one it does not know the cost is a lower bound
  /// @param clock       tells whether a window is still counted
  public Releases(Supplier<Frozen> counts, Definitions definitions, InstantSource clock) {
    this.counts = Objects.requireNonNull(counts, "counts");
    this.definitions = Objects.requireNonNull(definitions, "definitions");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /// What can be released now.
  public ReleaseView now() {
    return new ReleaseView(
        figures(counts.get()), definitions, clock.instant(), this::actualEpsilon);
  }

  private Figures figures(Frozen state) {
    Optional<Figures> known = latest;
    if (known.isPresent() && known.get().isOf(state)) {
      return known.get();
    }
    Figures fresh = new Figures(state);
    latest = Optional.of(fresh);
    return fresh;
  }

  /// Remembered, since it takes milliseconds of exact arithmetic.
  private Epsilon actualEpsilon(FrequencyOracle oracle) {
    return actual.computeIfAbsent(oracle, FrequencyOracle::actualEpsilon);
  }
}
