package dev.sotto.registry;

import java.util.Locale;

/// One thing the checker has to say about one place of a registry file.
///
/// @param severity whether it refuses the file
/// @param file     name of the file
/// @param line     from 1
/// @param column   from 1
/// @param scope    what it is about: `metric crashed-today`, `caps` or `registry`
/// @param subject  the key and its value, such as `epsilon 3`
/// @param limit    what is wrong with it, and the limit it broke: `exceeds the cap epsilon-per-report 2`
/// @param remedy   what to do: `lower epsilon or raise the cap`
public record Finding(
    Severity severity,
    String file,
    int line,
    int column,
    String scope,
    String subject,
    String limit,
    String remedy) {
  /// Whether a finding refuses the file.
  public enum Severity {
    /// The file is refused.
    PROBLEM,
    /// The file is accepted; its author should know.
    NOTE
  }

  /// Checks that every part is there.
  public Finding {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "lines and columns count from 1, were " + line + " and " + column);
    }
    if (file.isEmpty() || scope.isEmpty() || subject.isEmpty()) {
      throw new IllegalArgumentException("a finding names its file, its scope and its subject");
    }
    if (limit.isEmpty() || remedy.isEmpty()) {
      throw new IllegalArgumentException("a finding names what is wrong and the remedy");
    }
  }

  /// The finding in one line, such as `metrics.yaml:14: metric crashed-today: epsilon 3 exceeds the cap
  /// epsilon-per-report 2; lower epsilon or raise the cap`. A note says `note:` after the place.
  public String rendered() {
    String mark = severity == Severity.NOTE ? "note: " : "";
    return String.format(
        Locale.ROOT, "%s:%d: %s%s: %s %s; %s", file, line, mark, scope, subject, limit, remedy);
  }

  @Override
  public String toString() {
    return rendered();
  }
}
