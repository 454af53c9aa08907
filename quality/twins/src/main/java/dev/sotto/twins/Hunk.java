package dev.sotto.twins;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One place of a file that a patch changes. It is found by its lines, all of which must be there just as they are and
/// at one place only; the line numbers of the diff are for people.
///
/// @param before what stands there, with the lines around it
/// @param after  what is to stand there
record Hunk(List<String> before, List<String> after) {
  Hunk {
    before = List.copyOf(before);
    after = List.copyOf(after);
    if (before.isEmpty()) {
      throw new IllegalArgumentException("a hunk has no line by which its place is found");
    }
  }

  /// `lines` with this change.
  ///
  /// @throws StaleTwinException if its place is not there, or there more than once
  List<String> applyTo(String file, List<String> lines) throws StaleTwinException {
    int at = Collections.indexOfSubList(lines, before);
    if (at < 0) {
      throw new StaleTwinException(file + " has no lines\n" + String.join("\n", before));
    }
    if (Collections.lastIndexOfSubList(lines, before) != at) {
      throw new StaleTwinException(
          file + " has more than one place with the lines\n" + String.join("\n", before));
    }
    List<String> changed = new ArrayList<>(lines.subList(0, at));
    changed.addAll(after);
    changed.addAll(lines.subList(at + before.size(), lines.size()));
    return changed;
  }
}
