package dev.sotto.metric;

/// Whom a person has to trust for the stated guarantee to hold. The code of each stands in canonical bytes.
public enum TrustModel {
  /// Noise is added on the device; nobody has to be trusted.
  LOCAL(1, "local");

  private final int code;
  private final String text;

  TrustModel(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /// The word a registry file uses.
  public String text() {
    return text;
  }

  int code() {
    return code;
  }
}
