package dev.sotto.metric;

/// The ground of GDPR Article 6(1) that the metric's owner claims. Whatever it is, a device records nothing for a
/// purpose its user has not granted.
public enum LegalBasis {
  /// Article 6(1)(a).
  CONSENT(1, "consent"),
  /// Article 6(1)(b).
  CONTRACT(2, "contract"),
  /// Article 6(1)(c).
  LEGAL_OBLIGATION(3, "legal-obligation"),
  /// Article 6(1)(f).
  LEGITIMATE_INTEREST(4, "legitimate-interest");

  private final int code;
  private final String text;

  LegalBasis(int code, String text) {
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
