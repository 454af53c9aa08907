package dev.sotto.registry;

/// What findings are about: one metric, the caps, or the registry.
///
/// @param findings where they go
/// @param name     such as `metric crashed-today`
/// @param file     that the places are in
record Scope(Findings findings, String name, String file) {
  /// The same, for places in a file that the registry names.
  Scope in(String other) {
    return new Scope(findings, name, other);
  }

  void problem(Yaml.Spot at, String subject, String limit, String remedy) {
    findings.add(Finding.Severity.PROBLEM, file, at, name, subject, limit, remedy);
  }

  void note(Yaml.Spot at, String subject, String limit, String remedy) {
    findings.add(Finding.Severity.NOTE, file, at, name, subject, limit, remedy);
  }
}
