package dev.sotto.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what there is to say about one file. Not thread-safe.
final class Findings {
  /// A file with more than this many is not worth listing to the end.
  private static final int MAX = 1000;

  private final String file;
  private final List<Finding> all = new ArrayList<>();
  private long problems;
  private long unlisted;

  Findings(String file) {
    this.file = file;
  }

  Scope scope(String name) {
    return new Scope(this, name, file);
  }

  /// @param in the file it is about: this one, or one that this one names
  void add(
      Finding.Severity severity,
      String in,
      Yaml.Spot at,
      String scope,
      String subject,
      String limit,
      String remedy) {
    if (severity == Finding.Severity.PROBLEM) {
      problems++;
    }
    if (all.size() >= MAX) {
      unlisted++;
    } else {
      all.add(new Finding(severity, in, at.line(), at.column(), scope, subject, limit, remedy));
    }
  }

  /// How many problems there are, those not listed included.
  long problemCount() {
    return problems;
  }

  /// All problems by line; those of one line in the order they were found, and those of other files at the end. Past the limit, the last says how many more.
  List<Finding> problems() {
    List<Finding> listed = new ArrayList<>(of(Finding.Severity.PROBLEM));
    if (unlisted > 0) {
      listed.add(
          new Finding(
              Finding.Severity.PROBLEM,
              listed.getLast().file(),
              listed.getLast().line(),
              1,
              "registry",
              "file",
              "has " + unlisted + " more findings than the " + MAX + " listed",
              "correct these first"));
    }
    return listed;
  }

  List<Finding> notes() {
    return of(Finding.Severity.NOTE);
  }

  private List<Finding> of(Finding.Severity severity) {
    return all.stream()
        .filter(finding -> finding.severity() == severity)
        .sorted(
            Comparator.comparing((Finding finding) -> !finding.file().equals(file))
                .thenComparing(Finding::file)
                .thenComparingInt(Finding::line))
        .toList();
  }
}
