package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the compiler against bytes it made once: `golden-1.yaml` gave `golden-1.txt`. Vectors are added, never edited.
class GoldenRegistryTest {
  private static String resource(String name) throws IOException {
    try (InputStream in = GoldenRegistryTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> vector() throws IOException {
    return resource("golden-1.txt")
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(" = ", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Test
  void the_golden_file_compiles_to_the_golden_bytes() throws IOException {
    Registry registry = RegistryFiles.valid(resource("golden-1.yaml")).registry();
    Map<String, String> vector = vector();
    assertThat(registry.bytes().toHex()).isEqualTo(vector.get("registry"));
    assertThat(registry.hash().toHex()).isEqualTo(vector.get("hash"));
    for (Metric metric : registry.metrics()) {
      assertThat(metric.id().toString()).isEqualTo(vector.get("id " + metric.name()));
    }
    assertThat(Registry.decode(Bytes.hex(vector.getOrDefault("registry", ""))))
        .isEqualTo(new Decoded.Ok<>(registry));
  }

  @Test
  void layout_comments_and_the_order_of_keys_do_not_reach_the_bytes() {
    Registry registry = RegistryFiles.valid(RegistryFiles.SMALL).registry();
    String moved =
        RegistryFiles.edited("version", "")
                .replace("    window: P1D\n", "    window: PT24H # a day\n")
            + "    version: '1'\n    late: 7\n    mechanism: auto\n";
    assertThat(RegistryFiles.valid(moved).registry().hash()).isEqualTo(registry.hash());
    String raised = RegistryFiles.edited("version", "version: 2");
    assertThat(RegistryFiles.valid(raised).registry().hash()).isNotEqualTo(registry.hash());
  }

  @Test
  void edits_elsewhere_in_a_file_leave_a_definition_as_it_is() {
    Metric metric = RegistryFiles.valid(RegistryFiles.SMALL).registry().metrics().getFirst();
    String other =
        RegistryFiles.edited("epsilon-per-life", "epsilon-per-life: 61")
            + RegistryFiles.SMALL
                .lines()
                .skip(8)
                .collect(Collectors.joining("\n", "", "\n"))
                .replace("crashed-today", "another");
    Registry edited = RegistryFiles.valid(other).registry();
    assertThat(edited.metrics().getFirst().id()).isEqualTo(metric.id());
    assertThat(edited.metrics().getFirst().bytes()).isEqualTo(metric.bytes());
  }
}
