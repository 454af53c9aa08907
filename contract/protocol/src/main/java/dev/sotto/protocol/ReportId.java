package dev.sotto.protocol;

import dev.sotto.wire.Bytes;

/// The random name of a report, by which a retry is recognised. It says nothing of the device.
///
/// @param bytes 16 uniform bytes
public record ReportId(Bytes bytes) {
  /// Number of bytes.
  public static final int LENGTH = 16;

  /// Checks the length.
  public ReportId {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException(
          "a report's id is " + LENGTH + " bytes, was " + bytes.length());
    }
  }
}
