package dev.sotto.ldp;

/// The points of the projective space over the integers modulo a prime: the non-zero vectors of `dimension`
/// coordinates, where a vector and its multiples are one point. Of each point the vector whose first non-zero
/// coordinate is 1 stands for it.
///
/// Points are numbered from 0 in the order of their vectors read as numbers in base `prime`, the first coordinate
/// being the highest digit: `(0, …, 0, 1)` is 0, `(0, …, 1, 0)` is 1. So a vector with a coordinate b appended to it
/// has the number `prime · number + 1 + b`, and all conversions are arithmetic.
///
/// @param prime     the modulus
/// @param dimension number of coordinates, at least 2; the space has at most [ProjectiveGeometryResponse#MAX_POINTS] points
public record ProjectiveSpace(int prime, int dimension) {
  /// Checks that there is such a space, and that it is not too large.
  public ProjectiveSpace {
    if (!ProjectiveGeometryResponse.fits(1, prime, dimension)) {
      throw new IllegalArgumentException(
          "a space over "
              + prime
              + " in "
              + dimension
              + " dimensions is none of a prime, or is too large to decode");
    }
  }

  /// Number of points of a space of `coordinates` coordinates, `(prime^coordinates - 1) / (prime - 1)`.
  public int points(int coordinates) {
    return points(prime, coordinates);
  }

  static int points(int prime, int coordinates) {
    int points = 0;
    for (int i = 0; i < coordinates; i++) {
      points = prime * points + 1;
    }
    return points;
  }

  /// Number of points.
  public int points() {
    return points(dimension);
  }

  /// Number of points orthogonal to a point.
  public int orthogonal() {
    return points(dimension - 1);
  }

  /// Number of points not orthogonal to a point.
  public int others() {
    return points() - orthogonal();
  }

  /// The vector of the point `number` of a space of `coordinates` coordinates.
  public int[] vector(int number, int coordinates) {
    int[] vector = new int[coordinates];
    int rest = number;
    int place = coordinates - 1;
    while (rest > 0) {
      vector[place--] = (rest - 1) % prime;
      rest = (rest - 1) / prime;
    }
    vector[place] = 1;
    return vector;
  }

  /// The number of the point that `vector`, or any multiple of it, stands for.
  ///
  /// @param vector not all 0
  public int number(int[] vector) {
    int first = 0;
    while (vector[first] == 0) {
      first++;
    }
    int scale = inverse(vector[first]);
    int number = 0;
    for (int i = first + 1; i < vector.length; i++) {
      number = prime * number + 1 + vector[i] * scale % prime;
    }
    return number;
  }

  /// The `index`-th of the points orthogonal to `point`: any vector but 0 for the other coordinates, the one where
  /// `point` has its leading 1 being settled by them.
  ///
  /// @param index in `[0, orthogonal())`
  public int orthogonalTo(int[] point, int index) {
    return solved(point, vector(index, dimension - 1), 0);
  }

  /// The `index`-th of the points not orthogonal to `point`. Each has one vector whose product with `point` is 1, and
  /// that one has any other coordinates.
  ///
  /// @param index in `[0, others())`
  public int notOrthogonalTo(int[] point, int index) {
    int[] digits = new int[dimension - 1];
    int rest = index;
    for (int i = 0; i < digits.length; i++) {
      digits[i] = rest % prime;
      rest /= prime;
    }
    return solved(point, digits, 1);
  }

  private int solved(int[] point, int[] others, int product) {
    int leading = 0;
    while (point[leading] == 0) {
      leading++;
    }
    int[] vector = new int[dimension];
    System.arraycopy(others, 0, vector, 0, leading);
    System.arraycopy(others, leading, vector, leading + 1, others.length - leading);
    int sum = product;
    for (int i = 0; i < dimension; i++) {
      sum += prime - point[i] * vector[i] % prime;
    }
    vector[leading] = sum % prime;
    return number(vector);
  }

  /// The number whose product with `number` is 1, by Fermat `number^(prime - 2)`.
  ///
  /// @param number in `[1, prime)`
  public int inverse(int number) {
    int inverse = 1;
    int square = number;
    for (int left = prime - 2; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        inverse = inverse * square % prime;
      }
      square = square * square % prime;
    }
    return inverse;
  }
}
