package dev.sotto.journal;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.io.IOException;
import java.nio.file.Path;

/// A file is whole and of a version that this program does not know. Nothing was changed: the program that wrote it, or
/// a newer one, goes on with it.
public final class NewerVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param file that cannot be read
  /// @param why  which version was found and which is understood
  public NewerVersionException(Path file, String why) {
    super(
        file
            + " is of a newer version of sotto: "
            + why
            + "; use the version that wrote it or a newer one, or restore the file from a copy if"
            + " it is damaged; nothing was changed");
  }

  /// Refuses `content`, or its beginning, if it has `known`'s name and a greater version. What is broken in any other way
  /// is left to who decodes it.
  public static void check(Path file, Bytes content, Header known) throws NewerVersionException {
    if (content.length() < Header.LENGTH) {
      return;
    }
    int version = content.at(Header.LENGTH - 1) & 0xff;
    Bytes header = content.slice(0, Header.LENGTH);
    boolean named =
        version > known.version()
            && Decoded.of(header, reader -> expect(new Header(known.magic(), version), reader))
                instanceof Decoded.Ok<Header>;
    if (named) {
      throw new NewerVersionException(
          file,
          "\""
              + known.magic()
              + "\" has version "
              + version
              + ", this program reads version "
              + known.version());
    }
  }

  private static Header expect(Header header, ByteReader reader) {
    header.expect(reader);
    return header;
  }
}
