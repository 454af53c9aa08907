package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  @Test
  void aliases_anchors_tags_directives_and_second_documents_are_refused() {
    assertRefused(
        "a: &x [1]\n",
        "metrics.yaml:1: registry: anchor is not allowed; remove it and write values out");
    assertRefused("a: *x\n", "metrics.yaml:1: registry: alias is not allowed; write the value out");
    assertRefused(
        "a: !!str x\n",
        "metrics.yaml:1: registry: tag tag:yaml.org,2002:str is not allowed; remove it");
    assertRefused(
        "%YAML 1.2\n---\na: b\n",
        "metrics.yaml:1: registry: directive is not allowed; remove lines with %");
    assertRefused(
        RegistryFiles.SMALL + "---\na: b\n",
        "metrics.yaml:24: registry: second document is not allowed, a file holds one registry;"
            + " remove the line --- or split the file");
    assertRefused("? [a]\n: b\n", "metrics.yaml:1: registry: key is a list; write a plain key");
  }

  @Test
  void what_is_no_registry_at_all_is_refused() {
    assertRefused(
        "",
        "metrics.yaml:1: registry: file is empty, not a mapping; begin with schema:"
            + " sotto/registry/1");
    assertRefused(
        "# nothing\n",
        "metrics.yaml:1: registry: file is empty, not a mapping; begin with schema:"
            + " sotto/registry/1");
    assertRefused(
        "- a\n",
        "metrics.yaml:1: registry: file is a list, not a mapping; begin with schema:"
            + " sotto/registry/1");
    assertRefused(
        "a: b\nc: 'd\n",
        "metrics.yaml:3: registry: YAML is malformed: found unexpected end of stream; correct the"
            + " syntax");
    assertRefused(
        "a: b\nc: \u0007\n",
        "metrics.yaml:2: registry: character U+0007 is not allowed in YAML; remove it");
  }

  @Test
  @Timeout(10)
  void bombs_and_depths_are_refused_before_they_grow() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertRefused(
        laughs.toString(),
        "metrics.yaml:1: registry: anchor is not allowed; remove it and write values out");
    String deep =
        "metrics.yaml:1: registry: nesting is deeper than 8 levels; write it as documented";
    assertRefused("[".repeat(500_000), deep);
    assertRefused("{a: ".repeat(250_000), deep);
    assertRefused("- ".repeat(500_000), deep);
    assertRefused(
        "a".repeat(Source.MAX_BYTES + 1),
        "metrics.yaml:1: registry: file is over 1048576 bytes; split the registry");
    assertRefused(
        "é".repeat(Source.MAX_BYTES / 2 + 1),
        "metrics.yaml:1: registry: file is over 1048576 bytes; split the registry");
  }

  @Test
  @Timeout(20)
  void past_a_thousand_findings_the_last_one_counts_the_rest() {
    assertThat(RegistryFiles.problems("a: b\n".repeat(150_000)))
        .hasSize(1001)
        .last()
        .asString()
        .isEqualTo(
            "metrics.yaml:1000: registry: file has 149003 more findings than the 1000 listed;"
                + " correct these first");
  }

  @Test
  void what_is_wrong_past_the_thousandth_finding_is_refused_and_does_not_throw() {
    String many = "a: b\n".repeat(1500);
    assertThat(
            RegistryFiles.problems(
                many + RegistryFiles.SMALL + "    segments: {A: [other, other]}\n"))
        .hasSize(1001);
    assertThat(
            RegistryFiles.problems(
                many
                    + RegistryFiles.edited(
                        "type", "type: ranges\nunit: percent\nedges: [5, 5, 1]\nlate: 99")))
        .hasSize(1001);
    assertThat(
            RegistryFiles.problems(
                many + RegistryFiles.edited("type", "type: choice\nvalues: [one, one, none]")))
        .hasSize(1001);
  }

  @Test
  void any_text_is_accepted_or_refused_and_never_throws() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    String alphabet = "abz019-:,.[]{}'\"#&*!|>%@?~ \n\n  \t\u0000\u00e9\ud83d\ude00\ufeff";
    int refused = 0;
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(RegistryFiles.SMALL);
      for (int edits = random.nextInt(1, 6); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        char letter = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, letter);
          case 1 -> text.insert(at, letter);
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 20)));
        }
      }
      Compiled compiled = RegistryFiles.compile(text.toString());
      if (compiled instanceof Compiled.Refused(var problems)) {
        refused++;
        assertThat(problems)
            .as("seed %d round %d", seed, round)
            .allSatisfy(finding -> assertThat(finding.rendered().lines()).hasSize(1));
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void a_file_is_read_up_to_its_limit_and_as_utf_8_only(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("metrics.yaml");
    Files.writeString(file, RegistryFiles.SMALL);
    assertThat(Source.read(file))
        .isEqualTo(
            new Source(
                file.toString(), RegistryFiles.SMALL, new Source.Folder.Directory(directory)));
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertThatThrownBy(() -> Source.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is not UTF-8; save it as UTF-8");
    Files.write(file, new byte[Source.MAX_BYTES + 1]);
    assertThatThrownBy(() -> Source.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is over 1048576 bytes, the most a registry may have; split it");
  }

  private static void assertRefused(String text, String line) {
    assertThat(RegistryFiles.problems(text)).containsExactly(line);
  }
}
