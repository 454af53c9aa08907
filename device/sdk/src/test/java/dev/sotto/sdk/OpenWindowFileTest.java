package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Keep;
import dev.sotto.metric.WindowNumber;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenWindowFileTest {
  private static final OpenWindow.Place PLACE =
      new OpenWindow.Place(
          new DefinitionId(Bytes.of(new byte[DefinitionId.LENGTH])), new WindowNumber(7));

  /// Remembers every plain text that passes.
  private static final class Watched implements WindowCipher {
    private final WindowCipher real;
    private final List<SecretBytes> passed = new ArrayList<>();

    Watched(WindowCipher real) {
      this.real = real;
    }

    @Override
    public Bytes seal(SecretBytes plain) throws IOException {
      passed.add(plain);
      return real.seal(plain);
    }

    @Override
    public Optional<SecretBytes> open(Bytes sealed) throws IOException {
      Optional<SecretBytes> plain = real.open(sealed);
      plain.ifPresent(passed::add);
      return plain;
    }

    @Override
    public void renew() throws IOException {
      real.renew();
    }

    @Override
    public void forgetFormerKeys() throws IOException {
      real.forgetFormerKeys();
    }
  }

  @Test
  void a_plain_text_is_erased_once_it_was_sealed_and_once_it_was_read() throws IOException {
    MemoryStorage storage = new MemoryStorage();
    Watched cipher = new Watched(AesGcmCipher.in(storage, new SeededRandom(1)::nextLong));
    OpenWindow window = new OpenWindow();
    window.record(PLACE, Keep.LAST, 42);
    OpenWindowFile file = new OpenWindowFile(storage, cipher, window, 1);
    file.write();
    file.force();
    file.renew();
    OpenWindow again = new OpenWindow();
    new OpenWindowFile(storage, cipher, again, 1).load(place -> true);
    assertThat(again.held(PLACE)).hasValue(42);
    assertThat(cipher.passed).hasSize(4);
    for (SecretBytes plain : cipher.passed) {
      assertThatIllegalStateException().isThrownBy(plain::insecureArray);
    }
  }
}
