package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.wire.Decoded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static Registry registry(Source source) {
    Compiled compiled = new RegistryCompiler(RegistryFiles.CLOCK).checkForRelease(source);
    assertThat(compiled).as(compiled.findings().toString()).isInstanceOf(Compiled.Valid.class);
    return ((Compiled.Valid) compiled).registry();
  }

  @Test
  void every_example_compiles_for_release_and_survives_a_round_trip() {
    assertThat(Examples.all())
        .extracting(Source::name)
        .containsExactly("demo.yaml", "adult.yaml", "story.yaml", "words.yaml");
    for (Source source : Examples.all()) {
      Registry registry = registry(source);
      assertThat(Registry.decode(registry.bytes())).isEqualTo(new Decoded.Ok<>(registry));
      assertThat(Examples.find(source.name())).contains(source);
    }
    assertThat(Examples.find("other.yaml")).isEmpty();
  }

  @Test
  void the_demo_spends_what_its_caps_say_and_has_every_kind() {
    Registry demo = registry(Examples.demo());
    assertThat(demo.definitions())
        .extracting(metric -> metric.name().text())
        .containsExactly(
            "crashed-today",
            "app-launch-time",
            "storage-free",
            "photos-taken",
            "battery-at-evening",
            "charging-habit",
            "charging-start-hour",
            "screen-time",
            "network-at-noon");
    assertThat(demo.perDeviceDay()).isEqualTo(demo.caps().perDeviceDay());
    assertThat(demo.definitions())
        .extracting(MetricDefinition::kind)
        .contains("yes-no", "choice", "ranges", "quantiles", "mean", "count");
    for (MetricDefinition metric : demo.definitions()) {
      boolean unary =
          metric.kind().equals("quantiles") || metric.name().text().equals("charging-start-hour");
      assertThat(metric.oracle()).isInstanceOf(unary ? UnaryEncoding.class : KaryResponse.class);
      assertThat(metric.schedule().window()).isEqualTo(Duration.ofDays(1));
      assertThat(metric.oracle().actualEpsilon())
          .isLessThanOrEqualTo(metric.terms().epsilon())
          .isGreaterThan(new Epsilon(metric.terms().epsilon().nanos() - 2));
    }
  }

  @Test
  void adult_covers_the_ages_and_labels_of_the_data_set() {
    List<MetricDefinition> metrics = registry(Examples.adult()).definitions();
    assertThat(metrics.get(0).domain())
        .containsExactly(
            "17 to 24",
            "25 to 34",
            "35 to 44",
            "45 to 54",
            "55 to 64",
            "65 to 74",
            "75 to 90",
            "none");
    assertThat(bin(metrics.get(0), 17)).isZero();
    assertThat(bin(metrics.get(0), 90)).isEqualTo(6);
    assertThat(metrics.get(1).values())
        .hasSize(16)
        .startsWith("Bachelors", "Some-college", "11th")
        .endsWith("5th-6th", "Preschool");
    assertThat(metrics.get(1).oracle()).isInstanceOf(UnaryEncoding.class);
  }

  @Test
  void the_story_has_a_life_that_four_weeks_do_not_use_up() {
    Registry story = registry(Examples.story());
    assertThat(story.perDeviceDay()).isEqualTo(story.caps().perDeviceDay());
    MetricDefinition crashed = story.definitions().getFirst();
    assertThat(crashed.terms().epsilon()).isEqualTo(Epsilon.parse("2"));
    assertThat(28 * crashed.terms().epsilon().nanos())
        .isLessThanOrEqualTo(story.caps().perLife().nanos());
    assertThat(crashed.segments().count()).isEqualTo(3 * 4);
  }

  @Test
  void the_words_are_sorted_and_many_and_need_geometry_response() {
    MetricDefinition words = registry(Examples.words()).definitions().getFirst();
    assertThat(words.values()).isSorted().hasSize(17_268).contains("whale", "ahab's");
    assertThat(words.oracle()).isInstanceOf(ProjectiveGeometryResponse.class);
    assertThat(words.oracle().payloadBytes()).isEqualTo(3);
  }

  private static int bin(MetricDefinition metric, long held) {
    return ((CategoricalMetric) metric).valueOf(held);
  }
}
