package dev.sotto.layers.intruder;

import dev.sotto.ldp.FrequencyOracle;

/// Gets the server's half and only prints it: it never says its name.
public final class TallyingHost {
  private TallyingHost() {}

  /// As text.
  public static String told(FrequencyOracle oracle) {
    return String.valueOf((Object) oracle.tallier());
  }
}
