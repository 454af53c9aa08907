package dev.sotto.journal;

import java.util.Locale;

/// How a journal is kept in files.
///
/// @param simulated    whether its entries come from simulated devices. It stands in every file, and a directory is
///     opened only with the marking it was made with.
/// @param segmentBytes the length from which on a new file is begun, in [[#MIN_SEGMENT_BYTES], [#MAX_SEGMENT_BYTES]];
///     a file is longer by at most one group of calls
/// @param maxRememberedIds how many ids are remembered at most, in [[Limits#MAX_ENTRIES_PER_CALL],
///     [#MAX_REMEMBERED_IDS]]: 43 bytes of heap each at the worst, 64 while a table grows. Beyond it nothing new is
///     stored until some have expired ([JournalFullException]). Ids that are found in the files at the opening are
///     remembered whatever their number.
public record JournalOptions(boolean simulated, int segmentBytes, int maxRememberedIds) {
  /// The shortest length allowed.
  public static final int MIN_SEGMENT_BYTES = 256;

  /// The greatest length allowed, 1 GiB.
  public static final int MAX_SEGMENT_BYTES = 1 << 30;

  /// The most ids that can be asked for.
  public static final int MAX_REMEMBERED_IDS = 400_000_000;

  private static final int DEFAULT_SEGMENT_BYTES = 64 * 1024 * 1024;
  private static final int DEFAULT_REMEMBERED_IDS = 4_000_000;

  /// 16 bytes a slot and a table that is at least three eighths full.
  private static final int BYTES_PER_ID = 43;

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
    if (maxRememberedIds < Limits.MAX_ENTRIES_PER_CALL || maxRememberedIds > MAX_REMEMBERED_IDS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "max-remembered-ids must be in [%d, %d], was %d",
              Limits.MAX_ENTRIES_PER_CALL,
              MAX_REMEMBERED_IDS,
              maxRememberedIds));
    }
  }

  /// Options with room for 4 million ids, 172 MB of heap.
  public JournalOptions(boolean simulated, int segmentBytes) {
    this(simulated, segmentBytes, DEFAULT_REMEMBERED_IDS);
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
    return new JournalOptions(simulated, bytes, maxRememberedIds);
  }

  /// The same with room for as many ids as fit in `bytes` of heap, 43 bytes each, as far as that is a number of ids that
  /// can be asked for. While a table grows it takes half as much again.
  public JournalOptions withIdsIn(long bytes) {
    long ids = Math.min(MAX_REMEMBERED_IDS, bytes / BYTES_PER_ID);
    return withMaxRememberedIds((int) Math.max(Limits.MAX_ENTRIES_PER_CALL, ids));
  }

  /// The same with room for `ids`.
  public JournalOptions withMaxRememberedIds(int ids) {
    return new JournalOptions(simulated, segmentBytes, ids);
  }
}
