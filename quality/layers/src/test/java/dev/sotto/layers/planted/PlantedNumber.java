package dev.sotto.layers.planted;

/// Stands for another module, to which there is no edge.
public final class PlantedNumber {
  private PlantedNumber() {}

  /// A number.
  public static double number() {
    return 0.5;
  }
}
