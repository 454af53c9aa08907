package dev.sotto.dashboard;

/// Somebody who could look, and what there is to see today.
///
/// @param name     who
/// @param who      in a few words
/// @param sees     what lies open to them
/// @param residual what bounds that which they learn of a person's values
record Party(String name, String who, Sight sees, String residual, String prose) {
  /// What lies open, column by column of the table.
  ///
  /// @param address where a report comes from
  /// @param when    that and when a device reports, and in which group
  /// @param report  the randomized report
  /// @param truth   a true value
  record Sight(String address, String when, String report, String truth) {}
}
