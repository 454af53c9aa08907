package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.wire.Bytes;
import java.util.Objects;

/// The device's half of [ProjectiveGeometryResponse].
record GeometryRandomizer(ProjectiveGeometryResponse oracle) implements Randomizer {
  @Override
  public Bytes randomize(int value, RandomSource random) {
    Objects.checkIndex(value, oracle.domainSize());
    ProjectiveSpace space = oracle.space();
    int[] own = space.vector(value, space.dimension());
    boolean kept = oracle.keep().test(random);
    // both drawn and solved either way: the time taken does not tell
    int orthogonal = space.orthogonalTo(own, random.uniform(space.orthogonal()));
    int other = space.notOrthogonalTo(own, random.uniform(space.others()));
    return oracle.payload().write(kept ? orthogonal : other);
  }
}
