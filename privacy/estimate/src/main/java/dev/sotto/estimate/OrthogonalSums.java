package dev.sotto.estimate;

import dev.sotto.ldp.ProjectiveSpace;
import java.util.Arrays;

/// For each point of a projective space the sum of the weights of all points orthogonal to it, modulo 2³².
///
/// The points whose vector begins with 1 are `(1, u)` with any u of m coordinates, and `(1, u)` is orthogonal to
/// `(z, v)` where `u·v = -z`. So what is wanted is, for every v and z, the sum of the weights of the u with `u·v = z`.
/// It is found one coordinate at a time: after i of them, a cell for each (first i coordinates of v, partial product
/// z, other coordinates of u). Where v and z are both multiplied by a number the sum is the same, so one v of all its
/// multiples is enough, a point; and a step for one point, all z and the next coordinate of u turns `prime²` cells into
/// the `prime²` of the points that continue it, in place. The points whose vector begins with 0 are the points of a
/// space of one coordinate less.
///
/// The cells at each step lie so (`r` the number of coordinates of u that are left, a point in the order of its number):
///
/// ```
///  points(r)          prime^r cells      v = 0: the other coordinates of u
///  points(r + 1)      and for each point v of i coordinates
///                       prime^(r + 1)    z, then the other coordinates of u
/// ```
///
/// and the cells of v = 0 become, where they are, those of the next step's first point `(0, …, 0, 1)`. In all this
/// takes as many cells as there are points and `(dimension - 2) · prime^dimension` additions, of rows that lie
/// together: a row rotated by s is read from s on in a copy of itself twice over.
///
/// Source: the dynamic program of section 4 of Feldman, Nelson, Nguyen, Talwar, ICML 2022; one step is the
/// finite Radon transform.
final class OrthogonalSums {
  /// How many steps that lie beside each other are taken at once.
  private static final int LANES = 16;

  private final int prime;
  private final int dimension;
  private final int[] powers;
  private final int[] points;
  private final int[] inverses;

  private OrthogonalSums(ProjectiveSpace space) {
    prime = space.prime();
    dimension = space.dimension();
    powers = new int[dimension + 1];
    points = new int[dimension + 1];
    powers[0] = 1;
    for (int i = 1; i <= dimension; i++) {
      powers[i] = powers[i - 1] * prime;
      points[i] = space.points(i);
    }
    inverses = new int[prime];
    for (int i = 1; i < prime; i++) {
      inverses[i] = space.inverse(i);
    }
  }

  /// The sums of the first `wanted` points.
  ///
  /// @param weights one a point
  static int[] of(ProjectiveSpace space, int[] weights, int wanted) {
    OrthogonalSums sums = new OrthogonalSums(space);
    int[] below =
        new int[1]; // of one coordinate there is one point, and it is not orthogonal to itself
    for (int coordinates = 2; coordinates <= space.dimension(); coordinates++) {
      int length = coordinates < space.dimension() ? sums.points[coordinates] : wanted;
      int[] cells = Arrays.copyOf(weights, sums.points[coordinates]);
      sums.transform(cells, coordinates - 1);
      below = sums.collect(cells, weights, below, coordinates, length);
    }
    return below;
  }

  /// @param below the sums over the points that begin with 0
  private int[] collect(int[] cells, int[] weights, int[] below, int coordinates, int length) {
    int[] sums = new int[length];
    int beginWithZero = points[coordinates - 1];
    for (int v = 0; v < Math.min(beginWithZero, length); v++) {
      sums[v] = cells[1 + prime * v] + below[v];
    }
    if (length > beginWithZero) { // (1, 0, …, 0)
      for (int u = 0; u < beginWithZero; u++) {
        sums[beginWithZero] += weights[u];
      }
    }
    for (int b = 1; b < prime && beginWithZero + b < length; b++) { // (1, 0, …, 0, b)
      sums[beginWithZero + b] = cells[1 + minusInverse(b)] + below[0];
    }
    for (int head = 1; beginWithZero + prime * head < length; head++) {
      collect(head, cells, below, sums, beginWithZero + prime * head);
    }
    return sums;
  }

