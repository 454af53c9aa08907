package dev.sotto.cli;

import dev.sotto.fleet.Fleet;
import java.io.PrintWriter;
import java.time.Duration;

/// Shows how many devices are done, in one line that is rewritten; nothing where no person looks. The launcher says by
/// the property `sotto.progress` that the error output goes elsewhere, which Java cannot tell.
final class Progress {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Fleet fleet;
  private final int devices;
  private final PrintWriter err;
  private final boolean shown;
  private final Thread thread;

  private Progress(Fleet fleet, int devices, PrintWriter err) {
    this.fleet = fleet;
    this.devices = devices;
    this.err = err;
    shown =
        Terminal.current().interactive() && !System.getProperty("sotto.progress", "").equals("off");
    thread = Thread.ofVirtual().unstarted(this::show);
  }

  static Progress of(Fleet fleet, int devices, PrintWriter err) {
    Progress progress = new Progress(fleet, devices, err);
    if (progress.shown) {
      progress.thread.start();
    }
    return progress;
  }

  private void show() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PAUSE);
        print();
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private void print() {
    err.print(
        "\r"
            + Shown.count(fleet.finished())
            + " of "
            + Shown.count(devices)
            + " devices have reported or stayed silent");
    err.flush();
  }

  /// Ends the display with the last count.
  void end() throws InterruptedException {
    if (shown) {
      thread.interrupt();
      thread.join();
      print();
      err.println();
    }
  }
}
