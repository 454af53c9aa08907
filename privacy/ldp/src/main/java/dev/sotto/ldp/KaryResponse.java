package dev.sotto.ldp;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.LikelihoodRatio;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import java.math.BigInteger;
import java.util.Objects;

/// k-ary randomized response: report the true value with probability `keep / 2⁶⁴`, otherwise one of the other
/// `k - 1` values, uniformly. For ε the best keep is `E / (E + k - 1)` with `E = e^ε`, rounded down.
///
/// Source: Kairouz, Bonawitz, Ramage, ICML 2016, equation 3; "direct encoding" in Wang et al., USENIX Security 2017.
///
/// @param domainSize k, in `[2, 65536]`
/// @param keep       probability of the true value; more than `1 / k`
public record KaryResponse(int domainSize, Threshold keep) implements FrequencyOracle {
  /// The largest domain; beyond it other mechanisms are better at every ε worth having.
  public static final int MAX_DOMAIN_SIZE = 1 << 16;

  static final int KIND = 1;

  /// Checks the domain and that the true value is the likeliest.
  public KaryResponse {
    Objects.requireNonNull(keep, "keep");
    if (domainSize < 2 || domainSize > MAX_DOMAIN_SIZE) {
      throw new IllegalArgumentException(
          "k-ary response needs 2 to " + MAX_DOMAIN_SIZE + " values, was " + domainSize);
    }
    if (keep.numerator().multiply(BigInteger.valueOf(domainSize - 1L)).compareTo(keep.complement())
        <= 0) {
      throw new IllegalArgumentException(
          "keep must exceed one in " + domainSize + ", was " + keep.numerator() + " over 2^64");
    }
  }

  KaryPayload payload() {
    return new KaryPayload(domainSize);
  }

  @Override
  public int payloadBytes() {
    return payload().length();
  }

  @Override
  public Randomizer randomizer() {
    return new KaryRandomizer(this);
  }

  @Override
  public Tallier tallier() {
    return new IndexTallier(payload());
  }

  @Override
  public Support support() {
    BigInteger others = BigInteger.valueOf(domainSize - 1L);
    return new Support(
        keep.numerator().multiply(others), keep.complement(), Threshold.ONE.multiply(others));
  }

  @Override
  public LikelihoodRatio largestRatio() {
    Support support = support();
    return new LikelihoodRatio(support.own(), support.other());
  }

  @Override
  public void write(ByteWriter writer) {
    writer.u8(KIND).u32(domainSize).i64(keep.bits());
  }

  static KaryResponse readParameters(ByteReader reader) {
    long domainSize = reader.u32();
    return new KaryResponse(
        Math.toIntExact(Math.min(domainSize, Integer.MAX_VALUE)), new Threshold(reader.i64()));
  }
}
