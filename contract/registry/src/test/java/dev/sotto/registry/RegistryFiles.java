package dev.sotto.registry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Registry files to test with: a small valid one, and edits of it.
final class RegistryFiles {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  /// Line 9 names the metric; its keys follow.
  static final String SMALL =
      """
      schema: sotto/registry/1
      debug: false
      caps:
        epsilon-per-report: 2
        epsilon-per-device-day: 6
        epsilon-per-life: 2000
      metrics:

        crashed-today:
          version: 1
          description: Whether an app crashed.
          type: yes-no
          purpose: product-quality
          legal-basis: consent
          owner: quality@example.com
          expires: 2028-01-01
          retention: P90D
          trust-model: local
          epsilon: 1
          window: P1D
          keep: max
          absent: no
          minimum-cohort: 100
      """;

  private RegistryFiles() {}

  /// The small file with every line of `key` replaced, or removed if `with` is empty.
  static String edited(String key, String with) {
    return edited(SMALL, key, with);
  }

  static String edited(String text, String key, String with) {
    List<String> lines = new ArrayList<>();
    boolean found = false;
    for (String line : text.lines().toList()) {
      if (line.strip().startsWith(key + ":")) {
        found = true;
        if (!with.isEmpty()) {
          String indent = line.substring(0, line.indexOf(key));
          with.lines().forEach(w -> lines.add(indent + w));
        }
      } else {
        lines.add(line);
      }
    }
    if (!found) {
      throw new AssertionError("no line begins with " + key);
    }
    return String.join("\n", lines) + "\n";
  }

  static Compiled compile(String text) {
    return new RegistryCompiler(CLOCK).compile(new Source("metrics.yaml", text));
  }

  static Compiled.Valid valid(String text) {
    return switch (compile(text)) {
      case Compiled.Valid valid -> valid;
      case Compiled.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  static List<String> problems(String text) {
    return switch (compile(text)) {
      case Compiled.Valid(var _, var notes) -> throw new AssertionError("accepted " + notes);
      case Compiled.Refused(var problems) -> problems.stream().map(Finding::rendered).toList();
    };
  }
}
