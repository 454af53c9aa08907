package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.wire.Bytes;

/// The device half of a mechanism, or of a broken twin of it.
interface Randomizer {
  Bytes randomize(int value, RandomSource random);
}
