package dev.sotto.testkit;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/// What a file is opened for.
record OpenMode(
    boolean read,
    boolean write,
    boolean append,
    boolean create,
    boolean createNew,
    boolean truncate) {
  private static final Set<StandardOpenOption> KNOWN =
      EnumSet.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          StandardOpenOption.CREATE,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.SPARSE);

  static OpenMode of(Set<? extends OpenOption> options) {
    for (OpenOption option : options) {
      if (!(option instanceof StandardOpenOption standard && KNOWN.contains(standard))) {
        throw new UnsupportedOperationException("a faulty disk does not support " + option);
      }
    }
    boolean append = options.contains(StandardOpenOption.APPEND);
    boolean write = append || options.contains(StandardOpenOption.WRITE);
    boolean createNew = write && options.contains(StandardOpenOption.CREATE_NEW);
    return new OpenMode(
        !write || options.contains(StandardOpenOption.READ),
        write,
        append,
        createNew || (write && options.contains(StandardOpenOption.CREATE)),
        createNew,
        write && options.contains(StandardOpenOption.TRUNCATE_EXISTING));
  }
}
