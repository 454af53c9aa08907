package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.journal.Position;
import dev.sotto.journal.ReadableJournal;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where counting goes on after a start, and when it must not.
final class Start {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");

  private Start() {}

  static FoldSnapshot of(
      Optional<FoldSnapshot> newest, ReadableJournal journal, boolean simulated, Path directory)
      throws StateUnusableException {
    Position begin = journal.begin();
    if (newest.isEmpty()) {
      return fromBeginning(begin, journal.durableEnd(), simulated, directory);
    }
    FoldSnapshot snapshot = newest.get();
    Position position = new Position(snapshot.position());
    if (position.compareTo(begin) < 0 || position.compareTo(journal.durableEnd()) > 0) {
      throw new StateUnusableException(
          String.format(
              Locale.ROOT,
              "the newest whole snapshot in %s counts up to %d, the journal holds %d to %d; restore"
                  + " both from the same copy",
              directory,
              position.offset(),
              begin.offset(),
              journal.durableEnd().offset()));
    }
    if (snapshot.simulated() != simulated) {
      throw new StateUnusableException(
          String.format(
              Locale.ROOT,
              "the state in %s is of %s devices; it cannot be continued with %s ones",
              directory,
              kind(snapshot.simulated()),
              kind(simulated)));
    }
    return snapshot;
  }

  private static FoldSnapshot fromBeginning(
      Position begin, Position end, boolean simulated, Path directory)
      throws StateUnusableException {
    if (begin.compareTo(Position.START) > 0) {
      throw new StateUnusableException(
          String.format(
              Locale.ROOT,
              "there is no whole snapshot in %s, and the journal begins at %d only; restore a"
                  + " snapshot",
              directory,
              begin.offset()));
    }
    if (end.compareTo(begin) > 0) {
      LOG.log(Level.INFO, "no snapshot in {0}: counting the journal from its beginning", directory);
    }
    return new FoldState(simulated).snapshot(begin.offset());
  }

  private static String kind(boolean simulated) {
    return simulated ? "simulated" : "real";
  }
}
