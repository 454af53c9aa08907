package dev.sotto.testkit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The exact distribution of what a program of random draws gives, found from the code and from no formula.
///
/// The program is run on a tape in place of a random source. Where it asks for a uniform integer,
/// every answer is followed. Where it asks for 64 bits, what it does is taken to change at most at
/// one point of `[0, 2⁶⁴)`, which bisection finds to the unit; random probes on either side fail the
/// test if it changes elsewhere. So each outcome has its exact number of draws.
///
/// @param <T> what the program gives; compared by `equals`
public final class ExactDistribution<T> {
  private static final int PROBES = 4;
  private static final BigInteger ALL_DRAWS = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final Function<Draws, T> program;
  private final Map<T, Fraction> outputs = new HashMap<>();
  private final RandomGenerator probes = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

  private ExactDistribution(Function<Draws, T> program) {
    this.program = program;
  }

  /// Every possible output of `program` with its probability.
  ///
  /// @throws AssertionError if 64 bits decide otherwise than at one point, or the probabilities do not sum to 1
  public static <T> Map<T, Fraction> of(Function<Draws, T> program) {
    ExactDistribution<T> distribution = new ExactDistribution<>(program);
    distribution.explore(List.of(), Fraction.ONE);
    Fraction total = distribution.outputs.values().stream().reduce(Fraction.ZERO, Fraction::plus);
    requireEqual(total, Fraction.ONE);
    return Map.copyOf(distribution.outputs);
  }

  private void explore(List<Long> answers, Fraction weight) {
    Run<T> run = run(answers, false);
    if (run.bounds().size() == answers.size()) {
      outputs.merge(run.output(), weight, Fraction::plus);
      return;
    }
    int bound = run.bounds().get(answers.size());
    if (bound > 0) {
      for (long answer = 0; answer < bound; answer++) {
        explore(with(answers, answer), weight.times(BigInteger.ONE, BigInteger.valueOf(bound)));
      }
      return;
    }
    if (behaviour(answers, 0).equals(behaviour(answers, -1))) {
      probe(answers, 0, -1);
      explore(with(answers, 0), weight);
      return;
    }
    long step = step(answers);
    probe(answers, 0, step - 1);
    probe(answers, step, -1);
    BigInteger below = new BigInteger(Long.toUnsignedString(step));
    explore(with(answers, 0), weight.times(below, ALL_DRAWS));
    explore(with(answers, -1), weight.times(ALL_DRAWS.subtract(below), ALL_DRAWS));
  }

  /// The least draw, unsigned, at which the behaviour is no longer that at 0.
  private long step(List<Long> answers) {
    List<Run<T>> low = behaviour(answers, 0);
    long same = 0;
    long different = -1;
    while (different - same != 1) {
      long middle = same + ((different - same) >>> 1);
      if (behaviour(answers, middle).equals(low)) {
        same = middle;
      } else {
        different = middle;
      }
    }
    return different;
  }

  private void probe(List<Long> answers, long first, long last) {
    List<Run<T>> expected = behaviour(answers, first);
    requireEqual(behaviour(answers, last), expected);
    long width = last - first; // unsigned
    for (int i = 0; i < PROBES; i++) {
      long offset =
          width == -1 ? probes.nextLong() : Long.remainderUnsigned(probes.nextLong(), width + 1);
      requireEqual(behaviour(answers, first + offset), expected);
    }
  }

  private static void requireEqual(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError("expected " + expected + ", was " + actual);
    }
  }

  /// What happens after `answers` and `draw`, with everything after them least and greatest.
  private List<Run<T>> behaviour(List<Long> answers, long draw) {
    List<Long> more = with(answers, draw);
    return List.of(run(more, false), run(more, true));
  }

  private Run<T> run(List<Long> answers, boolean greatest) {
    Tape tape = new Tape(answers, greatest);
    return new Run<>(program.apply(tape), List.copyOf(tape.bounds));
  }

  private static List<Long> with(List<Long> answers, long answer) {
    List<Long> more = new ArrayList<>(answers);
    more.add(answer);
    return more;
  }

  /// One run: what came out, and for each draw its bound, 0 for a draw of 64 bits.
  private record Run<T>(T output, List<Integer> bounds) {}

  private static final class Tape implements Draws {
    private final List<Long> answers;
    private final boolean greatest;
    private final List<Integer> bounds = new ArrayList<>();

    Tape(List<Long> answers, boolean greatest) {
      this.answers = answers;
      this.greatest = greatest;
    }

    @Override
    public long bits() {
      return next(0, greatest ? -1 : 0);
    }

    @Override
    public int uniform(int bound) {
      return (int) next(bound, greatest ? bound - 1 : 0);
    }

    private long next(int bound, long otherwise) {
      int index = bounds.size();
      bounds.add(bound);
      return index < answers.size() ? answers.get(index) : otherwise;
    }
  }
}
