package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Recording never throws into the host and never touches storage or network on the host's thread.
class RecordTest {
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final Registry REGISTRY =
      TestMetrics.registry(
          CRASHED,
          TestMetrics.choice("colour", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE),
          TestMetrics.ranges("minutes", TestMetrics.QUALITY, TestMetrics.HOURLY, TestMetrics.NONE));

  private final FakeClock clock = new FakeClock(TestDevice.START);
  private final List<String> log = new ArrayList<>();

  private Sotto open(DeviceStorage storage, Transport transport, Executor executor)
      throws IOException {
    SeededRandom random = new SeededRandom(1);
    return Sotto.open(
        new SottoConfig(
            REGISTRY,
            TestDevice.SERVICE,
            Map.of(),
            storage,
            AesGcmCipher.in(storage, random::nextLong),
            transport,
            random::nextLong,
            clock,
            executor,
            log::add,
            true));
  }

  private static Transport unused() {
    return (address, mediaType, body) -> fail("the network was used");
  }

  private static void doEverything(Sotto sotto) {
    sotto.grant(TestMetrics.QUALITY);
    sotto.yesNo("crashed").record(true);
    sotto.yesNo("colour").record(true);
    sotto.yesNo("nobody-knows").record(true);
    sotto.yesNo("Not a name at all!").record(true);
    sotto.yesNo("").record(true);
    sotto.choice("colour").record("red");
    sotto.choice("colour").record("");
    sotto.choice("minutes").record("red");
    sotto.quantity("minutes").record(Long.MAX_VALUE);
    sotto.quantity("minutes").record(Long.MAX_VALUE);
    sotto.quantity("minutes").record(Long.MIN_VALUE);
    sotto.quantity("crashed").record(1);
    sotto.run();
    sotto.withdraw(TestMetrics.PLANNING);
    sotto.inspect();
    sotto.nextRun();
  }

