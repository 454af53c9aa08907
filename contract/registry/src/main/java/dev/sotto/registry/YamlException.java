package dev.sotto.registry;

/// A file that is not the YAML a registry is written in; becomes the one finding about it.
final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Yaml.Spot at;
  private final String subject;
  private final String limit;
  private final String remedy;

  YamlException(Yaml.Spot at, String subject, String limit, String remedy) {
    super(subject + " " + limit);
    this.at = at;
    this.subject = subject;
    this.limit = limit;
    this.remedy = remedy;
  }

  void reportTo(Scope scope) {
    scope.problem(at, subject, limit, remedy);
  }
}
