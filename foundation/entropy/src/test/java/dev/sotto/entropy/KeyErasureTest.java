package dev.sotto.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.FakeClock;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Somebody who reads the generator's memory after it handed out numbers must not learn them.
class KeyErasureTest {
  private static final int SEED_BYTES = 48;

  private final SystemRandom random =
      new SystemRandom(
          new CountingSystem(new byte[SEED_BYTES]), new FakeClock(Instant.ofEpochSecond(0)));

  @Test
  void memory_does_not_reveal_what_was_drawn_within_a_buffer() {
    assertThat(revealed(random, random::heldBytes, 100)).isZero();
  }

  @Test
  void memory_does_not_reveal_what_was_drawn_when_a_buffer_ends() {
    assertThat(revealed(random, random::heldBytes, 506)).isZero();
  }

  @Test
  void memory_does_not_reveal_what_was_drawn_from_earlier_buffers() {
    assertThat(revealed(random, random::heldBytes, 1600)).isZero();
  }

  @Test
  void drawn_bytes_are_zero_in_the_buffer() {
    for (int i = 0; i < 10; i++) {
      random.nextLong();
    }
    byte[] drawn =
        Arrays.copyOfRange(random.heldBytes(), SEED_BYTES, 2 * SEED_BYTES + 10 * Long.BYTES);
    assertThat(drawn).containsOnly(0);
  }

  @Test
  void a_generator_that_keeps_its_key_is_seen_to_reveal_everything() {
    Keeping keeping = new Keeping(false);
    assertThat(revealed(keeping, keeping::heldBytes, 100)).isEqualTo(100);
  }

  @Test
  void a_generator_that_leaves_its_buffer_is_seen_to_reveal_it() {
    Keeping keeping = new Keeping(true);
    assertThat(revealed(keeping, keeping::heldBytes, 100)).isEqualTo(100);
  }

  /// How many of `draws` outputs the holder of the memory finds: in it, or in the key stream of the
  /// key in it, from 512 blocks before its counter to 512 after.
  private static int revealed(RandomSource source, Supplier<byte[]> memory, int draws) {
    long[] drawn = new long[draws];
    for (int i = 0; i < draws; i++) {
      drawn[i] = source.nextLong();
    }
    byte[] held = memory.get();
    Set<Long> known = new HashSet<>();
    collect(known, held);
    byte[] seed = Arrays.copyOf(held, SEED_BYTES);
    BigInteger counter = new BigInteger(1, Arrays.copyOfRange(seed, 32, SEED_BYTES));
    byte[] rewound =
        counter.subtract(BigInteger.valueOf(512)).mod(BigInteger.ONE.shiftLeft(128)).toByteArray();
    for (int i = 0; i < 16; i++) {
      int from = rewound.length - 16 + i;
      seed[32 + i] = from < 0 ? 0 : rewound[from];
    }
    collect(known, SystemRandomTest.keyStream(seed, 1024 * 16));
    int found = 0;
    for (long value : drawn) {
      found += known.contains(value) ? 1 : 0;
    }
    return found;
  }

  private static void collect(Set<Long> known, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int i = 0; i + Long.BYTES <= bytes.length; i++) {
      known.add(buffer.getLong(i));
    }
  }

  /// A generator as one would write it first: the key stays, or the buffer does.
  private static final class Keeping implements RandomSource {
    private final boolean forgetsKey;
    private final byte[] seed = new byte[SEED_BYTES];
    private final ByteBuffer buffer;

    Keeping(boolean forgetsKey) {
      this.forgetsKey = forgetsKey;
      buffer = ByteBuffer.wrap(SystemRandomTest.keyStream(seed, 4096));
      buffer.position(SEED_BYTES);
    }

    @Override
    public long nextLong() {
      return buffer.getLong();
    }

    byte[] heldBytes() {
      if (forgetsKey) {
        return ByteBuffer.allocate(SEED_BYTES + 4096)
            .put(buffer.array(), 0, SEED_BYTES)
            .put(buffer.array())
            .array();
      }
      return seed.clone();
    }
  }
}
