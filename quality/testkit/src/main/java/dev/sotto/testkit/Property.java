package dev.sotto.testkit;

import java.util.Arrays;
import java.util.Optional;

/// Checks a claim on many random cases. Each run prints its seed in one line; `-Dsotto.seed=…` replays it.
public final class Property {
  /// How many cases a run checks unless told otherwise.
  public static final int CASES = 200;

  /// Shrinking stops after so many attempts: a failure shall be reported soon.
  private static final int ATTEMPTS = 2_000;

  private Property() {}

  /// A claim about a case: returns if it holds, throws if not.
  ///
  /// @param <T> what a case is
  @FunctionalInterface
  public interface Check<T> {
    /// Returns if the claim holds of `value`.
    ///
    /// @throws Exception if the claim does not hold; an `AssertionError` says the same
    void accept(T value) throws Exception;
  }

  /// Checks `check` on [#CASES] cases of `generator`.
  ///
  /// @throws AssertionError if it fails on one: with the seed, the number of the case, and the simplest case found to
  ///     fail as well
  public static <T> void forAll(Generator<T> generator, Check<? super T> check) {
    forAll(CASES, generator, check);
  }

  /// Checks `check` on `cases` cases of `generator`.
  ///
  /// @throws AssertionError as [#forAll(Generator, Check)] does
  public static <T> void forAll(int cases, Generator<T> generator, Check<? super T> check) {
    long seed = Seed.announced(caller());
    SeededRandom random = new SeededRandom(seed);
    for (int number = 0; number < cases; number++) {
      T value = generator.generate(random.split());
      Optional<Throwable> failure = failure(check, value);
      if (failure.isPresent()) {
        throw report(seed, number, shrink(generator, check, new Failed<>(value, failure.get())));
      }
    }
  }

  private record Failed<T>(T value, Throwable why) {}

  private static <T> Failed<T> shrink(
      Generator<T> generator, Check<? super T> check, Failed<T> first) {
    Failed<T> simplest = first;
    int attempts = 0;
    boolean progress = true;
    while (progress && attempts < ATTEMPTS) {
      progress = false;
      for (T candidate : generator.simpler(simplest.value())) {
        attempts++;
        Optional<Throwable> failure = failure(check, candidate);
        if (failure.isPresent()) {
          simplest = new Failed<>(candidate, failure.get());
          progress = true;
          break;
        }
      }
    }
    return simplest;
  }

  private static <T> Optional<Throwable> failure(Check<? super T> check, T value) {
    try {
      check.accept(value);
      return Optional.empty();
    } catch (Exception | AssertionError | StackOverflowError failure) {
      return Optional.of(failure);
    }
  }

  private static AssertionError report(long seed, int number, Failed<?> failed) {
    return new AssertionError(
        "case "
            + number
            + " fails, replay with -Dsotto.seed="
            + seed
            + "; simplest failing case: "
            + text(failed.value())
            + "; "
            + failed.why(),
        failed.why());
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> !frame.getClassName().equals(Property.class.getName()))
                .findFirst()
                .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName())
                .orElse("a property"));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
