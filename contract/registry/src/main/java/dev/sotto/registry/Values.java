package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Identifiers;
import dev.sotto.metric.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the values of a section's keys; each is absent once its finding is reported.
final class Values {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DAYS = Pattern.compile("P([0-9]{1,5})D");
  private static final Duration DAY = Duration.ofDays(1);

  private final Section section;

  Values(Section section) {
    this.section = section;
  }

  /// A positive ε, exact.
  Optional<Epsilon> epsilon(String key, String example) {
    return section.text(key, example).flatMap(text -> positive(key, text));
  }

  private Optional<Epsilon> positive(String key, Yaml.Scalar text) {
    if (!DECIMAL.matcher(text.text()).matches()) {
      return refused(
          text,
          key,
          "is not a decimal with at most nine places",
          "write a number such as 1 or 0.5");
    }
    Epsilon epsilon;
    try {
      epsilon = Epsilon.parse(text.text());
    } catch (IllegalArgumentException tooLarge) {
      return refused(text, key, "exceeds 1000000", "lower it");
    }
    if (epsilon.nanos() == 0) {
      return refused(text, key, "must be positive, at 0 nothing is learnt", "raise it");
    }
    return Optional.of(epsilon);
  }

  /// A whole number in `[least, most]`.
  Optional<Integer> whole(String key, String example, int least, int most) {
    return section.text(key, example).flatMap(text -> within(key, text, least, most));
  }

  /// As [#whole], with a default.
  Optional<Integer> optionalWhole(String key, int otherwise, int least, int most) {
    return section.has(key)
        ? whole(key, Integer.toString(otherwise), least, most)
        : Optional.of(otherwise);
  }

  private Optional<Integer> within(String key, Yaml.Scalar text, int least, int most) {
    String bounds = "a whole number in [" + least + ", " + most + "]";
    if (!WHOLE.matcher(text.text()).matches()) {
      return refused(text, key, "is not " + bounds, "write one");
    }
    long value = Long.parseLong(text.text());
    if (value < least || value > most) {
      return refused(text, key, "is not " + bounds, value < least ? "raise it" : "lower it");
    }
    return Optional.of((int) value);
  }

  /// A whole number that fits in 63 bits.
  static Optional<Long> number(Yaml.Scalar text) {
    return WHOLE.matcher(text.text()).matches()
        ? Optional.of(Long.parseLong(text.text()))
        : Optional.empty();
  }

  /// One of the words of `choices`.
  <T> Optional<T> word(String key, T[] choices, Function<T, String> name) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T choice : choices) {
      words.put(name.apply(choice), choice);
    }
    String example = words.keySet().iterator().next();
    return section.text(key, example).flatMap(text -> among(key, text, words));
  }

  private <T> Optional<T> among(String key, Yaml.Scalar text, Map<String, T> words) {
    T found = words.get(text.text());
    if (found != null) {
      return Optional.of(found);
    }
    String all = String.join(", ", words.keySet());
    return refused(text, key, "is none of " + all, "write " + (words.size() == 1 ? all : "one"));
  }

  /// A date such as `2028-01-01`.
  Optional<LocalDate> date(String key, String example) {
    return section.text(key, example).flatMap(text -> date(key, text, example));
  }

  private Optional<LocalDate> date(String key, Yaml.Scalar text, String example) {
    try {
      return Optional.of(LocalDate.parse(text.text()));
    } catch (DateTimeException malformed) {
      return refused(text, key, "is not a day of the calendar", "write a date such as " + example);
    }
  }

  /// A number of days such as `P90D`.
  Optional<Integer> days(String key, String example, int most) {
    return section.text(key, example).flatMap(text -> days(key, text, example, most));
  }

  private Optional<Integer> days(String key, Yaml.Scalar text, String example, int most) {
    Matcher days = DAYS.matcher(text.text());
    if (!days.matches()) {
      return refused(text, key, "is not a number of days", "write one such as " + example);
    }
    int value = Integer.parseInt(days.group(1));
    if (value < 1 || value > most) {
      return refused(text, key, "is not between P1D and P" + most + "D", "choose within");
    }
    return Optional.of(value);
  }

  /// A length of window that fits into days, or that days fit into.
  Optional<Duration> window(String key, String example) {
    return section.text(key, example).flatMap(text -> window(key, text, example));
  }

  private Optional<Duration> window(String key, Yaml.Scalar text, String example) {
    Duration window;
    try {
      window = Duration.parse(text.text());
    } catch (DateTimeException malformed) {
      return refused(text, key, "is not a duration", "write one such as " + example + " or PT6H");
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(Schedule.MAX_WINDOW) > 0
        || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
      return refused(text, key, "is not whole seconds from PT1S to P28D", "choose within");
    }
    long seconds = window.toSeconds();
    if (DAY.toSeconds() % seconds != 0 && seconds % DAY.toSeconds() != 0) {
      return refused(
          text, key, "neither divides a day nor is a multiple of one", "use PT6H, P1D or P7D");
    }
    return Optional.of(window);
  }

  /// Text of one line.
  Optional<String> line(String key, String example, int maxLength) {
    return section.text(key, example).flatMap(text -> line(section.scope(), key, text, maxLength));
  }

  static Optional<String> line(Scope scope, String what, Yaml.Scalar text, int maxLength) {
    String stripped = text.text().strip();
    if (stripped.length() > maxLength) {
      scope.problem(
          text.at(),
          what + " " + Quoted.of(stripped),
          "is " + stripped.length() + " characters, at most " + maxLength + " are allowed",
          "shorten it");
      return Optional.empty();
    }
    if (!Identifiers.isLine(stripped)) {
      scope.problem(
          text.at(),
          what + " " + Quoted.of(stripped),
          "has control characters or several lines",
          "write one line");
      return Optional.empty();
    }
    return Optional.of(stripped);
  }

  /// Reports `text` under `key` and gives nothing.
  <T> Optional<T> refused(Yaml.Scalar text, String key, String limit, String remedy) {
    section.scope().problem(text.at(), key + " " + Quoted.of(text.text()), limit, remedy);
    return Optional.empty();
  }
}
