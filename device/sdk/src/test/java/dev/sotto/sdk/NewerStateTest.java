package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A device that was set back to an older program does not guess what a newer one charged.
class NewerStateTest {
  private static final int VERSION_AT = 4;

  private static Map<String, String> content(Path directory) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        content.put(
            String.valueOf(file.getFileName()), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  @Test
  void a_state_of_a_newer_version_silences_the_device_names_the_version_and_stays_as_it_is()
      throws IOException {
    TestDevice device =
        TestDevice.opened(
            TestMetrics.registry(
                TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY)));
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofMinutes(75));
    device.close();
    Path file = device.directory().resolve("state");
    byte[] newer = Files.readAllBytes(file);
    newer[VERSION_AT]++;
    Files.write(file, newer);
    Map<String, String> before = content(device.directory());
    int sent = device.service.bodies().size();
    device.open();
    device.sotto().yesNo("crashed").record(true);
    device.live(Duration.ofHours(3));
    assertThat(device.sotto().inspect().silent()).isTrue();
    assertThat(device.log)
        .anyMatch(line -> line.contains("\"SDEV\" has version 2, this program reads version 1"));
    assertThat(device.service.bodies()).hasSize(sent);
    device.close();
    assertThat(content(device.directory())).isEqualTo(before);
    newer[VERSION_AT]--;
    Files.write(file, newer);
    device.open();
    assertThat(device.sotto().inspect().silent()).isFalse();
  }
}
