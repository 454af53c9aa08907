package dev.sotto.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A directory: its names as programs see them, and as they are on the platter. Each change in between, a rename
/// within the directory too, survives a crash whole or not at all.
final class DirectoryNode implements Node {
  private final Map<String, Node> cached = new TreeMap<>();
  private final Map<String, Node> durable = new TreeMap<>();
  private final List<Map<String, Optional<Node>>> unforced = new ArrayList<>();

  Optional<Node> child(String name) {
    return Optional.ofNullable(cached.get(name));
  }

  List<String> names() {
    return List.copyOf(cached.keySet());
  }

  /// Sets each name of `change` to its node, or removes it.
  void change(Map<String, Optional<Node>> change) {
    unforced.add(change);
    apply(change, cached);
  }

  @Override
  public void force() {
    durable.clear();
    durable.putAll(cached);
    unforced.clear();
  }

  @Override
  public void failForce() {
    unforced.clear();
  }

  @Override
  public void crash(CrashMode mode, SeededRandom random) {
    int prefix = random.between(0, unforced.size());
    for (int i = 0; i < unforced.size(); i++) {
      boolean survives =
          switch (mode) {
            case LOSE_ALL -> false;
            case KEEP_ALL -> true;
            case KEEP_SOME_SECTORS -> random.nextBoolean();
            case TEAR_TAIL -> i < prefix;
          };
      if (survives) {
        apply(unforced.get(i), durable);
      }
    }
    unforced.clear();
    cached.clear();
    cached.putAll(durable);
    for (Node child : cached.values()) {
      child.crash(mode, random);
    }
  }

  private static void apply(Map<String, Optional<Node>> change, Map<String, Node> names) {
    change.forEach((name, node) ->
        node.ifPresentOrElse(present -> names.put(name, present), () -> names.remove(name)));
  }
}
