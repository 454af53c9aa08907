package dev.sotto.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the files of labels that a registry names with `values-from`: UTF-8, one label a line, blank lines refused and
/// nothing special about any character. They stay within the registry's folder, and all that one registry names have
/// at most [#MAX_BYTES] together. Not thread-safe: one reads for one registry.
final class LabelsFile {
  /// The key of a metric that names one.
  static final String KEY = "values-from";

  /// The most that all files of a registry may have together.
  static final int MAX_BYTES = 1 << 24;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._-]+(/[\\p{L}\\p{N} ._-]+)*");

  private final String registry;
  private final Source.Folder folder;
  private int left = MAX_BYTES;

  /// @param registry name that findings are reported under
  /// @param folder   where the registry stands
  LabelsFile(String registry, Source.Folder folder) {
    this.registry = registry;
    this.folder = folder;
  }

  /// What a file has.
  ///
  /// @param file  as findings name it, beside the registry's own name
  /// @param lines each with its place, at least two
  record Lines(String file, List<Yaml> lines) {}

  /// The lines of the file `name`; a finding if it cannot be had.
  Optional<Lines> read(Scope scope, Yaml.Scalar name) {
    String text = name.text().strip();
    if (!staysWithin(text)) {
      return refused(
          scope,
          name,
          "is not a file in the registry's folder",
          "name one without .. and without a leading slash, such as words.txt");
    }
    try (InputStream in = open(text)) {
      byte[] content = in.readNBytes(left + 1);
      if (content.length > left) {
        return refused(
            scope,
            name,
            "makes the files of labels over " + MAX_BYTES + " bytes together",
            "declare fewer labels");
      }
      left -= content.length;
      String labels =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return lines(scope, name, beside(text), labels);
    } catch (CharacterCodingException notUtf8) {
      return refused(scope, name, "is not UTF-8", "save it as UTF-8");
    } catch (NoSuchFileException absent) {
      return refused(scope, name, "is not there", "put it beside the registry file");
    } catch (IOException unreadable) {
      return refused(scope, name, "cannot be read", "make it a readable file");
    }
  }

  private static Optional<Lines> lines(Scope scope, Yaml.Scalar name, String file, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Yaml> lines = new ArrayList<>();
    int most = Calibration.maxDomainSize(Mechanism.AUTO);
    content
        .lines()
        .limit(most + 1L)
        .forEach(line -> lines.add(new Yaml.Scalar(new Yaml.Spot(lines.size() + 1, 1), line)));
    if (lines.size() < 2 || lines.size() > most) {
      return refused(
          scope,
          name,
          lines.size() < 2
              ? "has fewer than 2 lines"
              : "has more lines than the " + most + " labels that are allowed",
          lines.size() < 2 ? "add some" : "remove some");
    }
    return Optional.of(new Lines(file, lines));
  }

  private static boolean staysWithin(String name) {
    if (!NAME.matcher(name).matches()) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".") || part.isBlank()) {
        return false;
      }
    }
    return true;
  }

  /// Opens the file; a link that leads out of the folder is as absent.
  private InputStream open(String name) throws IOException {
    return switch (folder) {
      case Source.Folder.None() -> throw new NoSuchFileException(name);
      case Source.Folder.Program() -> Examples.open(name);
      case Source.Folder.Directory(Path directory) -> {
        Path file = directory.resolve(name).toRealPath();
        if (!file.startsWith(directory.toRealPath())) {
          throw new NoSuchFileException(name);
        }
        yield Files.newInputStream(file);
      }
    };
  }

  /// `examples/words.txt` where the registry is `examples/words.yaml`.
  private String beside(String name) {
    int end = Math.max(registry.lastIndexOf('/'), registry.lastIndexOf('\\'));
    return registry.substring(0, end + 1) + name;
  }

  private static Optional<Lines> refused(
      Scope scope, Yaml.Scalar name, String limit, String remedy) {
    scope.problem(name.at(), KEY + " " + Quoted.of(name.text()), limit, remedy);
    return Optional.empty();
  }
}
