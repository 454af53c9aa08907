package dev.sotto.testkit;

/// What a name on a [FaultyDisk] stands for. Guarded by the disk's monitor.
sealed interface Node permits FileNode, DirectoryNode {
  /// Makes the present state durable.
  void force();

  /// A force that failed: as on Linux, what it should have written counts as written from now on and is not.
  void failForce();

  /// The power is lost: from now on the state is what survived.
  void crash(CrashMode mode, SeededRandom random);
}
