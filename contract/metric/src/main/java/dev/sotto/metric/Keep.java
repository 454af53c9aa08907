package dev.sotto.metric;

/// How several records within one window become its one value.
public enum Keep {
  /// The first one stays.
  FIRST(1, "first"),
  /// The last one stays.
  LAST(2, "last"),
  /// The largest one stays; for yes and no, yes.
  MAX(3, "max"),
  /// They are added up.
  SUM(4, "sum");

  private final int code;
  private final String text;

  Keep(int code, String text) {
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

  /// What stands after `next` was recorded on top of `held`. A sum that does not fit stays at the end it ran into.
  public long combine(long held, long next) {
    if (this == FIRST) {
      return held;
    }
    if (this == LAST) {
      return next;
    }
    if (this == MAX) {
      return Math.max(held, next);
    }
    long sum = held + next;
    boolean overflow = ((held ^ sum) & (next ^ sum)) < 0;
    return overflow ? (held < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }
}
