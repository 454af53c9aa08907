package dev.sotto.sdk;

import dev.sotto.metric.Absent;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Some days of a device's life, all fixed by a seed but for what its person does: registry, budget, ticks of the host,
/// restarts, days off, consents, and how the service reacts.
///
/// @param seed     of the device's noise and of the service
/// @param registry in force
/// @param steps    in order
record Scenario(long seed, Registry registry, List<Step> steps) {
  enum Kind {
    RUN,
    RECORD,
    GRANT,
    WITHDRAW,
    RESTART,
    KILL
  }

  /// @param after   how long nothing happens before
  /// @param kind    what then happens
  /// @param purpose which consent changes, where one does
  record Step(Duration after, Kind kind, Purpose purpose) {}

  static Scenario of(SeededRandom random) {
    Absent colour = random.nextBoolean() ? TestMetrics.NONE : new Absent.Value(0);
    Absent minutes = random.nextBoolean() ? TestMetrics.NONE : new Absent.Value(0);
    Registry registry =
        TestMetrics.registry(
            random.between(75, 90),
            random.between(3, 40),
            TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY),
            TestMetrics.choice("colour", TestMetrics.QUALITY, TestMetrics.HOURLY, colour),
            TestMetrics.ranges("minutes", TestMetrics.PLANNING, TestMetrics.HOURLY, minutes),
            TestMetrics.yesNo("crashed-daily", TestMetrics.PLANNING, TestMetrics.DAILY),
            TestMetrics.choice("colour-daily", TestMetrics.PLANNING, TestMetrics.DAILY, colour),
            TestMetrics.ranges("minutes-daily", TestMetrics.QUALITY, TestMetrics.DAILY, minutes));
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Duration.ZERO, Kind.GRANT, TestMetrics.QUALITY));
    int length = random.between(40, 160);
    for (int i = 0; i < length; i++) {
      steps.add(step(random));
    }
    return new Scenario(random.nextLong(), registry, List.copyOf(steps));
  }

  private static Step step(SeededRandom random) {
    Purpose purpose = random.nextBoolean() ? TestMetrics.QUALITY : TestMetrics.PLANNING;
    Duration after = Duration.ofSeconds(random.between(0, 1800));
    int draw = random.between(0, 99);
    if (draw < 2) {
      return new Step(Duration.ofHours(random.between(5, 120)), Kind.RUN, purpose); // off for days
    }
    Kind kind =
        draw < 50
            ? Kind.RUN
            : draw < 85
                ? Kind.RECORD
                : draw < 91
                    ? Kind.GRANT
                    : draw < 93 ? Kind.WITHDRAW : draw < 97 ? Kind.RESTART : Kind.KILL;
    return new Step(after, kind, purpose);
  }

  private IntFunction<ScriptedService.Reaction> service() {
    ScriptedService.Reaction[] all = ScriptedService.Reaction.values();
    return request -> {
      SeededRandom random = new SeededRandom(seed ^ (request * 0x9e3779b97f4a7c15L));
      return random.nextBoolean() ? ScriptedService.Reaction.ACCEPTED : random.pick(List.of(all));
    };
  }

  /// Lives it through with `habit`, and runs once more long after.
  TestDevice live(Habit habit) throws IOException {
    TestDevice device = new TestDevice(registry, seed, service());
    device.open();
    int slot = 0;
    for (Step step : steps) {
      device.clock.advance(step.after());
      switch (step.kind()) {
        case RUN -> device.sotto().run();
        case RECORD -> habit.record(device.sotto(), slot++);
        case GRANT -> device.sotto().grant(step.purpose());
        case WITHDRAW -> device.sotto().withdraw(step.purpose());
        case RESTART -> {
          if (step.after().toSeconds() % 2 == 0) {
            device.reopen();
          } else {
            device.reopenAtOnce();
          }
        }
        case KILL -> {
          device.kill();
          device.open();
        }
      }
      if (step.after().toSeconds() % 4 != 0) {
        device.settle(); // else the executor is slow
      }
    }
    device.settle();
    device.live(Duration.ofHours(8));
    return device;
  }
}
