package dev.sotto.wire;

/// The five bytes that every format of Sotto begins with, so that a file or message of another kind or version is
/// refused by name and never misread.
///
/// ```
///  0       1       2       3       4       5
///  +-------+-------+-------+-------+-------+
///  |        magic, four ASCII      |version|
///  +-------+-------+-------+-------+-------+
/// ```
///
/// @param magic   four printable ASCII characters that name the format
/// @param version version of the format, in `[1, 255]`
public record Header(String magic, int version) {
  /// Number of bytes a header takes.
  public static final int LENGTH = 5;

  /// Checks both components.
  public Header {
    if (magic.length() != 4 || magic.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new IllegalArgumentException("magic must be four printable ASCII characters");
    }
    if (version < 1 || version > 255) {
      throw new IllegalArgumentException("version must be in [1, 255], was " + version);
    }
  }

  /// Writes this header.
  public void write(ByteWriter writer) {
    for (int i = 0; i < magic.length(); i++) {
      writer.u8(magic.charAt(i));
    }
    writer.u8(version);
  }

  /// Whether this header comes next; nothing is read.
  public boolean isNext(ByteReader reader) {
    ByteWriter own = new ByteWriter(LENGTH);
    write(own);
    return reader.remaining() >= LENGTH && reader.peek(LENGTH).equals(own.toBytes());
  }

  /// Reads a header that must be this one.
  ///
  /// @throws MalformedException naming what was found if it is another
  public void expect(ByteReader reader) {
    for (int i = 0; i < magic.length(); i++) {
      int found = reader.u8();
      if (found != magic.charAt(i)) {
        throw new MalformedException("does not begin with the header \"" + magic + "\"");
      }
    }
    int found = reader.u8();
    if (found != version) {
      throw new MalformedException(
          "\"" + magic + "\" has version " + found + ", this program reads version " + version);
    }
  }
}
