package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsFileTest {
  @TempDir private Path directory;

  private String registry(String valuesFrom, int cohort) {
    String choice = RegistryFiles.edited("type", "type: choice\nvalues-from: " + valuesFrom);
    String kept = RegistryFiles.edited(choice, "keep", "keep: last");
    String absent = RegistryFiles.edited(kept, "absent", "absent: none");
    return RegistryFiles.edited(absent, "minimum-cohort", "minimum-cohort: " + cohort);
  }

  private Compiled compile(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("metrics.yaml"), text);
    return new RegistryCompiler(RegistryFiles.CLOCK).compile(Source.read(file));
  }

  private List<String> problems(String text) throws IOException {
    return compile(text).findings().stream()
        .map(finding -> finding.rendered().replace(directory + "/", ""))
        .toList();
  }

  private void labels(String text) throws IOException {
    Files.writeString(directory.resolve("words.txt"), text);
  }

  private MetricDefinition metric(String text) throws IOException {
    Compiled compiled = compile(text);
    assertThat(compiled).as("%s", compiled.findings()).isInstanceOf(Compiled.Valid.class);
    return ((Compiled.Valid) compiled).registry().definitions().getFirst();
  }

  @Test
  void a_file_gives_the_same_definition_as_the_labels_in_the_registry() throws IOException {
    labels("\uFEFFday\r\n# night\n  2.0\nno");
    MetricDefinition fromFile = metric(registry("words.txt", 100));
    String inline =
        registry("words.txt", 100)
            .replace("values-from: words.txt", "values: [day, \"# night\", 2.0, no]");
    assertThat(fromFile).isEqualTo(metric(inline));
    assertThat(fromFile.values()).containsExactly("day", "# night", "2.0", "no");
  }

  @Test
  void a_file_in_a_folder_below_is_found() throws IOException {
    Files.createDirectory(directory.resolve("labels"));
    Files.writeString(directory.resolve("labels").resolve("a b.txt"), "x\ny\n");
    assertThat(metric(registry("labels/a b.txt", 100)).values()).containsExactly("x", "y");
  }

  @Test
  void findings_in_a_file_of_labels_name_it_and_its_lines() throws IOException {
    labels("day\n\nnight\nday\nnone\nreligion\n" + "x".repeat(101) + "\n");
    assertThat(problems(registry("words.txt", 100)))
        .containsExactly(
            "words.txt:2: metric crashed-today: label is empty; write a label",
            "words.txt:4: metric crashed-today: label day stands twice, first on line 1; remove"
                + " one of the two",
            "words.txt:5: metric crashed-today: label none is reserved for absence; choose another"
                + " word",
            "words.txt:6: metric crashed-today: label religion has \"religion\", which touches"
                + " religious or philosophical beliefs, a special category of GDPR Article 9;"
                + " remove it, such metrics are refused always",
            "words.txt:7: metric crashed-today: label "
                + Quoted.of("x".repeat(101))
                + " is 101 characters, at most 100 are allowed; shorten it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/hostname",
        "../words.txt",
        "a/../../words.txt",
        "./words.txt",
        "a//b",
        "..",
        "a/",
        "C:\\words.txt",
        "words\\..\\x",
        "\"words.txt\\0\""
      })
  void a_file_outside_of_the_folder_is_refused_by_its_name(String name) throws IOException {
    labels("a\nb\n");
    assertThat(problems(registry(name, 100)))
        .singleElement()
        .asString()
        .startsWith("metrics.yaml:13: metric crashed-today: values-from ")
        .endsWith(
            "is not a file in the registry's folder; name one without .. and without a leading"
                + " slash, such as words.txt");
  }

  @Test
  void a_link_that_leads_out_of_the_folder_is_refused(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("words.txt"), "a\nb\n");
    Files.createSymbolicLink(directory.resolve("words.txt"), outside);
    assertThat(problems(registry("words.txt", 100)))
        .containsExactly(
            "metrics.yaml:13: metric crashed-today: values-from words.txt is not there; put it"
                + " beside the registry file");
  }

  @Test
  void a_file_that_cannot_be_used_is_refused() throws IOException {
    String place = "metrics.yaml:13: metric crashed-today: values-from words.txt ";
    String text = registry("words.txt", 100);
    assertThat(problems(text))
        .containsExactly(place + "is not there; put it beside the registry file");
    assertThat(RegistryFiles.problems(text))
        .containsExactly(place + "is not there; put it beside the registry file");
    Path file = directory.resolve("words.txt");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xff});
    assertThat(problems(text)).containsExactly(place + "is not UTF-8; save it as UTF-8");
    Files.write(file, new byte[LabelsFile.MAX_BYTES + 1]);
    assertThat(problems(text))
        .containsExactly(
            place + "makes the files of labels over 16777216 bytes together; declare fewer labels");
    labels("one");
    assertThat(problems(text)).containsExactly(place + "has fewer than 2 lines; add some");
    labels("\n".repeat((1 << 20) + 1));
    assertThat(problems(text))
        .containsExactly(
            place + "has more lines than the 1048576 labels that are allowed; remove some");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(problems(text)).containsExactly(place + "cannot be read; make it a readable file");
  }

  @Test
  void a_registry_names_values_once() throws IOException {
    labels("a\nb\n");
    assertThat(problems(registry("words.txt\nvalues: [a, b]", 100)))
        .containsExactly(
            "metrics.yaml:13: metric crashed-today: values-from words.txt stands beside values,"
                + " which says the same; remove one of the two");
    assertThat(problems(RegistryFiles.edited("keep", "keep: max\nvalues-from: words.txt")))
        .containsExactly(
            "metrics.yaml:22: metric crashed-today: values-from does not belong to type yes-no;"
                + " remove it");
  }

  @Test
  void a_million_labels_are_read_compiled_and_read_back() throws IOException {
    labels(
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> "label-" + i)
            .collect(Collectors.joining("\n")));
    MetricDefinition metric = metric(registry("words.txt", 1_000_001));
    assertThat(metric.oracle()).isInstanceOf(ProjectiveGeometryResponse.class);
    assertThat(metric.oracle().payloadBytes()).isEqualTo(3);
    assertThat(metric.values().indexOf("label-999999")).isEqualTo(999_999);
    Registry registry = ((Compiled.Valid) compile(registry("words.txt", 1_000_001))).registry();
    assertThat(
            Registry.decode(registry.bytes()) instanceof Decoded.Ok<Registry> ok
                && ok.value().equals(registry))
        .isTrue();
    assertThat(problems(registry("words.txt", 999_999)))
        .containsExactly(
            "metrics.yaml:13: metric crashed-today: domain of 1000001 values with minimum-cohort"
                + " 999999 leaves less than one report a value; declare fewer values or raise"
                + " minimum-cohort to 1000001");
  }

  @Test
  void two_files_share_the_bytes_that_one_may_have() throws IOException {
    byte[] half =
        ("a\n" + "b".repeat(LabelsFile.MAX_BYTES / 2 - 2)).getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve("words.txt"), half);
    LabelsFile files = new LabelsFile("metrics.yaml", new Source.Folder.Directory(directory));
    Findings findings = new Findings("metrics.yaml");
    Yaml.Scalar name = new Yaml.Scalar(Yaml.Spot.START, "words.txt");
    assertThat(files.read(findings.scope("registry"), name)).isPresent();
    assertThat(files.read(findings.scope("registry"), name)).isPresent();
    assertThat(files.read(findings.scope("registry"), name)).isEmpty();
  }
}
