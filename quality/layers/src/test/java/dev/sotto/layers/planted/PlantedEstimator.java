package dev.sotto.layers.planted;

/// Stands for an estimator that only the door may call.
public final class PlantedEstimator {
  private PlantedEstimator() {}

  /// An estimate.
  public static double estimate() {
    return 0.5;
  }
}
