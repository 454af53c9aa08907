package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds `docs/registry.md` against the compiler.
class ReferencePageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("sotto.root"), "docs", "registry.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$").matcher(page());
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    assertThat(blocks).isNotEmpty();
    return blocks;
  }

  @Test
  void its_example_compiles_for_release() throws IOException {
    for (String example : blocks("yaml")) {
      Compiled compiled =
          new RegistryCompiler(RegistryFiles.CLOCK).checkForRelease(new Source("page", example));
      assertThat(compiled).isInstanceOf(Compiled.Valid.class);
    }
  }

  @Test
  void it_names_every_key() throws IOException {
    String page = page();
    assertThat(MetricReader.KEYS).allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    assertThat(Head.KEYS).allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
  }

  @Test
  void the_findings_it_shows_are_those_the_compiler_is_tested_for() throws IOException {
    Path tested = Path.of("src", "test", "resources", "dev", "sotto", "registry", "findings.csv");
    String findings = Files.readString(tested);
    for (String block : blocks("")) {
      assertThat(block.lines()).allSatisfy(line -> assertThat(findings).contains(line));
    }
  }
}
