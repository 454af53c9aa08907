package dev.sotto.layers.intruder;

import dev.sotto.layers.planted.PlantedNumber;
import java.time.Instant;
import java.time.InstantSource;

/// Breaks the rules of the layers, so that the checks have something to find.
public final class Intruder {
  private Intruder() {}

  /// Calls another module over an edge nobody listed.
  public static double overNoEdge() {
    return PlantedNumber.number();
  }

  /// Takes the time from the wall.
  public static Instant wallClock() {
    return Instant.now();
  }

  /// Takes the time as it should: the checks must not find this one.
  public static Instant passedIn(InstantSource clock) {
    return clock.instant();
  }

  /// Takes chance from nowhere.
  public static double chance() {
    return Math.random();
  }

  /// Leaves, unasked.
  public static void leave() {
    System.exit(1);
  }
}
