package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page on bytes and estimators is right if a program written by it alone computes what the service shows.
class SpecificationTest {
  private static final Path DECODER =
      Path.of(System.getProperty("sotto.root"), "docs", "decode.py").toAbsolutePath();

  @TempDir private Path directory;

  /// The numbers of one line: estimate, low, high.
  private static Map<String, List<Double>> decoded(Path state)
      throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder("python3", DECODER.toString(), state.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(out).isZero();
    Map<String, List<Double>> numbers = new HashMap<>();
    for (String line : out.lines().toList()) {
      String[] fields = line.split("\t", -1);
      String key = fields[0] + " " + fields[1] + " " + fields[2] + " " + fields[3];
      numbers.put(
          key,
          List.of(Double.valueOf(fields[4]), Double.valueOf(fields[5]), Double.valueOf(fields[6])));
    }
    return numbers;
  }

  @Test
  void a_decoder_written_by_the_page_alone_finds_the_numbers_of_the_demo()
      throws IOException, InterruptedException {
    assumeTrue(isPythonHere(), "python3 is not installed, the decoder of the docs is not tried");
    assertThat(Files.readAllLines(DECODER)).hasSizeLessThanOrEqualTo(60);
    Path state = directory.resolve("kept");
    Run.of("demo", "--devices", "1500", "--no-serve", "--state", state.toString()).done();
    Map<String, List<Double>> decoded = decoded(state);
    JsonNode said =
        new JsonMapper()
            .readTree(Run.of("query", "--state", state.toString(), "--json").done().out());
    int compared = 0;
    for (JsonNode result : said.get("results")) {
      String key =
          result.get("metric").asString()
              + " "
              + result.at("/window/number").asLong()
              + " "
              + result.get("reports").asLong()
              + " ";
      if (result.has("mean")) {
        requireSame(decoded, key + "mean", result.get("mean"), "estimate");
        compared++;
      }
      for (JsonNode value : result.path("values")) {
        requireSame(decoded, key + value.get("value").asString(), value, "share");
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(50).isEqualTo(decoded.size());
  }

  private static void requireSame(
      Map<String, List<Double>> decoded, String key, JsonNode said, String estimate) {
    assertThat(decoded).containsKey(key);
    List<Double> numbers = Objects.requireNonNull(decoded.get(key));
    double scale = Math.max(1, Math.abs(said.get("high").asDouble()));
    assertThat(numbers.get(0)).isCloseTo(said.get(estimate).asDouble(), within(1e-9 * scale));
    assertThat(numbers.get(1)).isCloseTo(said.get("low").asDouble(), within(1e-9 * scale));
    assertThat(numbers.get(2)).isCloseTo(said.get("high").asDouble(), within(1e-9 * scale));
  }

  private static boolean isPythonHere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
