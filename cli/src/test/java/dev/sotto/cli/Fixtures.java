package dev.sotto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files for tests.
final class Fixtures {
  private static final String TERMS =
      """
          purpose: tests
          legal-basis: consent
          owner: tests@example.com
          expires: 2028-01-01
          retention: P90D
          trust-model: local
          epsilon: 1
          window: P1D
          keep: last
          absent: none
          minimum-cohort: 1
      """;

  private Fixtures() {}

  /// A debug registry, which shows estimates of very few reports: `age` in three ranges and `plan` of two labels.
  static Path registry(Path directory) throws IOException {
    String text =
        """
        schema: sotto/registry/1
        debug: true
        caps:
          epsilon-per-report: 1
          epsilon-per-device-day: 2
          epsilon-per-life: 60
        metrics:
          age:
            version: 1
            description: Age for tests.
            type: ranges
            unit: years
            edges: [0, 18, 65, 120]
        """
            + TERMS.indent(0)
            + """
              plan:
                version: 1
                description: Plan for tests.
                type: choice
                values: [free, paid]
            """
                .indent(0)
            + TERMS.indent(0);
    return Files.writeString(directory.resolve("metrics.yaml"), text);
  }

  /// Twelve people: blanks after commas, two ages outside the bounds, two unknown plans, an empty one, a blank line.
  static Path people(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("people.csv"),
        """
        name, age, plan
        a, 17, free
        b, 18, free
        c, 64, paid
        d, 65, ?
        e, 130, paid
        f, -3, gold
        g, 30, free
        h, 31, free
        i, 32, free
        j, 33, paid
        k, 34, paid
        l, 35,

        """);
  }
}
