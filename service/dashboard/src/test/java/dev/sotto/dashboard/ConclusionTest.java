package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.query.MetricHistory;
import dev.sotto.query.Query;
import dev.sotto.query.Selection;
import dev.sotto.release.Release;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConclusionTest {
  private final Query query = Exhibit.query();

  @Test
  void a_share_is_concluded_from_its_interval_and_nothing_beyond() {
    assertThat(of("crashed-today"))
        .matches("Of the \\d\u202f\\d{3} devices that reported on 29 March 2026, between .*")
        .containsPattern(
            "between \\d+\\.\\d\u00a0% and \\d+\\.\\d\u00a0% had \u201cyes\u201d for crashed-today")
        .contains("(95 % sure). It does not say which device, nor why.");
  }

  @Test
  void of_many_shares_each_is_sure_by_itself_and_not_all_at_once() {
    assertThat(of("charging-habit"))
        .contains("95 % sure of any one; of 5 intervals side by side some may miss")
        .contains("cannot be put in order by this alone");
  }

  @Test
  void the_most_frequent_are_sure_all_at_once() {
    assertThat(of("first-feature"))
        .contains("the intervals of all 295 values of the domain hold at once (95 % sure)")
        .containsPattern("\\d+ of them surely occur, the others may be noise")
        .contains("a value that is missing here is rare, not absent");
  }

  @Test
  void a_mean_says_its_bounds_its_total_and_that_it_hides_the_spread() {
    assertThat(of("photos-taken"))
        .contains("the mean was between ")
        .contains(" photos, together ")
        .contains("(at least 94 % sure)")
        .contains("A number beyond 0 to 20 counts as the nearer")
        .contains("It does not say how the numbers are spread");
  }

  @Test
  void quantiles_are_sure_all_at_once_between_edges() {
    Release.Published published = published("screen-time");
    if (published.numbers() instanceof dev.sotto.release.Numbers.Distribution distribution) {
      assertThat(Conclusion.quantiles(published, distribution))
          .contains("25\u00a0% lie below a number between ")
          .contains("; half lie below")
          .contains("; 90\u00a0% lie below")
          .contains("(95 % sure of all of them at once)");
    } else {
      throw new AssertionError(published.numbers());
    }
    assertThat(Conclusion.cumulative(published)).contains("all points at once (95 % sure)");
  }

  @Test
  void a_series_says_how_many_of_its_intervals_may_miss() {
    MetricHistory history = history("crashed-today");
    Series series = new Series(new Quantity.ShareOf(1, "yes"), history.windows());
    assertThat(Conclusion.series(series))
        .contains("of 28 windows about 1 may miss it by chance")
        .contains("cannot be called different by this alone");
    assertThat(Conclusion.grid(series, 420)).contains("about 21 miss by chance");
  }

  @Test
  void an_interval_beyond_what_can_be_is_spoken_of_only_as_far_as_it_can() {
    assertThat(Conclusion.between(-0.02, 0.013)).isEqualTo("fewer than 1.3\u00a0%");
    assertThat(Conclusion.between(0.9, 1.04)).isEqualTo("more than 90.0\u00a0%");
    assertThat(Conclusion.between(0.048, 0.061)).isEqualTo("between 4.8\u00a0% and 6.1\u00a0%");
    assertThat(Conclusion.between(-0.3, 1.2)).isEqualTo("any share at all");
  }

  @Test
  void quantiles_are_named_as_people_name_them() {
    assertThat(Quantiles.name(500)).isEqualTo("median");
    assertThat(Quantiles.name(999)).isEqualTo("99.9\u00a0% quantile");
  }

  private String of(String name) {
    Release.Published published = published(name);
    return Conclusion.of(published, Quantity.of(published.heading().metric().definition()));
  }

  private Release.Published published(String name) {
    return (Release.Published) history(name).chosen().orElseThrow();
  }

  private MetricHistory history(String name) {
    return query
        .history(new dev.sotto.metric.MetricName(name), Optional.empty(), Selection.LATEST, 56)
        .orElseThrow();
  }
}
