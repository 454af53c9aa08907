package dev.sotto.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A registry file: the name that findings are reported under, its text, and where the files stand that it names.
///
/// @param name   such as `metrics.yaml`; not blank
/// @param text   YAML; a text over [#MAX_BYTES] is refused by the compiler, with a finding
/// @param folder it stands in
public record Source(String name, String text, Folder folder) {
  /// The longest file, in bytes of UTF-8.
  public static final int MAX_BYTES = 1 << 20;

  /// Where the files are that a registry file names, such as one of labels.
  public sealed interface Folder {
    /// There is none: the registry came as text alone.
    record None() implements Folder {}

    /// A directory.
    ///
    /// @param directory that a file must really lie in, whatever links say
    record Directory(Path directory) implements Folder {}

    /// The examples that come with the program.
    record Program() implements Folder {}
  }

  /// Checks the name.
  public Source {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a registry file needs a name, such as metrics.yaml");
    }
  }

  /// A registry that names no other file.
  public Source(String name, String text) {
    this(name, text, new Folder.None());
  }

  /// Reads `file`, and no more of it than one byte over the limit.
  ///
  /// @throws IOException if it cannot be read, or is not UTF-8
  public static Source read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    }
    if (content.length > MAX_BYTES) {
      throw new IOException(
          file + " is over " + MAX_BYTES + " bytes, the most a registry may have; split it");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      Path directory = file.toAbsolutePath().getParent();
      return new Source(
          file.toString(),
          text,
          directory == null ? new Folder.None() : new Folder.Directory(directory));
    } catch (CharacterCodingException notUtf8) {
      throw new IOException(file + " is not UTF-8; save it as UTF-8", notUtf8);
    }
  }

  boolean isTooLong() {
    return text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }
}
