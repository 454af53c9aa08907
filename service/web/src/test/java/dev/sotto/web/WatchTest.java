package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofHours(1);

  private static final Watch.Reading<String> FOR_EVER =
      () -> {
        try {
          new CountDownLatch(1).await();
          return "never";
        } catch (InterruptedException ended) {
          return "interrupted";
        }
      };

  @Test
  void what_is_done_in_time_gives_its_result_and_the_thread_goes_on() throws Exception {
    try (Watch watch = new Watch()) {
      assertThat(watch.<String>within(LONG, () -> "read")).isEqualTo("read");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void what_takes_too_long_is_ended_also_after_a_time_in_which_nothing_was_under_way()
      throws Exception {
    try (Watch watch = new Watch()) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> watch.within(SHORT, FOR_EVER))
            .isInstanceOf(InterruptedIOException.class)
            .hasMessageContaining("PT0.001S");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        Thread.sleep(Duration.ofNanos(3 * Watch.TICK_NANOS)); // it falls asleep
      }
    }
  }

  @Test
  void each_of_many_is_ended_by_its_own_limit() throws Exception {
    try (Watch watch = new Watch();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicInteger over = new AtomicInteger();
      List<Future<Boolean>> ended = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        boolean late = i % 2 == 0;
        Callable<Boolean> read =
            () -> {
              Watch.Limit limit = watch.begin(late ? SHORT : LONG, over::incrementAndGet);
              if (late) {
                FOR_EVER.read();
              }
              return !limit.done();
            };
        ended.add(threads.submit(read));
      }
      for (int i = 0; i < ended.size(); i++) {
        assertThat(ended.get(i).get()).isEqualTo(i % 2 == 0);
      }
      while (over.get() < 100) { // said after the interrupt
        Thread.sleep(1);
      }
      assertThat(over).hasValue(100);
    }
  }
}