  @Test
  void what_cannot_be_used_is_counted() throws IOException {
    Sotto sotto = open(new MemoryStorage(), unused(), Runnable::run);
    doEverything(sotto);
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(6, 4, 0, 0, 0));
    assertThat(sotto.inspect().recorded()).hasSize(3);
    assertThat(log).isEmpty();
  }

  /// What a host without null checks passes; nothing in the array was ever set.
  private static <T> T missing(T[] nothing) {
    return nothing[0];
  }

  @Test
  void null_is_counted_and_throws_nothing_into_the_host() throws IOException {
    String noText = missing(new String[1]);
    Purpose noPurpose = missing(new Purpose[1]);
    Sotto sotto = open(new MemoryStorage(), unused(), Runnable::run);
    sotto.grant(TestMetrics.QUALITY);
    sotto.choice("colour").record(noText);
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(0, 0, 0, 1, 0));
    sotto.grant(noPurpose);
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(0, 0, 0, 2, 0));
    sotto.withdraw(noPurpose);
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(0, 0, 0, 3, 0));
    sotto.yesNo(noText).record(true);
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(1, 0, 0, 3, 0));
    sotto.quantity(noText).record(1);
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(2, 0, 0, 3, 0));
    sotto.choice(noText).record("red");
    assertThat(sotto.inspect().misuse()).isEqualTo(new Inspection.Misuse(3, 0, 0, 3, 0));
    assertThat(sotto.inspect().recorded()).isEmpty();
    assertThat(sotto.inspect().granted()).containsExactly(TestMetrics.QUALITY);
    sotto.choice("colour").record("red");
    sotto.choice("colour").record(noText);
    assertThat(sotto.inspect().recorded()).hasSize(1);
    assertThat(log).isEmpty();
  }

  /// How often something is counted as outside its domain in an hour in which `records` are made.
  private long outsideInAnHour(long... records) throws IOException {
    clock.set(TestDevice.START);
    Sotto sotto = open(new MemoryStorage(), unused(), Runnable::run);
    sotto.grant(TestMetrics.QUALITY);
    for (long record : records) {
      sotto.quantity("minutes").record(record);
    }
    assertThat(sotto.inspect().misuse().outsideDomain()).isZero();
    clock.advance(Duration.ofHours(1));
    sotto.run();
    assertThat(sotto.inspect().waitingReports()).isEqualTo(3);
    return sotto.inspect().misuse().outsideDomain();
  }

  @Test
  void a_sum_that_the_close_clips_is_counted_although_each_record_lies_within_the_bounds()
      throws IOException {
    assertThat(outsideInAnHour(30, 30)).isEqualTo(1);
    assertThat(outsideInAnHour(20, 20)).isEqualTo(1);
    assertThat(outsideInAnHour(20, 19)).isZero();
    assertThat(outsideInAnHour()).isZero();
  }

  @Test
  void an_executor_that_refuses_costs_persistence_only() throws IOException {
    AtomicBoolean refusing = new AtomicBoolean(true);
    Sotto sotto =
        open(
            new MemoryStorage(),
            unused(),
            work -> {
              if (refusing.get()) {
                throw new RejectedExecutionException("stopped");
              }
              work.run();
            });
    doEverything(sotto);
    assertThat(sotto.inspect().misuse().notPersisted()).isGreaterThan(1);
    assertThat(sotto.inspect().recorded()).hasSize(3);
    refusing.set(false);
    clock.advance(Duration.ofHours(1));
    sotto.run();
    assertThat(sotto.inspect().granted()).containsExactly(TestMetrics.QUALITY);
    assertThat(sotto.inspect().waitingReports()).isEqualTo(3);
  }

  /// A storage that works until it is broken, with an exception of its own choosing.
  private static final class Breaking extends Twins.Wrapped {
    private final RuntimeException unchecked;
    private int mode;

    Breaking(RuntimeException unchecked) {
      super(new MemoryStorage());
      this.unchecked = unchecked;
    }

    @Override
    public void write(String name, Bytes content) throws IOException {
      check();
      super.write(name, content);
    }

    @Override
    public void force(String name, Bytes content) throws IOException {
      check();
      super.force(name, content);
    }

    private void check() throws IOException {
      if (mode == 1) {
        throw new IOException("no space left on device");
      }
      if (mode == 2) {
        throw unchecked;
      }
    }
  }

  @Test
  void a_storage_that_always_fails_throws_nothing_into_the_host_and_sends_nothing()
      throws IOException {
    for (int mode = 1; mode <= 2; mode++) {
      Breaking storage = new Breaking(new IllegalStateException("a bug of the host's"));
      Sotto sotto = open(storage, unused(), Runnable::run);
      sotto.grant(TestMetrics.QUALITY);
      storage.mode = mode;
      for (int i = 0; i < 20; i++) {
        assertThatCode(() -> doEverything(sotto)).doesNotThrowAnyException();
        clock.advance(Duration.ofMinutes(30));
      }
      assertThat(sotto.inspect().misuse().notPersisted()).isPositive();
      assertThat(sotto.inspect().waitingReports()).isZero();
      storage.mode = 0;
      sotto.run();
      assertThat(sotto.inspect().waitingReports()).isPositive();
    }
  }

  @Test
  void a_transport_that_throws_what_it_likes_is_no_answer() throws IOException {
    Sotto sotto =
        open(
            new MemoryStorage(),
            (address, type, body) -> {
              throw new IllegalStateException("a bug of the host's");
            },
            Runnable::run);
    sotto.grant(TestMetrics.QUALITY);
    for (int i = 0; i < 8; i++) {
      clock.advance(Duration.ofMinutes(15));
      assertThatCode(sotto::run).doesNotThrowAnyException();
    }
    assertThat(sotto.inspect().waitingUploads()).isEqualTo(2);
    assertThat(log).anyMatch(line -> line.contains("not answered"));
  }

  @Test
  void no_clock_breaks_it() throws IOException {
    for (Instant strange :
        List.of(
            Instant.MAX,
            Instant.MIN,
            Instant.EPOCH,
            Instant.ofEpochSecond(-1),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.parse("9999-12-31T23:59:59Z"),
            Instant.parse("0000-01-01T00:00:00Z"))) {
      clock.set(strange);
      MemoryStorage storage = new MemoryStorage();
      Sotto first = open(storage, unused(), Runnable::run);
      assertThatCode(() -> doEverything(first)).doesNotThrowAnyException();
      clock.set(TestDevice.START);
      assertThatCode(() -> doEverything(first)).doesNotThrowAnyException();
      clock.set(strange);
      Sotto again = open(storage, unused(), Runnable::run);
      assertThatCode(() -> doEverything(again)).doesNotThrowAnyException();
    }
    assertThat(log).isEmpty();
  }

  @Test
  void recording_touches_neither_storage_nor_network_on_its_own_thread() throws IOException {
    AtomicBoolean inHost = new AtomicBoolean();
    DeviceStorage watched =
        new Twins.Wrapped(new MemoryStorage()) {
          @Override
          public void write(String name, Bytes content) throws IOException {
            assertThat(inHost).isFalse();
            super.write(name, content);
          }

          @Override
          public void force(String name, Bytes content) throws IOException {
            assertThat(inHost).isFalse();
            super.force(name, content);
          }

          @Override
          public Optional<Bytes> read(String name) throws IOException {
            assertThat(inHost).isFalse();
            return super.read(name);
          }
        };
    List<Runnable> queue = new ArrayList<>();
    Sotto sotto = open(watched, unused(), queue::add);
    inHost.set(true);
    doEverything(sotto);
    clock.advance(Duration.ofHours(2));
    doEverything(sotto);
    inHost.set(false);
    assertThat(queue).hasSizeLessThanOrEqualTo(2 * 3 + 1); // records share one task
    queue.forEach(Runnable::run);
    assertThat(sotto.inspect().recorded()).hasSize(3);
  }

  @Test
  void what_is_recorded_after_the_close_is_dropped_and_writes_nothing() throws IOException {
    List<Runnable> queue = new ArrayList<>();
    List<String> written = new ArrayList<>();
    DeviceStorage watched =
        new Twins.Wrapped(new MemoryStorage()) {
          @Override
          public void write(String name, Bytes content) {
            written.add(name);
          }
        };
    Sotto sotto = open(watched, unused(), queue::add);
    sotto.grant(TestMetrics.QUALITY);
    sotto.yesNo("crashed").record(true);
    sotto.close();
    sotto.yesNo("crashed").record(true);
    sotto.run();
    queue.forEach(Runnable::run);
    assertThat(written).isEmpty();
    assertThat(sotto.inspect().silent()).isFalse();
    sotto.close();
  }
}
