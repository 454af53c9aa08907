package dev.sotto.ldp;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.LikelihoodRatio;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import java.math.BigInteger;
import java.util.Objects;

/// Projective geometry response, for large domains: a value is a point of a projective space, and what is sent is
/// another point: with probability `keep / 2⁶⁴` one of those orthogonal to the value's, otherwise one of the rest, each
/// uniformly. A report is a few bytes, and its error is within a few per cent of the least there is at the ε.
///
/// With q the prime and t the dimension there are `K = (q^t - 1) / (q - 1)` points; c of them, `(q^(t-1) - 1) / (q - 1)`,
/// are orthogonal to a point, and `(q^(t-2) - 1) / (q - 1)` to two. For ε the best keep is `E c / (E c + K - c)` with
/// `E = e^ε`, rounded down, and the best q lies near `E + 1`.
///
/// Value v is the point numbered v, as [ProjectiveSpace] numbers them. A report names a point and supports the values
/// orthogonal to it. The server holds a counter a point; to find how many reports support each value takes some `t q^t`
/// additions.
///
/// Source: Feldman, Nelson, Nguyen, Talwar, "Private Frequency Estimation via Projective Geometry", ICML 2022, sections
/// 3 and 4.
///
/// @param domainSize k, in `[2, 1048576]`
/// @param prime      q, the modulus of the coordinates
/// @param dimension  t, the number of coordinates, at least 2; `q^t` is at most [#MAX_VECTORS], and there are at least
///                   `domainSize` and at most [#MAX_POINTS] points
/// @param keep       probability of a point orthogonal to the value; more than `c / K`
public record ProjectiveGeometryResponse(int domainSize, int prime, int dimension, Threshold keep)
    implements FrequencyOracle {
  /// The largest domain.
  public static final int MAX_DOMAIN_SIZE = 1 << 20;

  /// The most points: 16 MiB while reports are decoded.
  public static final int MAX_POINTS = 1 << 22;

  /// The largest `prime^dimension`: half a second of decoding.
  public static final int MAX_VECTORS = 1 << 27;

  static final int KIND = 3;

  /// Checks the domain, the space and that a point orthogonal to the value is likelier than another.
  public ProjectiveGeometryResponse {
    Objects.requireNonNull(keep, "keep");
    if (domainSize < 2 || domainSize > MAX_DOMAIN_SIZE) {
      throw new IllegalArgumentException(
          "projective geometry response needs 2 to "
              + MAX_DOMAIN_SIZE
              + " values, was "
              + domainSize);
    }
    if (!fits(domainSize, prime, dimension)) {
      throw new IllegalArgumentException(
          "a space over "
              + prime
              + " in "
              + dimension
              + " dimensions is none of a prime, has fewer points than the "
              + domainSize
              + " values, or is too large to decode");
    }
    ProjectiveSpace space = new ProjectiveSpace(prime, dimension);
    if (likely(space, keep).compareTo(unlikely(space, keep)) <= 0) {
      throw new IllegalArgumentException(
          "keep must exceed "
              + space.orthogonal()
              + " in "
              + space.points()
              + ", was "
              + keep.numerator()
              + " over 2^64");
    }
  }

  /// Whether the space over `prime` in `dimension` dimensions exists, has a point for each of `domainSize` values, and
  /// is small enough to decode.
  public static boolean fits(int domainSize, int prime, int dimension) {
    if (prime < 2 || dimension < 2) {
      return false;
    }
    long vectors = 1;
    long points = 0;
    for (int i = 0; i < dimension; i++) {
      points += vectors;
      vectors *= prime;
      if (vectors > MAX_VECTORS || points > MAX_POINTS) {
        return false;
      }
    }
    return points >= domainSize && isPrime(prime);
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  /// The space that values and reports are points of.
  public ProjectiveSpace space() {
    return new ProjectiveSpace(prime, dimension);
  }

  GeometryPayload payload() {
    // not through a space, which checks itself: this is asked for at each report
    return new GeometryPayload(ProjectiveSpace.points(prime, dimension));
  }

  @Override
  public int payloadBytes() {
    return payload().length();
  }

  @Override
  public Randomizer randomizer() {
    return new GeometryRandomizer(this);
  }

  @Override
  public Tallier tallier() {
    return new IndexTallier(payload());
  }

  /// The own point's orthogonal ones are sent with `keep`; of those of another point, the ones that both have share in
  /// it, and the rest in the opposite.
  @Override
  public Support support() {
    ProjectiveSpace space = space();
    BigInteger orthogonal = BigInteger.valueOf(space.orthogonal());
    BigInteger others = BigInteger.valueOf(space.others());
    BigInteger both = BigInteger.valueOf(space.points(dimension - 2));
    BigInteger kept = keep.numerator().multiply(both).multiply(others);
    BigInteger rest = keep.complement().multiply(orthogonal.subtract(both)).multiply(orthogonal);
    return new Support(
        keep.numerator().multiply(orthogonal).multiply(others),
        kept.add(rest),
        Threshold.ONE.multiply(orthogonal).multiply(others));
  }

  @Override
  public LikelihoodRatio largestRatio() {
    return new LikelihoodRatio(likely(space(), keep), unlikely(space(), keep));
  }

  private static BigInteger likely(ProjectiveSpace space, Threshold keep) {
    return keep.numerator().multiply(BigInteger.valueOf(space.others()));
  }

  private static BigInteger unlikely(ProjectiveSpace space, Threshold keep) {
    return keep.complement().multiply(BigInteger.valueOf(space.orthogonal()));
  }

  @Override
  public void write(ByteWriter writer) {
    writer.u8(KIND).u32(domainSize).u16(prime).u8(dimension).i64(keep.bits());
  }

  static ProjectiveGeometryResponse readParameters(ByteReader reader) {
    long domainSize = reader.u32();
    return new ProjectiveGeometryResponse(
        Math.toIntExact(Math.min(domainSize, Integer.MAX_VALUE)),
        reader.u16(),
        reader.u8(),
        new Threshold(reader.i64()));
  }
}
