package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Holds metrics against the caps: per report, per device-day over all metrics, per life. Says in notes how long each
/// metric speaks.
final class CapCheck {
  private static final Epsilon LARGE = Epsilon.parse("8");

  private final Head.CapSection caps;
  private final LocalDate today;

  CapCheck(Head.CapSection caps, LocalDate today) {
    this.caps = caps;
    this.today = today;
  }

  void run(List<MetricDraft> drafts) {
    for (MetricDraft draft : drafts) {
      if (draft.epsilon.isPresent()) {
        checkOne(draft, draft.epsilon.get());
      }
    }
    checkDay(drafts);
  }

  private void checkOne(MetricDraft draft, Epsilon epsilon) {
    Yaml.Spot at = draft.section().spotOf("epsilon");
    boolean reportWithin =
        checkCap(draft, at, epsilon, caps.perReport(), Head.CapSection.PER_REPORT);
    boolean lifeWithin = checkCap(draft, at, epsilon, caps.perLife(), Head.CapSection.PER_LIFE);
    if (epsilon.compareTo(LARGE) > 0) {
      draft
          .scope()
          .note(
              at,
              "epsilon " + epsilon,
              "exceeds " + LARGE + ", one report tells nearly everything",
              "lower it if fewer devices would do");
    }
    if (reportWithin && lifeWithin) {
      noteSilence(draft, at, epsilon);
    }
  }

  private static boolean checkCap(
      MetricDraft draft, Yaml.Spot at, Epsilon epsilon, Head.Cap cap, String key) {
    if (cap.value().isEmpty() || epsilon.compareTo(cap.value().get()) <= 0) {
      return true;
    }
    draft
        .scope()
        .problem(
            at,
            "epsilon " + epsilon,
            "exceeds the cap " + key + " " + cap.value().get(),
            "lower epsilon or raise the cap");
    return false;
  }

  private void noteSilence(MetricDraft draft, Yaml.Spot at, Epsilon epsilon) {
    if (caps.perLife().value().isEmpty()
        || draft.schedule.isEmpty()
        || draft.expires.isEmpty()
        || !draft.expires.get().isAfter(today)) {
      return;
    }
    Epsilon life = caps.perLife().value().get();
    long reports = life.nanos() / epsilon.nanos();
    Duration spoken = draft.schedule.get().window().multipliedBy(reports);
    LocalDate expires = draft.expires.get();
    Duration left = Duration.ofDays(expires.toEpochDay() - today.toEpochDay());
    if (spoken.compareTo(left) < 0) {
      draft
          .scope()
          .note(
              at,
              "epsilon " + epsilon,
              String.format(
                  Locale.ROOT,
                  "reaches the cap epsilon-per-life %s after %d reports (%s), before it expires on"
                      + " %s",
                  life,
                  reports,
                  inWords(spoken),
                  expires),
              "a device is silent from then on");
    }
  }

  private static String inWords(Duration spoken) {
    return spoken.toDays() > 0 ? spoken.toDays() + " days" : spoken.toMinutes() + " minutes";
  }

  private void checkDay(List<MetricDraft> drafts) {
    if (caps.perDeviceDay().value().isEmpty()) {
      return;
    }
    BigInteger day = BigInteger.ZERO;
    List<String> contributions = new ArrayList<>();
    for (MetricDraft draft : drafts) {
      if (draft.epsilon.isPresent() && draft.schedule.isPresent()) {
        long windows = draft.schedule.get().windowsPerDay();
        long nanos = draft.epsilon.get().nanos();
        day = day.add(BigInteger.valueOf(nanos).multiply(BigInteger.valueOf(windows)));
        contributions.add(
            String.format(
                Locale.ROOT, "%s %d × %s", Quoted.of(draft.name()), windows, draft.epsilon.get()));
      }
    }
    Epsilon cap = caps.perDeviceDay().value().get();
    if (day.compareTo(BigInteger.valueOf(cap.nanos())) > 0) {
      caps.scope()
          .problem(
              caps.perDeviceDay().at(),
              Head.CapSection.PER_DEVICE_DAY + " " + cap,
              String.format(
                  Locale.ROOT,
                  "is less than the %s that all metrics spend in a day, %s",
                  decimal(day),
                  String.join(" + ", contributions)),
              "lower epsilon, lengthen windows or raise the cap");
    }
  }

  private static String decimal(BigInteger nanos) {
    return new BigDecimal(nanos, 9).stripTrailingZeros().toPlainString();
  }
}
