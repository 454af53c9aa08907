package dev.sotto.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C end a command in order: the command's thread is interrupted, and the process stays until what the command
/// opened is closed and what it made is deleted, for some seconds at most.
final class Ending implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread command;
  private final Thread hook;

  private Ending(Thread command, Runnable lastly) {
    this.command = command;
    hook = Thread.ofPlatform().unstarted(() -> end(lastly));
  }

  /// Watches over the calling thread.
  ///
  /// @param lastly done if the command did not end in time
  static Ending watch(Runnable lastly) {
    Ending ending = new Ending(Thread.currentThread(), lastly);
    Runtime.getRuntime().addShutdownHook(ending.hook);
    return ending;
  }

  private void end(Runnable lastly) {
    command.interrupt();
    try {
      if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        lastly.run();
      }
    } catch (InterruptedException atOnce) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns once the command is to end.
  void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      // What was waited for; what follows closes files, which an interrupted thread could not.
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // The hook runs, and has just been told.
    }
  }
}
