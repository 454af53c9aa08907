package dev.sotto.release;

import dev.sotto.fold.Frozen;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Registry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
  private final Supplier<Registry> registry;
  private final InstantSource clock;
  private final Function<DefinitionId, List<Registry>> servedBy;
  private final Map<FrequencyOracle, Epsilon> actual = new ConcurrentHashMap<>();
  private volatile Optional<Figures> latest = Optional.empty();

  /// As [#Releases(Supplier, Supplier, InstantSource, Function)] where it is not known which registries served an
  /// earlier definition: what is said of its cost is then a lower bound.
  ///
  /// @param counts   safe to call from any thread
  /// @param registry gives the current registry
  /// @param clock    tells whether a window is still counted
  public Releases(Supplier<Frozen> counts, Supplier<Registry> registry, InstantSource clock) {
    this(counts, registry, clock, definition -> List.of());
  }

  /// A door to the state that `counts` gives at each call. As long as its number is the same, every number is computed
  /// once.
  ///
  /// @param counts   safe to call from any thread
  /// @param registry gives the current registry
  /// @param clock    tells whether a window is still counted
  /// @param servedBy finds the registries that ever served a definition, none if they are not known
  public Releases(
      Supplier<Frozen> counts,
      Supplier<Registry> registry,
      InstantSource clock,
      Function<DefinitionId, List<Registry>> servedBy) {
    this.counts = Objects.requireNonNull(counts, "counts");
    this.registry = Objects.requireNonNull(registry, "registry");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.servedBy = Objects.requireNonNull(servedBy, "servedBy");
  }

  /// What can be released now.
  public ReleaseView now() {
    return new ReleaseView(
        figures(counts.get()), registry.get(), clock.instant(), this::actualEpsilon, servedBy);
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
