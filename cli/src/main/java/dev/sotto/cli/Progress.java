package dev.sotto.cli;

import dev.sotto.fleet.Fleet;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/// Shows how many devices are done: one line rewritten on a terminal, a line every five seconds elsewhere.
final class Progress {
  private static final Duration ON_TERMINAL = Duration.ofMillis(250);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final Fleet fleet;
  private final int devices;
  private final PrintWriter err;
  private final boolean terminal;
  private final Thread thread;

  private Progress(Fleet fleet, int devices, PrintWriter err) {
    this.fleet = fleet;
    this.devices = devices;
    this.err = err;
    terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    thread = Thread.ofVirtual().unstarted(this::show);
  }

  static Progress of(Fleet fleet, int devices, PrintWriter err) {
    Progress progress = new Progress(fleet, devices, err);
    progress.thread.start();
    return progress;
  }

  private void show() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(terminal ? ON_TERMINAL : ELSEWHERE);
        print();
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private void print() {
    String line =
        Shown.count(fleet.finished())
            + " of "
            + Shown.count(devices)
            + " devices have reported or stayed silent";
    err.print(terminal ? "\r" + line : line + System.lineSeparator());
    err.flush();
  }

  /// Ends the display, with the last count on a terminal.
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
    if (terminal) {
      print();
      err.println();
    }
  }
}
