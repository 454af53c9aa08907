package dev.sotto.metric;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// The labels of a metric in order, with an index from a label to its place: among a million of them it is found at
/// once. The index takes four to eight bytes a label. Immutable.
///
/// Design: where labels are equal the first is found, as in any list; whether that may be is for the metric to say.
final class Labels extends AbstractList<String> implements RandomAccess {
  private static final int FREE = -1;

  private final String[] labels;
  private final int[] slots;

  private Labels(String[] labels) {
    this.labels = labels;
    slots = new int[Integer.highestOneBit(Math.max(1, labels.length)) << 1];
    Arrays.fill(slots, FREE);
    for (int i = 0; i < labels.length; i++) {
      int slot = slotOf(labels[i]);
      if (slots[slot] == FREE) {
        slots[slot] = i;
      }
    }
  }

  /// These labels, none of them null.
  static Labels of(List<String> labels) {
    return labels instanceof Labels indexed
        ? indexed
        : new Labels(List.copyOf(labels).toArray(new String[0]));
  }

  /// Where `label` is, or the free place where it would be.
  private int slotOf(String label) {
    int hash = label.hashCode() * 0x9e3779b9; // the product's high bits depend on all bits
    int slot = hash >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    while (slots[slot] != FREE && !labels[slots[slot]].equals(label)) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return slot;
  }

  @Override
  public String get(int index) {
    return labels[index];
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int indexOf(Object label) {
    return label instanceof String text ? slots[slotOf(text)] : FREE;
  }

  @Override
  public boolean contains(Object label) {
    return indexOf(label) >= 0;
  }
}
