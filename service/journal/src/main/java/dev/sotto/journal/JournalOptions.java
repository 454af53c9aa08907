package dev.sotto.journal;

import java.util.Locale;

/// How a journal is kept in files.
///
/// @param simulated    whether its entries come from simulated devices. It stands in every file, and a directory is
///     opened only with the marking it was made with.
/// @param segmentBytes the length from which on a new file is begun, in [[#MIN_SEGMENT_BYTES], [#MAX_SEGMENT_BYTES]];
///     a file is longer by at most one group of calls
public record JournalOptions(boolean simulated, int segmentBytes) {
  /// The shortest length allowed.
  public static final int MIN_SEGMENT_BYTES = 256;

  /// The greatest length allowed, 1 GiB.
  public static final int MAX_SEGMENT_BYTES = 1 << 30;

  private static final int DEFAULT_SEGMENT_BYTES = 64 * 1024 * 1024;

  /// Checks the range.
  public JournalOptions {
    if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > MAX_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "segment-bytes must be in [%d, %d], was %d",
              MIN_SEGMENT_BYTES,
              MAX_SEGMENT_BYTES,
              segmentBytes));
    }
  }

  /// A journal of real devices in files of 64 MiB.
  public static JournalOptions real() {
    return new JournalOptions(false, DEFAULT_SEGMENT_BYTES);
  }

  /// A journal of simulated devices in files of 64 MiB.
  public static JournalOptions ofSimulatedDevices() {
    return new JournalOptions(true, DEFAULT_SEGMENT_BYTES);
  }

  /// The same with files of `bytes`.
  public JournalOptions withSegmentBytes(int bytes) {
    return new JournalOptions(simulated, bytes);
  }
}
