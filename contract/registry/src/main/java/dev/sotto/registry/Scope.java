package dev.sotto.registry;

/// What findings are about: one metric, the caps, or the registry.
///
/// @param findings where they go
/// @param name     such as `metric crashed-today`
record Scope(Findings findings, String name) {
  void problem(Yaml.Spot at, String subject, String limit, String remedy) {
    findings.add(Finding.Severity.PROBLEM, at, name, subject, limit, remedy);
  }

  void note(Yaml.Spot at, String subject, String limit, String remedy) {
    findings.add(Finding.Severity.NOTE, at, name, subject, limit, remedy);
  }
}
