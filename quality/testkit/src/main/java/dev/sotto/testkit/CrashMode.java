package dev.sotto.testkit;

/// What a power loss leaves of the changes that were not forced. A real disk may do any of these, so code that claims
/// durability has to stand all of them.
public enum CrashMode {
  /// Nothing that was not forced survives.
  LOSE_ALL,
  /// Everything survives, as if the disk had been quick.
  KEEP_ALL,
  /// A random subset of the changed 512-byte sectors and of the changes to directories survives; the length of a
  /// file is the old one, the new one or one in between. What did not survive reads as before, or as zeros where the
  /// file was shorter.
  KEEP_SOME_SECTORS,
  /// Changes survive in the order of the file up to a random byte, and those to a directory up to a random one.
  TEAR_TAIL
}
