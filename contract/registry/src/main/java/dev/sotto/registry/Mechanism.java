package dev.sotto.registry;

/// Which frequency oracle a metric asks for.
public enum Mechanism {
  /// The better one for the domain and ε: see [Calibration#better].
  AUTO("auto"),
  /// k-ary randomized response.
  K_ARY("k-ary"),
  /// Optimized unary encoding.
  UNARY("unary"),
  /// Projective geometry response, for large domains.
  GEOMETRY("geometry");

  private final String text;

  Mechanism(String text) {
    this.text = text;
  }

  /// The word a registry file uses.
  public String text() {
    return text;
  }
}