  /// The points `(1, v, b)` for all b, where v read as a number is `head`.
  private void collect(int head, int[] cells, int[] below, int[] sums, int first) {
    int leading = head;
    while (leading >= prime) {
      leading /= prime;
    }
    int scale = inverses[leading];
    int z = minusInverse(leading);
    int next = prime * number(head, scale) + 1;
    int last = 0;
    for (int v = first; v < Math.min(first + prime, sums.length); v++) {
      sums[v] = cells[1 + prime * (next + last) + z] + below[next + last];
      last += scale;
      last -= last >= prime ? prime : 0;
    }
  }

  /// The point that the digits of `head` times `scale` stand for.
  private int number(int head, int scale) {
    int number = 0;
    int place = 1;
    int rest = head;
    for (; rest >= prime; rest /= prime) {
      number += place * (1 + rest % prime * scale % prime);
      place *= prime;
    }
    return number;
  }

  private int minusInverse(int number) {
    return prime - inverses[number];
  }

  private void transform(int[] cells, int coordinates) {
    for (int i = 0; i < coordinates; i++) {
      int left = coordinates - i;
      if (i > 0) {
        step(cells, points[i], left);
      }
      foldZero(cells, left);
    }
  }

  /// v = 0: whatever the next coordinate of u is.
  private void foldZero(int[] cells, int left) {
    int width = powers[left - 1];
    int to = points[left - 1];
    Arrays.fill(cells, to, to + width, 0);
    for (int u = 0; u < prime; u++) {
      add(cells, to, width, cells, points[left] + u * width);
    }
  }

  private void step(int[] cells, int heads, int left) {
    int width = powers[left - 1];
    int lanes = heads * width;
    int most = Math.min(lanes, LANES);
    int[] at = new int[most];
    int[] rows = new int[2 * prime * prime * most];
    int[] sum = new int[prime * most];
    for (int first = 0; first < lanes; first += most) {
      int count = Math.min(most, lanes - first);
      for (int lane = 0; lane < count; lane++) {
        int index = first + lane;
        at[lane] = points[left + 1] + index / width * powers[left + 1] + index % width;
      }
      load(cells, at, count, width, rows);
      for (int b = 0; b < prime; b++) {
        rotateAndAdd(rows, b, prime * count, count, sum);
        store(sum, at, count, width, b, cells);
      }
    }
  }

  /// One row for each next coordinate of u: all z, each for all lanes, twice over.
  private void load(int[] cells, int[] at, int count, int width, int[] rows) {
    int length = prime * count;
    for (int u = 0; u < prime; u++) {
      int row = 2 * u * length;
      for (int z = 0; z < prime; z++) {
        int offset = (z * prime + u) * width;
        for (int lane = 0; lane < count; lane++) {
          rows[row + z * count + lane] = cells[at[lane] + offset];
        }
      }
      System.arraycopy(rows, row, rows, row + length, length);
    }
  }

  private void store(int[] sum, int[] at, int count, int width, int b, int[] cells) {
    for (int z = 0; z < prime; z++) {
      int offset = (b * prime + z) * width;
      for (int lane = 0; lane < count; lane++) {
        cells[at[lane] + offset] = sum[z * count + lane];
      }
    }
  }

  /// `sum[z] = Σ row_u[z - u b]`.
  private void rotateAndAdd(int[] rows, int b, int length, int count, int[] sum) {
    Arrays.fill(sum, 0, length, 0);
    int u = 0;
    for (; u + 4 <= prime; u += 4) {
      int one = start(u, b, length, count);
      int two = start(u + 1, b, length, count);
      int three = start(u + 2, b, length, count);
      int four = start(u + 3, b, length, count);
      addFour(sum, length, rows, one, two, three, four);
    }
    for (; u < prime; u++) {
      add(sum, 0, length, rows, start(u, b, length, count));
    }
  }

  private int start(int u, int b, int length, int count) {
    return 2 * u * length + (prime - u * b % prime) * count;
  }

  private static void add(int[] sum, int to, int length, int[] rows, int from) {
    for (int i = 0; i < length; i++) {
      sum[to + i] += rows[from + i];
    }
  }

  private static void addFour(
      int[] sum, int length, int[] rows, int one, int two, int three, int four) {
    for (int i = 0; i < length; i++) {
      sum[i] += rows[one + i] + rows[two + i] + rows[three + i] + rows[four + i];
    }
  }
}
