package dev.sotto.ldp;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.LikelihoodRatio;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import java.math.BigInteger;
import java.util.Objects;

/// Unary encoding: one bit a value; the own bit is sent as 1 with probability p, each other bit with probability q,
/// all independently. *Optimized* for ε: `p = 1/2`, `q = 1 / (e^ε + 1)`, rounded up.
///
/// Source: optimized unary encoding, Wang, Blocki, Li, Jha, USENIX Security 2017, section 4.2.
///
/// @param domainSize number of values, in `[2, 4096]`
/// @param p          probability that the own bit is sent as 1
/// @param q          probability that another bit is sent as 1; below `p`
public record UnaryEncoding(int domainSize, Threshold p, Threshold q) implements FrequencyOracle {
  /// The largest domain: 512 bytes a report.
  public static final int MAX_DOMAIN_SIZE = 4096;

  static final int KIND = 2;

  /// Checks the domain and `q < p`.
  public UnaryEncoding {
    Objects.requireNonNull(p, "p");
    Objects.requireNonNull(q, "q");
    if (domainSize < 2 || domainSize > MAX_DOMAIN_SIZE) {
      throw new IllegalArgumentException(
          "unary encoding needs 2 to " + MAX_DOMAIN_SIZE + " values, was " + domainSize);
    }
    if (q.numerator().compareTo(p.numerator()) >= 0) {
      throw new IllegalArgumentException(
          "q must be below p, was q = "
              + q.numerator()
              + " and p = "
              + p.numerator()
              + " over 2^64");
    }
  }

  UnaryPayload payload() {
    return new UnaryPayload(domainSize);
  }

  @Override
  public int payloadBytes() {
    return payload().length();
  }

  @Override
  public Randomizer randomizer() {
    return new UnaryRandomizer(this);
  }

  @Override
  public Tallier tallier() {
    return new UnaryTallier(payload());
  }

  @Override
  public Support support() {
    return new Support(p.numerator(), q.numerator(), Threshold.ONE);
  }

  /// Two values differ in two bits; the ratio is largest where the one's is 1 and the other's 0.
  @Override
  public LikelihoodRatio largestRatio() {
    BigInteger likely = p.numerator().multiply(q.complement());
    BigInteger unlikely = q.numerator().multiply(p.complement());
    return new LikelihoodRatio(likely, unlikely);
  }

  @Override
  public void write(ByteWriter writer) {
    writer.u8(KIND).u32(domainSize).i64(p.bits()).i64(q.bits());
  }

  static UnaryEncoding readParameters(ByteReader reader) {
    long domainSize = reader.u32();
    return new UnaryEncoding(
        Math.toIntExact(Math.min(domainSize, Integer.MAX_VALUE)),
        new Threshold(reader.i64()),
        new Threshold(reader.i64()));
  }
}
