package dev.sotto.fleet;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.sdk.MemoryStorage;
import dev.sotto.sdk.Sotto;
import dev.sotto.sdk.SottoConfig;
import dev.sotto.sdk.SottoLog;
import dev.sotto.sdk.Transport;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One device over days, around one SDK: in the morning it closes what has ended and sends it when the SDK says, in the
/// evening it records. An update closes the SDK and opens it on the same storage with another release. What the SDK does
/// with days that were missed is its own affair.
///
/// Used by one thread at a time.
final class DailyDevice {
  private static final long EVENING = 20 * 3600L;

  private final int device;
  private final DailyOptions options;
  private final Registry registry;
  private final Rollout rollout;
  private final StoryPeople people;
  private final Life life;
  private final boolean consents;
  private final Transport transport;
  private final Tries tries;
  private final DailyStream random;
  private final MemoryStorage storage = new MemoryStorage();
  private final Steps steps;
  private Optional<Sotto> sotto = Optional.empty();
  private String release = "";
  private long accepted;
  private Optional<Lived> last = Optional.empty();

  /// The last day on which the device was on.
  ///
  /// @param day     its number
  /// @param segments by metric, in registry order: where its window is reported
  /// @param values  likewise: what it reports
  private record Lived(int day, List<Integer> segments, List<Integer> values) {}

  DailyDevice(
      int device,
      DailyOptions options,
      Registry registry,
      Rollout rollout,
      StoryPeople people,
      Transport transport,
      Tries tries) {
    this.device = device;
    this.options = options;
    this.registry = registry;
    this.rollout = rollout;
    this.people = people;
    this.transport = transport;
    this.tries = tries;
    life = Life.drawn(new SeedStream(options.seed(), device, SeedStream.Use.LIFE), options.days());
    consents = SimulatedDevice.consents(options.seed(), device, options.consentShare());
    random = new DailyStream(options.seed(), device);
    steps = new Steps(options.first());
  }

  boolean consents() {
    return consents;
  }

  /// Lives `day`, or sleeps through it. The day after the last has only a morning. Once its fleet has given up, it is not
  /// even switched on: what it would have reported is unanswered.
  void live(int day, DailyTruth truth) throws IOException, InterruptedException {
    if (life.isGone(day)) {
      end();
    } else if (life.isOn(day) && !tries.goOn()) {
      if (consents && last.isPresent()) {
        truth.addUnanswered();
      }
    } else if (life.isOn(day)) {
      random.begin(day);
      steps.at(options.start(day).plusSeconds(life.morning()));
      Sotto open = opened(life.release(rollout, day));
      open.run();
      steps.drain();
      Conduct.send(open, steps, tries);
      settle(open, day, truth);
      if (day < options.days()) {
        steps.at(options.start(day).plusSeconds(EVENING));
        last = Optional.of(record(open, day));
        steps.drain();
      }
    }
  }

  /// What it has spent on each metric; nothing before it joins and after it has left.
  Map<MetricName, Epsilon> spent() {
    return sotto.map(open -> Map.copyOf(open.inspect().spent())).orElse(Map.of());
  }

  /// Its SDK is closed, and what it did not report is lost.
  void end() throws IOException {
    if (sotto.isPresent()) {
      sotto.get().close();
      sotto = Optional.empty();
    }
  }

  private Sotto opened(String now) throws IOException {
    if (sotto.isPresent() && release.equals(now)) {
      return sotto.get();
    }
    boolean first = sotto.isEmpty();
    end();
    Sotto open = Sotto.open(config(now));
    sotto = Optional.of(open);
    release = now;
    if (first && consents) {
      Conduct.grantAll(open, registry);
    }
    return open;
  }

  private SottoConfig config(String now) {
    return new SottoConfig(
        registry,
        options.service(),
        segments(now),
        storage,
        new MemoryCipher(),
        transport,
        random,
        steps,
        steps,
        SottoLog.NONE,
        true);
  }

  private Map<String, String> segments(String now) {
    return Map.of("release", now, "model", life.model());
  }

  /// Adds what was just acknowledged to the truth: the last day it was on, under the release it had then, and the days
  /// since, of which it knows nothing and says so under the release it has now.
  private void settle(Sotto open, int day, DailyTruth truth) {
    long before = accepted;
    accepted = open.inspect().acceptedReports();
    if (!consents || last.isEmpty()) {
      return;
    }
    DailyTruth closed = new DailyTruth();
    List<CategoricalMetric> metrics = options.metrics();
    for (int i = 0; i < metrics.size(); i++) {
      CategoricalMetric metric = metrics.get(i);
      int oldest = day - 1 - metric.schedule().late(); // what ended before is not reported any more
      if (last.get().day() >= oldest) {
        closed.add(
            metric, last.get().day(), last.get().segments().get(i), last.get().values().get(i));
      }
      for (int missed = Math.max(oldest, last.get().day() + 1); missed < day; missed++) {
        closed.add(
            metric, missed, metric.segments().indexOf(segments(release)), metric.absentValue());
      }
    }
    if (accepted - before == closed.reports()) {
      truth.add(closed);
    } else {
      truth.addUnanswered();
    }
  }

  private Lived record(Sotto open, int day) {
    List<Integer> segments = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    boolean weekend = weekend(options.start(day));
    for (CategoricalMetric metric : options.metrics()) {
      Recorded recorded = people.recorded(device, day, weekend, life.model(), release, metric);
      Conduct.record(open, metric, recorded);
      segments.add(metric.segments().indexOf(segments(release)));
      values.add(Math.toIntExact(recorded.under(metric).value()));
    }
    return new Lived(day, List.copyOf(segments), List.copyOf(values));
  }

  private static boolean weekend(Instant start) {
    DayOfWeek day = start.atZone(ZoneOffset.UTC).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }
}
