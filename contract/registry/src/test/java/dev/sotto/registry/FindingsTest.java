package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.CategoricalMetric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FindingsTest {
  private static final String CHOICE =
      RegistryFiles.edited(
          RegistryFiles.edited("type", "type: choice"), "keep", "keep: last\nvalues: [one, two]");
  private static final String CHOICE_ABSENT =
      RegistryFiles.edited(CHOICE, "absent", "absent: none");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvFileSource(
      resources = "findings.csv",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void each_mistake_is_reported_in_these_words(String key, String with, String expected) {
    String edited = RegistryFiles.edited(key, with == null ? "" : with.replace("\\n", "\n"));
    assertThat(RegistryFiles.problems(edited)).containsExactly(expected.split(" // "));
  }

  @Test
  void all_problems_are_reported_at_once_in_the_order_of_their_lines() {
    String text =
        RegistryFiles.edited(
            RegistryFiles.edited(
                RegistryFiles.edited("epsilon", "epsilon: 3"), "owner", "owner: me"),
            "schema",
            "schema: other");
    assertThat(RegistryFiles.problems(text))
        .containsExactly(
            "metrics.yaml:1: registry: schema other is not one this program reads; write schema:"
                + " sotto/registry/1",
            "metrics.yaml:15: metric crashed-today: owner me is not an address that answers; write"
                + " one such as quality@example.com",
            "metrics.yaml:19: metric crashed-today: epsilon 3 exceeds the cap epsilon-per-report 2;"
                + " lower epsilon or raise the cap");
  }

  @Test
  void a_day_over_the_cap_names_every_contribution() {
    String two = RegistryFiles.SMALL + second("charging-habit", "0.25");
    assertThat(RegistryFiles.problems(RegistryFiles.edited(two, "window", "window: PT1H")))
        .containsExactly(
            "metrics.yaml:5: caps: epsilon-per-device-day 6 is less than the 30 that all metrics"
                + " spend in a day, crashed-today 24 × 1 + charging-habit 24 × 0.25; lower epsilon,"
                + " lengthen windows or raise the cap");
  }

  private static String second(String name, String epsilon) {
    String metric = RegistryFiles.SMALL.lines().skip(8).collect(Collectors.joining("\n", "", "\n"));
    return RegistryFiles.edited(
        metric.replace("crashed-today", name), "epsilon", "epsilon: " + epsilon);
  }

  @Test
  void a_metric_defined_twice_is_refused() {
    assertThat(RegistryFiles.problems(RegistryFiles.SMALL + second("crashed-today", "1")))
        .containsExactly(
            "metrics.yaml:24: metric crashed-today: name crashed-today is defined twice; rename one"
                + " of the two");
  }

  @Test
  void missing_sections_and_definitions_that_are_none_are_refused() {
    assertThat(RegistryFiles.problems("schema: sotto/registry/1\n"))
        .containsExactly(
            "metrics.yaml:1: registry: caps is missing; add caps: {epsilon-per-report: 1, …}",
            "metrics.yaml:1: registry: metrics is missing; add metrics: {crashed-today: {…}}");
    String head = RegistryFiles.SMALL.lines().limit(6).collect(Collectors.joining("\n", "", "\n"));
    assertThat(RegistryFiles.problems(head + "metrics: {}\n"))
        .containsExactly(
            "metrics.yaml:7: registry: metrics is empty; write metrics: {crashed-today: {…}}");
    assertThat(RegistryFiles.problems(head + "metrics:\n  one: yes\n  two:\n"))
        .containsExactly(
            "metrics.yaml:8: metric one: definition is not a mapping of keys; add version: 1 and"
                + " the rest",
            "metrics.yaml:9: metric two: definition is not a mapping of keys; add version: 1 and"
                + " the rest");
  }

  @Test
  void texts_over_their_limits_are_refused() {
    String prose = "w".repeat(1001);
    assertThat(RegistryFiles.problems(RegistryFiles.edited("description", "description: " + prose)))
        .containsExactly(
            "metrics.yaml:11: metric crashed-today: description "
                + "w".repeat(60)
                + "… is 1001 characters, at most 1000 are allowed; shorten it");
    assertThat(
            RegistryFiles.valid(
                RegistryFiles.edited("description", "description: " + prose.substring(1))))
        .isNotNull();
  }

  @Test
  void unary_encoding_can_be_asked_for_up_to_its_limit() {
    String asked = withLabels(4096, 5000) + "    mechanism: unary\n";
    assertThat(RegistryFiles.problems(asked))
        .containsExactly(
            "metrics.yaml:22: metric crashed-today: domain of 4097 values exceeds the 4096 of"
                + " mechanism unary; declare fewer or set mechanism: geometry");
    String kary = withLabels(4096, 5000) + "    mechanism: k-ary\n";
    assertThat(RegistryFiles.valid(kary).registry().definitions().getFirst().oracle().domainSize())
        .isEqualTo(4097);
  }

  @Test
  void more_than_256_metrics_are_refused() {
    String many =
        IntStream.range(0, 256)
            .mapToObj(i -> second("m" + i, "0.001"))
            .collect(Collectors.joining());
    assertThat(RegistryFiles.problems(RegistryFiles.SMALL + many))
        .containsExactly(
            "metrics.yaml:9: registry: metrics has 257 metrics, at most 256 are allowed; remove"
                + " some");
  }

  @Test
  void a_debug_registry_compiles_but_is_not_for_release() {
    String debug =
        RegistryFiles.edited(
            RegistryFiles.edited(
                RegistryFiles.edited(
                    RegistryFiles.edited("debug", "debug: true"), "window", "window: PT10S"),
                "minimum-cohort",
                "minimum-cohort: 1"),
            "epsilon-per-device-day",
            "epsilon-per-device-day: 8640");
    assertThat(RegistryFiles.valid(debug).registry().debug()).isTrue();
    Compiled release =
        new RegistryCompiler(RegistryFiles.CLOCK).checkForRelease(new Source("m.yaml", debug));
    assertThat(release.findings())
        .extracting(Finding::rendered)
        .containsExactly("m.yaml:2: registry: debug true is not for release; remove it");
    assertThat(
            new RegistryCompiler(RegistryFiles.CLOCK)
                .checkForRelease(new Source("m.yaml", RegistryFiles.SMALL)))
        .isInstanceOf(Compiled.Valid.class);
  }

  @Test
  void a_note_says_when_the_cap_over_life_silences_a_metric() {
    String text = RegistryFiles.edited("epsilon-per-life", "epsilon-per-life: 60");
    assertThat(RegistryFiles.valid(text).notes())
        .extracting(Finding::rendered)
        .containsExactly(
            "metrics.yaml:19: note: metric crashed-today: epsilon 1 reaches the cap"
                + " epsilon-per-life 60 after 60 reports (60 days), before it expires on"
                + " 2028-01-01; a device is silent from then on");
    assertThat(RegistryFiles.valid(RegistryFiles.SMALL).notes()).isEmpty();
  }

  @Test
  void a_note_says_that_a_large_epsilon_tells_nearly_everything() {
    String text =
        RegistryFiles.edited("epsilon-per-report", "epsilon-per-report: 20")
            .replace("epsilon-per-device-day: 6", "epsilon-per-device-day: 20")
            .replace("epsilon-per-life: 2000", "epsilon-per-life: 20000")
            .replace("epsilon: 1\n", "epsilon: 8.5\n");
    assertThat(RegistryFiles.valid(text).notes())
        .extracting(Finding::rendered)
        .containsExactly(
            "metrics.yaml:19: note: metric crashed-today: epsilon 8.5 exceeds 8, one report tells"
                + " nearly everything; lower it if fewer devices would do");
  }

  @Test
  void an_epsilon_beyond_calibration_is_refused_whatever_the_caps() {
    String text =
        RegistryFiles.edited("epsilon-per-report", "epsilon-per-report: 100")
            .replace("epsilon-per-device-day: 6", "epsilon-per-device-day: 100")
            .replace("epsilon-per-life: 2000", "epsilon-per-life: 200000")
            .replace("epsilon: 1\n", "epsilon: 33\n");
    assertThat(RegistryFiles.problems(text))
        .containsExactly(
            "metrics.yaml:19: metric crashed-today: epsilon 33 exceeds 32, beyond which a report is"
                + " the value itself; lower epsilon");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvFileSource(
      resources = "choice-findings.csv",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void each_mistake_in_a_choice_is_reported_in_these_words(
      String key, String with, String expected) {
    String edited =
        RegistryFiles.edited(CHOICE_ABSENT, key, with == null ? "" : with.replace("\\n", "\n"));
    assertThat(RegistryFiles.problems(edited)).containsExactly(expected.split(" // "));
  }

  @Test
  void a_domain_too_large_for_its_cohort_is_refused() {
    assertThat(RegistryFiles.problems(withLabels(150, 100)))
        .containsExactly(
            "metrics.yaml:22: metric crashed-today: domain of 151 values with minimum-cohort 100"
                + " leaves less than one report a value; declare fewer values or raise"
                + " minimum-cohort to 151");
    assertThat(RegistryFiles.problems(withLabels(1500, 500)))
        .containsExactly(
            "metrics.yaml:22: metric crashed-today: domain of 1501 values with minimum-cohort 500"
                + " could encode an identity; declare at most 1000 values or raise minimum-cohort"
                + " to 1501");
    assertThat(RegistryFiles.valid(withLabels(1500, 1501)).registry().definitions()).hasSize(1);
  }

  @Test
  void a_domain_too_large_for_its_mechanism_is_refused() {
    assertThat(RegistryFiles.problems(withLabels(4096, 5000) + "    mechanism: unary\n"))
        .containsExactly(
            "metrics.yaml:22: metric crashed-today: domain of 4097 values exceeds the 4096 of"
                + " mechanism unary; declare fewer or set mechanism: geometry");
    assertThat(RegistryFiles.valid(withLabels(4096, 5000)).registry().definitions()).hasSize(1);
    String segmented =
        withLabels(4000, 5000) + "    segments: {a: [x, y, z], b: [x, y, z], c: [x]}\n";
    assertThat(RegistryFiles.problems(segmented))
        .containsExactly(
            "metrics.yaml:22: metric crashed-today: domain of 4001 values × 32 segments exceeds"
                + " 65536 cells a window; declare fewer values or segments");
  }

  private static String withLabels(int count, int cohort) {
    String labels =
        IntStream.range(0, count).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
    return RegistryFiles.edited(
        RegistryFiles.edited(CHOICE_ABSENT, "values", "values: [" + labels + "]"),
        "minimum-cohort",
        "minimum-cohort: " + cohort);
  }

  @Test
  void no_and_yes_are_labels_quoted_or_not() {
    for (String no : List.of("no", "\"no\"", "'no'")) {
      var metric =
          RegistryFiles.valid(RegistryFiles.edited("absent", "absent: " + no))
              .registry()
              .definitions()
              .getFirst();
      assertThat(((CategoricalMetric) metric).absentValue()).isZero();
      assertThat(metric.domain()).containsExactly("no", "yes");
    }
  }

  @Test
  void labels_keep_the_text_they_were_written_with() {
    String text =
        RegistryFiles.edited(CHOICE_ABSENT, "values", "values: [2.0, 2.10, no, 0x1F, \"1e3\", ~]");
    assertThat(RegistryFiles.valid(text).registry().definitions().getFirst().values())
        .containsExactly("2.0", "2.10", "no", "0x1F", "1e3", "~");
  }
}
