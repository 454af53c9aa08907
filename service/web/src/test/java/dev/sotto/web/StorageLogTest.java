package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageLogTest {
  private final Logger logger = Logger.getLogger("dev.sotto.web");
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          assertThat(record.getThrown()).as("a trace of what is the disk's fault").isNull();
          lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final StorageLog log = new StorageLog(nanos::get);

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void the_first_failure_is_told_the_next_are_counted_for_a_minute() {
    for (int i = 0; i < 5000; i++) {
      log.failed("POST /reports", new IOException("no space left"));
    }
    assertThat(lines)
        .containsExactly(
            "POST /reports failed on storage and answers 503: java.io.IOException: no space left");
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    log.failed("POST /reports", new UncheckedIOException(new IOException("still none")));
    assertThat(lines)
        .hasSize(2)
        .last()
        .asString()
        .contains("as 4999 more did in the last minute", "still none");
  }
}
