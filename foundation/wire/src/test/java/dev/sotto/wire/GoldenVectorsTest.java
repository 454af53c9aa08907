package dev.sotto.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenVectorsTest {
  @Test
  void numbers_are_written_and_read_as_the_vectors_say() {
    for (String line : lines("varint.txt")) {
      String[] parts = line.split(" ", -1);
      long number = Long.parseLong(parts[1]);
      assertThat(new ByteWriter().varint(number).toBytes().toHex()).isEqualTo(parts[0]);
      assertThat(Decoded.of(Bytes.hex(parts[0]), ByteReader::varint))
          .isEqualTo(new Decoded.Ok<>(number));
    }
  }

  @Test
  void text_is_written_and_read_as_the_vectors_say() {
    for (String line : lines("text.txt")) {
      String[] parts = line.split(" ", 2);
      String text = parts.length == 2 ? parts[1] : "";
      assertThat(new ByteWriter().text(text).toBytes().toHex()).isEqualTo(parts[0]);
      assertThat(Decoded.of(Bytes.hex(parts[0]), reader -> reader.text(9, "text")))
          .isEqualTo(new Decoded.Ok<>(text));
    }
  }

  @Test
  void bad_vectors_are_refused() {
    for (String line : lines("bad_varint.txt")) {
      assertThat(Decoded.of(Bytes.hex(line), ByteReader::varint))
          .as(line)
          .isInstanceOf(Decoded.Malformed.class);
    }
    for (String line : lines("bad_text.txt")) {
      assertThat(Decoded.of(Bytes.hex(line), reader -> reader.text(9, "text")))
          .as(line)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  private static List<String> lines(String name) {
    try (InputStream file = GoldenVectorsTest.class.getResourceAsStream("/vectors/" + name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
