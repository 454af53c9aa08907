package dev.sotto.ldp;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import java.util.Arrays;
import java.util.List;

/// The counters of a [Tallier] after some reports. Only those above 0 take room, since most of a large domain's are 0.
/// Immutable.
///
/// The byte form, which this class owns; how many counters there are stands elsewhere:
///
/// ```
///  held      varint                  number of counters above 0
///  then each, in rising order:
///    gap     varint                  how many counters of 0 stand between the one before and this
///    count   varint
/// ```
public final class Tallies {
  private final int size;
  private final int[] indices;
  private final long[] counts;

  private Tallies(int size, int[] indices, long[] counts) {
    this.size = size;
    this.indices = indices;
    this.counts = counts;
  }

  /// These counters, each at least 0.
  public static Tallies of(List<Long> all) {
    return of(all.stream().mapToLong(Long::longValue).toArray());
  }

  /// These counters, each at least 0.
  public static Tallies of(long[] all) {
    int held = 0;
    for (long count : all) {
      if (count < 0) {
        throw new IllegalArgumentException("a counter must not be negative, was " + count);
      }
      held += count == 0 ? 0 : 1;
    }
    int[] indices = new int[held];
    long[] counts = new long[held];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != 0) {
        indices[next] = i;
        counts[next] = all[i];
        next++;
      }
    }
    return new Tallies(all.length, indices, counts);
  }

  /// Those above 0 of `size` counters.
  ///
  /// @param indices of these, rising, in `[0, size)`
  /// @param counts  of each of them, above 0
  public static Tallies sparse(int size, int[] indices, long[] counts) {
    if (indices.length != counts.length) {
      throw new IllegalArgumentException(
          indices.length + " indices of " + counts.length + " counts");
    }
    int before = -1;
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] <= before || indices[i] >= size || counts[i] <= 0) {
        throw new IllegalArgumentException(
            "counter " + indices[i] + " after " + before + " of " + size + " is " + counts[i]);
      }
      before = indices[i];
    }
    return new Tallies(size, indices.clone(), counts.clone());
  }

  /// Number of counters.
  public int size() {
    return size;
  }

  /// The counter at `index`.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public long at(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("counter " + index + " of " + size);
    }
    int found = Arrays.binarySearch(indices, index);
    return found < 0 ? 0 : counts[found];
  }

  /// The largest counter; 0 if there is none above.
  public long largest() {
    return Arrays.stream(counts).max().orElse(0);
  }

  /// Given each counter above 0 in turn.
  public interface Visitor {
    /// The counter at `index` is `count`.
    void visit(int index, long count);
  }

  /// Shows each counter above 0, in rising order of the indices.
  public void forEach(Visitor visitor) {
    for (int i = 0; i < indices.length; i++) {
      visitor.visit(indices[i], counts[i]);
    }
  }

  /// All of them, the zeros too.
  public long[] toArray() {
    long[] all = new long[size];
    forEach((index, count) -> all[index] = count);
    return all;
  }

  /// Writes the byte form.
  public void write(ByteWriter writer) {
    writer.varint(indices.length);
    int before = -1;
    for (int i = 0; i < indices.length; i++) {
      writer.varint(indices[i] - before - 1).varint(counts[i]);
      before = indices[i];
    }
  }

  /// Reads `size` counters; throws as [ByteReader] does, and what cannot be is refused by the counter's name.
  public static Tallies read(ByteReader reader, int size) {
    int held = reader.varint(size, "number of counters above 0");
    // every counter takes two bytes at least: a short input cannot ask for much room
    int[] indices = new int[Math.min(held, reader.remaining() / 2)];
    long[] counts = new long[indices.length];
    int before = -1;
    for (int i = 0; i < held; i++) {
      int left = size - (held - i) - before - 1;
      int index = before + 1 + reader.varint(left, "gap between counters");
      long count = reader.varint();
      if (count == 0) {
        throw new IllegalArgumentException("counter " + index + " is written and 0");
      }
      indices[i] = index;
      counts[i] = count;
      before = index;
    }
    return new Tallies(size, indices, counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tallies that
        && size == that.size
        && Arrays.equals(indices, that.indices)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indices) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return size + " counters, " + indices.length + " of them above 0";
  }
}
