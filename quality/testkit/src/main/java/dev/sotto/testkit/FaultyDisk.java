package dev.sotto.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A disk in memory that can fail in the ways real ones do. Code that uses `Files` and `FileChannel` runs on it
/// unchanged: give it [#root()] or a path beneath. Memory-mapping is not supported.
///
/// The model is a disk beneath a page cache, as strict as POSIX allows:
///
/// - Programs see the cache. What they write, cut, create, rename or delete is there at once and volatile.
/// - `force` of a file makes its content and its length durable, not its name. Both arguments of `force` do the same.
/// - `force` of a directory (a `FileChannel` opened on it for reading) makes the names in it durable, those created,
///   renamed and deleted. It makes neither the content of the files durable nor the directory's own name.
/// - A name that survives while its file was never forced stands for an empty or torn file. A file that was forced
///   under a name that does not survive is gone. A rename within a directory happens whole or not at all; one across
///   directories may leave the file under both names, either or neither.
/// - Writes reach the platter in sectors of 512 bytes. [CrashMode] says which of the unforced ones a crash leaves.
/// - A force that fails drops what it should have written from the list of what is to be written, as Linux does:
///   a later force succeeds and does not make it durable.
///
/// Thread-safe. Faults count operations of all threads together.
public final class FaultyDisk {
  private final DirectoryNode tree = new DirectoryNode();
  private final FaultyFileSystem fileSystem = new FaultyFileSystem(this);
  private final DiskFaults faults = new DiskFaults();
  private volatile Consumer<DiskOperation> beforeEach = operation -> {};
  private int epoch;

  /// An empty disk without faults.
  public FaultyDisk() {}

  /// The root directory.
  public Path root() {
    return fileSystem.root();
  }

  /// Power loss and reboot: what was not forced is lost as `mode` says, every open channel is dead and every lock
  /// free. Faults that were set are cleared.
  public synchronized void crash(CrashMode mode, SeededRandom random) {
    tree.crash(mode, random);
    epoch++;
    faults.clear();
  }

  /// The end of the process only: channels are dead and locks free, but what was written and not forced is still in
  /// the cache, still volatile, and what a new process reads. Faults that were set are cleared.
  public synchronized void killProcess() {
    epoch++;
    faults.clear();
  }

  /// Lets files grow by `bytes` more in all. A write that needs more stores what fits, if that is anything, and else
  /// throws an `IOException`. Room freed by cutting or deleting is not counted back; a later call sets new room.
  public synchronized void fillUpAfter(long bytes) {
    faults.room(bytes);
  }

  /// Makes the `n`th force from now on throw, counted from 1, and none after.
  public synchronized void failForce(long n) {
    faults.failForce(n);
  }

  /// Switches the power off at the `n`th [operation][DiskOperation] from now on, counted from 1, until [#crash]. A
  /// force does not take effect then; any other operation is in the cache; all throw. Running a program with every `n`
  /// up to [#operations()], each with every [CrashMode], crashes it in every state it can leave the disk in.
  public synchronized void killAt(long n) {
    faults.killAt(n);
  }

  /// Calls `hook` before each operation takes effect, on the thread that does it: to count, to delay, to block.
  public void beforeEach(Consumer<DiskOperation> hook) {
    beforeEach = hook;
  }

  /// Number of operations since the disk was made, those that failed included.
  public synchronized long operations() {
    return faults.operations();
  }

  /// Number of writes to files since the disk was made.
  public synchronized long writes() {
    return faults.writes();
  }

  /// The forces that succeeded since the disk was made, in order: `force PATH`.
  public synchronized List<String> forces() {
    return faults.forces();
  }

  DirectoryNode tree() {
    return tree;
  }

  synchronized int epoch() {
    return epoch;
  }

  /// Does `effect` as one operation on the disk, unless there is no power.
  void perform(DiskOperation operation, Effect effect) throws IOException {
    beforeEach.accept(operation);
    synchronized (this) {
      boolean last = faults.begin(operation);
      effect.run();
      if (last) {
        throw faults.powerOff(operation);
      }
    }
  }

  void force(Node node, String path, int openedIn) throws IOException {
    DiskOperation operation = new DiskOperation(DiskOperation.Kind.FORCE, path);
    beforeEach.accept(operation);
    synchronized (this) {
      requireEpoch(openedIn, path);
      if (faults.begin(operation)) {
        throw faults.powerOff(operation);
      }
      if (faults.forceFails(operation)) {
        node.failForce();
        throw new IOException("input/output error: " + operation);
      }
      node.force();
    }
  }

  /// How many of `growth` bytes a file may grow by.
  int grant(int growth, String path) throws IOException {
    return faults.grant(growth, path);
  }

  void requirePower() throws IOException {
    faults.requirePower();
  }

  void requireEpoch(int openedIn, String path) throws IOException {
    if (openedIn != epoch) {
      throw new PowerLossException(path + " was opened before the crash; open it again");
    }
  }

  /// What an operation does to the tree; runs under the disk's monitor.
  interface Effect {
    void run() throws IOException;
  }
}
