package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileScriptTest {
  private static final FileScript SCRIPT =
      new FileScript(
          Metrics.registry(),
          ReplayedWindow.before(Instant.parse("2026-05-06T07:08:09Z"), Metrics.registry()),
          URI.create("http://127.0.0.1:8080"),
          -7,
          List.of(
              new FileScript.Life(
                  0,
                  true,
                  List.of(
                      new Recorded.Word("yes"),
                      new Recorded.Word("bei Nacht, ü"),
                      new Recorded.Whole(Long.MIN_VALUE))),
              new FileScript.Life(
                  199,
                  false,
                  List.of(new Recorded.Nothing(), new Recorded.Word(""), new Recorded.Nothing()))));

  @Test
  void a_script_comes_back_as_it_was() {
    assertThat(FileScript.decode(SCRIPT.encode())).isEqualTo(new Decoded.Ok<>(SCRIPT));
    FileScript nobody =
        new FileScript(SCRIPT.registry(), SCRIPT.window(), SCRIPT.service(), 1, List.of());
    assertThat(FileScript.decode(nobody.encode())).isEqualTo(new Decoded.Ok<>(nobody));
  }

  @Test
  void a_script_cut_anywhere_or_with_a_byte_too_many_is_malformed() {
    Bytes whole = SCRIPT.encode();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(FileScript.decode(whole.slice(0, length)))
          .as("cut at " + length)
          .isInstanceOf(Decoded.Malformed.class);
    }
    byte[] longer = new byte[whole.length() + 1];
    whole.copyTo(longer, 0);
    assertThat(FileScript.decode(Bytes.of(longer))).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void changed_bytes_are_decoded_or_malformed_and_throw_nothing() {
    SeededRandom random = SeededRandom.announced("FileScriptTest.changed_bytes");
    byte[] whole = SCRIPT.encode().toByteArray();
    int malformed = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = whole.clone();
      for (int left = random.between(1, 4); left > 0; left--) {
        changed[random.between(0, changed.length - 1)] = (byte) random.nextLong();
      }
      malformed += FileScript.decode(Bytes.of(changed)) instanceof Decoded.Malformed ? 1 : 0;
    }
    assertThat(malformed).isPositive();
  }

  @Test
  void instants_beyond_time_and_counts_beyond_the_bytes_are_malformed() {
    for (long start : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE, 1L << 41}) {
      assertThat(FileScript.decode(script(start, start, 0))).isInstanceOf(Decoded.Malformed.class);
    }
    assertThat(FileScript.decode(script(86_400, 0, 0))).isInstanceOf(Decoded.Malformed.class);
    assertThat(FileScript.decode(script(0, 86_400, 1 << 20))).isInstanceOf(Decoded.Malformed.class);
    assertThat(FileScript.decode(script(0, 86_400, 0))).isInstanceOf(Decoded.Ok.class);
  }

  private static Bytes script(long start, long end, int lives) {
    ByteWriter writer = new ByteWriter(1024);
    new Header("SFLT", 1).write(writer);
    writer.prefixed(Metrics.registry().bytes()).i64(0).i64(start).i64(end);
    return writer.text("http://127.0.0.1").i64(1).varint(lives).toBytes();
  }
}
