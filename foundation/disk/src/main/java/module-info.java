/// Durable files and directories: replace, append, force, permissions, and one lock. What keeps state on a disk does it
/// through here.
@org.jspecify.annotations.NullMarked
module dev.sotto.disk {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;

  exports dev.sotto.disk;
}
