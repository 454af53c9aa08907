package dev.sotto.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A generator together with the way its cases are made simpler.
record Shrinking<T>(Generator<T> generator, Function<? super T, ? extends List<T>> how)
    implements Generator<T> {
  @Override
  public T generate(SeededRandom random) {
    return generator.generate(random);
  }

  @Override
  public List<T> simpler(T value) {
    return how.apply(value);
  }

  /// The lists that `list` becomes by leaving out a run of elements, the longest runs first.
  static <E> List<List<E>> withoutRuns(List<E> list) {
    List<List<E>> simpler = new ArrayList<>();
    for (int run = list.size(); run > 0; run /= 2) {
      for (int from = 0; from + run <= list.size(); from += run) {
        List<E> rest = new ArrayList<>(list.subList(0, from));
        rest.addAll(list.subList(from + run, list.size()));
        simpler.add(List.copyOf(rest));
      }
    }
    return simpler;
  }
}
