package dev.sotto.wire;

/// Bytes that are not what a decoder expects. It leaves a decoder only through [Decoded].
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param why what was found where, and what was expected; never content of the bytes that could be a person's
  public MalformedException(String why) {
    super(why);
  }
}
