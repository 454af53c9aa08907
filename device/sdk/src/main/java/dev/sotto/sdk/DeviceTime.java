package dev.sotto.sdk;

import java.time.Clock;
import java.time.Instant;

/// The times a device reckons with. A clock may say anything; before year 2 and after year 9998 it is taken to say the
/// nearest of the two, so that no arithmetic on windows overflows.
final class DeviceTime {
  /// The first second of year 1: nothing kept lies before it.
  static final long FIRST_SECOND = -62_135_596_800L;

  /// The last second of year 9999: nothing kept lies after it.
  static final long LAST_SECOND = 253_402_300_799L;

  static final long SECONDS_PER_DAY = 86_400;
  private static final long YEAR = 366 * SECONDS_PER_DAY;
  private static final Instant EARLIEST = Instant.ofEpochSecond(FIRST_SECOND + YEAR);
  private static final Instant LATEST = Instant.ofEpochSecond(LAST_SECOND - YEAR);

  private DeviceTime() {}

  static Instant now(Clock clock) {
    Instant now = clock.instant();
    if (now.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return now.isAfter(LATEST) ? LATEST : now;
  }

  static long dayOf(long epochSecond) {
    return Math.floorDiv(epochSecond, SECONDS_PER_DAY);
  }

  /// Checks that `epochSecond` lies in years 1 to 9999.
  static void require(String what, long epochSecond) {
    if (epochSecond < FIRST_SECOND || epochSecond > LAST_SECOND) {
      throw new IllegalArgumentException(
          what + " is at epoch second " + epochSecond + ", outside the years 1 to 9999");
    }
  }
}
