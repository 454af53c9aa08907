package dev.sotto.twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A unified diff of files that are there before and after. It fits just as it is or not at all: no line around a change
/// may differ.
public final class Patch {
  /// How many lines a twin takes away and adds at most. A larger fault is another program.
  public static final int MOST_LINES = 20;

  private static final String OLD = "--- a/";
  private static final String NEW = "+++ b/";
  private static final Pattern PLACE =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");

  /// By the path of their file from the project's root.
  private final Map<String, List<Hunk>> changes;

  private Patch(Map<String, List<Hunk>> changes) {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("the patch changes no file");
    }
    this.changes = changes;
  }

  /// The patch in `text`, which begins with its first file.
  ///
  /// @throws IllegalArgumentException if it is no unified diff, changes nothing, or changes more than [#MOST_LINES]
  public static Patch parse(String text) {
    List<String> lines = text.lines().toList();
    long changed =
        lines.stream()
            .filter(line -> !line.startsWith(OLD) && !line.startsWith(NEW))
            .filter(line -> line.startsWith("-") || line.startsWith("+"))
            .count();
    if (changed > MOST_LINES) {
      throw new IllegalArgumentException(
          "it changes " + changed + " lines, a twin changes at most " + MOST_LINES);
    }
    Map<String, List<Hunk>> changes = new LinkedHashMap<>();
    List<Hunk> hunks = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).startsWith(OLD)) {
        hunks = changes.computeIfAbsent(file(lines, at), file -> new ArrayList<>());
        at += 2;
      } else {
        at = hunk(lines, at, hunks);
      }
    }
    return new Patch(changes);
  }

  private static String file(List<String> lines, int at) {
    String file = lines.get(at).substring(OLD.length());
    if (at + 1 == lines.size() || !lines.get(at + 1).equals(NEW + file)) {
      throw new IllegalArgumentException("\"" + OLD + file + "\" is not followed by its \"" + NEW);
    }
    return file;
  }

  /// Reads the hunk at `at` and returns where it ends.
  private static int hunk(List<String> lines, int at, List<Hunk> into) {
    Matcher place = PLACE.matcher(lines.get(at));
    if (!place.matches()) {
      throw new IllegalArgumentException("not a line of a diff here: \"" + lines.get(at) + "\"");
    }
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    int next = at + 1;
    while (next < lines.size()
        && (before.size() < count(place, 1) || after.size() < count(place, 2))) {
      String line = lines.get(next++);
      String kept = line.isEmpty() ? "" : line.substring(1);
      if (!line.startsWith("+")) {
        before.add(kept);
      }
      if (!line.startsWith("-")) {
        after.add(kept);
      }
    }
    if (before.size() != count(place, 1) || after.size() != count(place, 2)) {
      throw new IllegalArgumentException("\"" + lines.get(at) + "\" has other lines than it says");
    }
    into.add(new Hunk(before, after));
    return next;
  }

  private static int count(Matcher place, int group) {
    return place.group(group) == null ? 1 : Integer.parseInt(place.group(group));
  }

  /// The files that it changes, by their path from the project's root.
  public Set<String> files() {
    return Set.copyOf(changes.keySet());
  }

  /// What the changed files are with this patch, by their path from `root`. Nothing is written.
  ///
  /// @throws StaleTwinException if it does not fit
  /// @throws IOException if a file cannot be read
  public Map<String, String> applyIn(Path root) throws IOException, StaleTwinException {
    Map<String, String> changed = new LinkedHashMap<>();
    for (Map.Entry<String, List<Hunk>> change : changes.entrySet()) {
      Path file = root.resolve(change.getKey());
      if (!Files.isRegularFile(file)) {
        throw new StaleTwinException(change.getKey() + " is gone");
      }
      List<String> lines = Files.readString(file).lines().toList();
      for (Hunk hunk : change.getValue()) {
        lines = hunk.applyTo(change.getKey(), lines);
      }
      changed.put(change.getKey(), String.join("\n", lines) + "\n");
    }
    return changed;
  }
}
