package dev.sotto.registry;

import dev.sotto.metric.Registry;
import java.util.List;

/// What became of a registry file.
public sealed interface Compiled {
  /// Everything there is to say about the file, in the order of its lines.
  List<Finding> findings();

  /// The file is a registry.
  ///
  /// @param registry what devices will obey
  /// @param notes    what its author should know; may be empty
  record Valid(Registry registry, List<Finding> notes) implements Compiled {
    /// Copies the notes.
    public Valid {
      notes = List.copyOf(notes);
    }

    @Override
    public List<Finding> findings() {
      return notes;
    }
  }

  /// The file is refused.
  ///
  /// @param problems all of them, in the order of their lines; at least one
  record Refused(List<Finding> problems) implements Compiled {
    /// Copies the problems.
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal names at least one problem");
      }
    }

    @Override
    public List<Finding> findings() {
      return problems;
    }
  }
}
