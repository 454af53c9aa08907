package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.journal.Batch;
import dev.sotto.journal.Position;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.protocol.Report;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was counted, and up to where of the journal: the two change together or not at all.
///
/// Not thread-safe.
final class Tally {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");

  private final Definitions definitions;
  private final FoldState state;
  private Position position;
  private Optional<Frozen> frozen = Optional.empty();
  private Optional<Instant> nextRetirement = Optional.empty();
  private long changes;
  private long refused;

  Tally(FoldSnapshot from, Definitions definitions) {
    this.definitions = definitions;
    state = FoldState.of(from);
    position = new Position(from.position());
  }

  Position position() {
    return position;
  }

  long refused() {
    return refused;
  }

  Frozen freeze() {
    Frozen now = frozen.orElseGet(() -> new Frozen(changes, state.snapshot(position.offset())));
    frozen = Optional.of(now);
    return now;
  }

  private void changed() {
    changes++;
    frozen = Optional.empty();
    nextRetirement = Optional.empty();
  }

  /// Drops what is past its retention at `now`; false if nothing was.
  boolean retire(Instant now) {
    Instant next = nextRetirement.orElseGet(state::nextRetirement);
    nextRetirement = Optional.of(next);
    if (now.isBefore(next)) {
      return false; // seldom more than this: what is counted later is looked at once
    }
    boolean retired = state.retire(now) > 0;
    changed();
    return retired;
  }

  private record Pending(Position at, Report report) {}

  /// Counts the reports of `batch`, which begins at [#position()].
  ///
  /// @throws StateUnusableException if one is of an unknown definition; then none of them is counted
  void absorb(Batch batch) throws StateUnusableException {
    for (Pending pending : decode(batch)) {
      try {
        state.absorb(pending.report);
      } catch (MalformedException notOfItsDefinition) {
        refuse(pending.at, String.valueOf(notOfItsDefinition.getMessage()));
      }
    }
    position = batch.next();
    changed();
  }

  private List<Pending> decode(Batch batch) throws StateUnusableException {
    List<Pending> reports = new ArrayList<>(batch.entries().size());
    for (Batch.Stored stored : batch.entries()) {
      switch (Report.decode(stored.entry().body())) {
        case Decoded.Ok<Report>(Report report) -> {
          requireDefinition(report.definition());
          reports.add(new Pending(stored.position(), report));
        }
        case Decoded.Malformed<Report>(String why) -> refuse(stored.position(), why);
      }
    }
    return reports;
  }

  private void requireDefinition(DefinitionId id) throws StateUnusableException {
    if (state.knows(id)) {
      return;
    }
    Optional<Metric> metric = definitions.find(id);
    if (metric.isEmpty()) {
      throw new StateUnusableException(
          "the journal holds reports of definition "
              + id
              + ", which is not known; restore the catalog of definitions");
    }
    state.define(metric.get());
  }

  /// What is no report of its definition cannot be counted now or later: to wait would help nobody.
  private void refuse(Position at, String why) {
    refused++;
    LOG.log(
        Level.ERROR,
        "entry at position {0} of the journal is not counted: {1}",
        Long.toString(at.offset()),
        why);
  }
}
