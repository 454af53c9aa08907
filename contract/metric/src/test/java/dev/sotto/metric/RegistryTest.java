package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final Registry REGISTRY =
      registry(
          TestDefinitions.CAPS,
          false,
          TestDefinitions.yesNo("crashed-today"),
          TestDefinitions.choice(),
          TestDefinitions.ranges(new Absent.Value(0)));

  private static Registry registry(Caps caps, boolean debug, MetricDefinition... metrics) {
    return Registry.of(caps, debug, Arrays.stream(metrics).map(Metric::of).toList());
  }

  @Test
  void a_registry_and_its_definitions_survive_a_round_trip() {
    Registry decoded = Registry.decode(REGISTRY.bytes()).orThrow();
    assertThat(decoded).isEqualTo(REGISTRY);
    assertThat(decoded.caps()).isEqualTo(REGISTRY.caps());
    assertThat(decoded.debug()).isEqualTo(REGISTRY.debug());
    assertThat(decoded.metrics()).isEqualTo(REGISTRY.metrics());
    assertThat(decoded.metrics())
        .extracting(Metric::definition)
        .isEqualTo(REGISTRY.metrics().stream().map(Metric::definition).toList());
  }

  @Test
  void an_edit_elsewhere_leaves_the_id_of_a_definition_as_it_is() {
    Metric metric = Metric.of(TestDefinitions.choice());
    Registry other =
        registry(
            new Caps(Epsilon.parse("2"), Epsilon.parse("9"), Epsilon.parse("9")),
            true,
            TestDefinitions.yesNo("new-one"),
            metric.definition());
    assertThat(REGISTRY.find(metric.name())).contains(metric);
    assertThat(other.find(metric.name()).orElseThrow().id()).isEqualTo(metric.id());
    assertThat(other.hash()).isNotEqualTo(REGISTRY.hash());
    assertThat(Metric.of(TestDefinitions.yesNo("new-one")).id())
        .isNotEqualTo(Metric.of(TestDefinitions.yesNo("crashed-today")).id());
  }

  @Test
  void each_cap_is_enforced_at_construction() {
    MetricDefinition two = TestDefinitions.yesNo("a", Epsilon.parse("2"), TestDefinitions.DAILY);
    assertRefused(TestDefinitions.CAPS, false, two)
        .hasMessage("metric \"a\" spends 2 a report, the cap is 1");
    Caps shortLife = new Caps(Epsilon.parse("2"), Epsilon.parse("3"), Epsilon.parse("1.5"));
    assertRefused(shortLife, false, two)
        .hasMessage("metric \"a\" spends 2 a report, the cap over its life is 1.5");
    MetricDefinition a = TestDefinitions.yesNo("a");
    MetricDefinition hourly =
        TestDefinitions.yesNo("b", TestDefinitions.ONE, new Schedule(Duration.ofHours(8), 0));
    assertRefused(TestDefinitions.CAPS, false, a, hourly)
        .hasMessage("all metrics together spend 4 a device-day, the cap is 3");
    assertThat(registry(TestDefinitions.CAPS, false, hourly).perDeviceDay())
        .isEqualTo(Epsilon.parse("3"));
  }

  @Test
  void thresholds_that_give_more_than_the_declared_epsilon_are_refused() {
    MetricDefinition lying =
        TestDefinitions.yesNo("a", Epsilon.parse("0.9"), TestDefinitions.DAILY);
    assertRefused(TestDefinitions.CAPS, false, lying)
        .hasMessage("metric \"a\" declares 0.9, its thresholds give more");
  }

  @Test
  void short_windows_need_a_debug_registry() {
    MetricDefinition quick =
        TestDefinitions.yesNo("a", TestDefinitions.ONE, new Schedule(Duration.ofMinutes(30), 0));
    Caps wide = new Caps(TestDefinitions.ONE, Epsilon.parse("48"), Epsilon.parse("60"));
    assertRefused(wide, false, quick)
        .hasMessage("metric \"a\" has a window of PT30M; under PT1H only a debug registry may");
    assertThat(registry(wide, true, quick).debug()).isTrue();
  }

  @Test
  void counts_are_kept_for_at_least_as_long_as_reports_are_counted() {
    Schedule weekly = new Schedule(Duration.ofDays(7), 12);
    assertRefused(
            TestDefinitions.CAPS, false, TestDefinitions.yesNo("a", TestDefinitions.ONE, weekly))
        .hasMessage(
            "metric \"a\" keeps counts for 90 days after a window and counts reports for PT2184H"
                + " after it; what is counted late would be dropped at once");
    MetricDefinition kept =
        TestDefinitions.yesNo("a", TestDefinitions.ONE, new Schedule(Duration.ofDays(9), 9));
    assertThat(registry(TestDefinitions.CAPS, false, kept).metrics()).hasSize(1);
  }

  @Test
  void names_are_distinct() {
    assertRefused(
            TestDefinitions.CAPS, false, TestDefinitions.yesNo("a"), TestDefinitions.yesNo("a"))
        .hasMessage("metric \"a\" is defined twice");
  }

  @Test
  void a_day_beyond_what_a_long_holds_is_malformed_and_does_not_throw() {
    Epsilon most = new Epsilon(Epsilon.MAX_NANOS);
    MetricDefinition greedy =
        TestDefinitions.yesNo("a", most, new Schedule(Duration.ofSeconds(1), 0));
    ByteWriter writer = new ByteWriter().bytes(Bytes.utf8("SREG")).u8(1).u8(1);
    for (int cap = 0; cap < 3; cap++) {
      writer.i64(Epsilon.MAX_NANOS);
    }
    writer.u16(1).prefixed(CanonicalDefinition.encode(greedy));
    assertThat(Registry.decode(writer.toBytes())).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void a_cohort_beyond_31_bits_has_no_encoding() {
    MetricDefinition metric = TestDefinitions.yesNo("a");
    byte[] bytes = CanonicalDefinition.encode(metric).toByteArray();
    int at = indexOf(bytes, new byte[] {0, 0, 0, 100, 0, 1});
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) 0xff;
    }
    assertThat(CanonicalDefinition.decode(Bytes.of(bytes)))
        .isEqualTo(
            new Decoded.Malformed<>("minimum cohort is 4294967295, at most 2147483647 is allowed"));
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int at = 0; at + part.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void hostile_bytes_never_throw_and_what_decodes_encodes_to_the_same_bytes() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    byte[] valid = REGISTRY.bytes().toByteArray();
    int accepted = 0;
    for (int round = 0; round < 5_000; round++) {
      Bytes bytes = mutate(valid, random);
      switch (Registry.decode(bytes)) {
        case Decoded.Ok<Registry>(var registry) -> {
          accepted++;
          assertThat(encodedAnew(registry)).as("seed %d round %d", seed, round).isEqualTo(bytes);
        }
        case Decoded.Malformed<Registry>(var why) -> assertThat(why).isNotEmpty();
      }
    }
    assertThat(accepted).as("some mutations hit prose, seed %d", seed).isPositive();
  }

  private static Bytes encodedAnew(Registry registry) {
    MetricDefinition[] definitions =
        registry.metrics().stream().map(Metric::definition).toArray(MetricDefinition[]::new);
    return registry(registry.caps(), registry.debug(), definitions).bytes();
  }

  private static Bytes mutate(byte[] valid, RandomGenerator random) {
    byte[] bytes = valid.clone();
    for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    int cut = random.nextInt(8) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    return Bytes.of(Arrays.copyOf(bytes, cut));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Caps caps, boolean debug, MetricDefinition... metrics) {
    return assertThatThrownBy(() -> registry(caps, debug, metrics))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
