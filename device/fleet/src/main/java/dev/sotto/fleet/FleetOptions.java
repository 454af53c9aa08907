package dev.sotto.fleet;

import dev.sotto.metric.Registry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// What a fleet is to do.
///
/// @param population   what each device records
/// @param registry     the metrics its devices collect; their windows have one length
/// @param window       that it lives through
/// @param service      where its devices report
/// @param seed         of consents, noise and ids; the values have their own
/// @param consentShare share of users who grant every purpose, in `[0, 1]`
/// @param fileDevices  how many devices keep their state in files, in a process that is killed again and again
/// @param directory    where those files go
/// @param patience     how long the devices try while the service acknowledges nothing to any; then all give up
public record FleetOptions(
    Population population,
    Registry registry,
    ReplayedWindow window,
    URI service,
    long seed,
    double consentShare,
    int fileDevices,
    Path directory,
    Duration patience) {
  /// How many file-backed devices a fleet has if it is large enough.
  public static final int FILE_DEVICES = 200;

  /// A patience that outlasts a service being started again.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int LEAST_FILE_DEVICES = 12;

  /// Checks the share, the counts and the patience.
  public FleetOptions {
    Patience.require(patience);
    if (!(consentShare >= 0 && consentShare <= 1)) {
      throw new IllegalArgumentException("consent share must be in [0, 1], was " + consentShare);
    }
    if (fileDevices < 0 || fileDevices > population.devices()) {
      throw new IllegalArgumentException(
          fileDevices + " file-backed devices of " + population.devices());
    }
  }

  /// How many of `devices` keep their state in files by default: [#FILE_DEVICES], or half of a small fleet, or none where
  /// there are too few to be killed in the middle of anything.
  public static int fileDevicesOf(int devices) {
    int half = devices / 2;
    return half < LEAST_FILE_DEVICES ? 0 : Math.min(FILE_DEVICES, half);
  }
}
