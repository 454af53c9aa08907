package dev.sotto.layers.intruder;

import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.ldp.FrequencyOracle;

/// Makes estimates of its own, past the release.
public final class EstimatingHost {
  private EstimatingHost() {}

  /// A share, with no cohort, interval or price.
  public static double share(FrequencyOracle oracle, long support, long reports) {
    return new FrequencyEstimator(oracle).estimate(support, reports).share();
  }
}
