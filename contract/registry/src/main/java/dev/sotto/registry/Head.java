package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Caps;
import java.util.List;
import java.util.Optional;

/// What stands before the metrics of a registry file.
///
/// @param debug   whether short windows and small cohorts are allowed
/// @param debugAt where it says so
/// @param caps    the caps with their places
record Head(boolean debug, Yaml.Spot debugAt, CapSection caps) {
  static final String SCHEMA = "sotto/registry/1";
  static final List<String> KEYS = List.of("schema", "debug", "caps", "metrics");

  static Head read(Section file, Findings findings) {
    readSchema(file);
    return new Head(readDebug(file), file.spotOf("debug"), CapSection.read(file, findings));
  }

  private static void readSchema(Section file) {
    file.text("schema", SCHEMA)
        .filter(text -> !text.text().equals(SCHEMA))
        .ifPresent(text ->
            file.scope()
                .problem(
                    text.at(),
                    "schema " + Quoted.of(text.text()),
                    "is not one this program reads",
                    "write schema: " + SCHEMA));
  }

  private static boolean readDebug(Section file) {
    return file.optionalText("debug", "true")
        .map(text -> {
          if (!text.text().equals("true") && !text.text().equals("false")) {
            new Values(file).refused(text, "debug", "is neither true nor false", "write one");
          }
          return text.text().equals("true");
        })
        .orElse(false);
  }

  /// The caps; each is absent once its finding is reported.
  record CapSection(Scope scope, Section section, Cap perReport, Cap perDeviceDay, Cap perLife) {
    static final String PER_REPORT = "epsilon-per-report";
    static final String PER_DEVICE_DAY = "epsilon-per-device-day";
    static final String PER_LIFE = "epsilon-per-life";

    private static final List<String> KEYS = List.of(PER_REPORT, PER_DEVICE_DAY, PER_LIFE);

    static CapSection read(Section file, Findings findings) {
      Scope scope = findings.scope("caps");
      Optional<Yaml.Mapping> mapping = file.mapping("caps", "{" + PER_REPORT + ": 1, …}");
      Yaml.Mapping found = mapping.orElse(new Yaml.Mapping(Yaml.Spot.START, List.of()));
      Section section = new Section(scope, found.at(), KEYS, found);
      boolean silent = mapping.isEmpty();
      return new CapSection(
          scope,
          section,
          Cap.read(section, PER_REPORT, "2", silent),
          Cap.read(section, PER_DEVICE_DAY, "6", silent),
          Cap.read(section, PER_LIFE, "60", silent));
    }

    Optional<Caps> toCaps() {
      if (perReport.value().isEmpty()
          || perDeviceDay.value().isEmpty()
          || perLife.value().isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Caps(perReport.value().get(), perDeviceDay.value().get(), perLife.value().get()));
    }
  }

  /// One cap.
  static final class Cap {
    private final Yaml.Spot at;
    private final List<Epsilon> found;

    private Cap(Yaml.Spot at, List<Epsilon> found) {
      this.at = at;
      this.found = found;
    }

    private static Cap read(Section section, String key, String example, boolean silent) {
      List<Epsilon> found =
          silent ? List.of() : new Values(section).epsilon(key, example).stream().toList();
      return new Cap(section.spotOf(key), found);
    }

    Yaml.Spot at() {
      return at;
    }

    Optional<Epsilon> value() {
      return found.stream().findFirst();
    }
  }
}
