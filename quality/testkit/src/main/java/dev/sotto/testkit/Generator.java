package dev.sotto.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Makes the cases of a property.
///
/// @param <T> what a case is
@FunctionalInterface
public interface Generator<T> {
  /// A case, fixed by the state of `random`.
  T generate(SeededRandom random);

  /// Cases simpler than `value`, the simplest first, tried when `value` fails a property. None unless overridden.
  default List<T> simpler(T value) {
    return List.of();
  }

  /// What `change` makes of the cases of this generator. Such cases are not shrunk.
  default <U> Generator<U> map(Function<? super T, ? extends U> change) {
    return random -> change.apply(generate(random));
  }

  /// Whole numbers in `[low, high]`, both ends included; shrinks towards `low`.
  static Generator<Integer> integers(int low, int high) {
    return shrinking(
        random -> random.between(low, high),
        value -> {
          List<Integer> simpler = new ArrayList<>();
          for (long step = (long) value - low; step > 0; step /= 2) {
            simpler.add((int) (value - step));
          }
          return simpler;
        });
  }

  /// Byte arrays of a length in `[0, maxLength]`; shrinks by halving.
  static Generator<byte[]> byteArrays(int maxLength) {
    return shrinking(
        random -> random.bytes(random.between(0, maxLength)),
        value ->
            value.length == 0
                ? List.of()
                : List.of(
                    Arrays.copyOf(value, value.length / 2),
                    Arrays.copyOf(value, value.length - 1)));
  }

  /// Lists of up to `maxSize` cases of `element`; shrinks by leaving out runs of elements.
  static <T> Generator<List<T>> lists(Generator<T> element, int maxSize) {
    return shrinking(
        random -> {
          int size = random.between(0, maxSize);
          List<T> list = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            list.add(element.generate(random));
          }
          return List.copyOf(list);
        },
        Shrinking::withoutRuns);
  }

  /// `generator` whose failing cases are shrunk by `simpler`: a list, the simplest first.
  static <T> Generator<T> shrinking(
      Generator<T> generator, Function<? super T, ? extends List<T>> simpler) {
    return new Shrinking<>(generator, simpler);
  }
}
