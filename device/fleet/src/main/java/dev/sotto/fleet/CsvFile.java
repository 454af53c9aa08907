package dev.sotto.fleet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A CSV file as a user may have made it: read strictly as UTF-8, with bounds, and what is wrong with it said with its
/// line and a remedy.
final class CsvFile {
  private static final int MAX_FIELD_CHARS = 1 << 16;
  private static final int MAX_ROW_CHARS = 1 << 22;
  private static final int MAX_FIELDS = 1 << 14;
  private static final char BOM = '\uFEFF';
  private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

  private CsvFile() {}

  static CsvReader<CsvRecord> open(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      text.mark(1);
      if (text.read() != BOM) {
        text.reset();
      }
      return CsvReader.builder()
          .skipEmptyLines(true)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .allowUnclosedQuote(false)
          .maxBufferSize(2 * MAX_FIELD_CHARS)
          .build(
              CsvRecordHandler.of(limits ->
                  limits
                      .maxFields(MAX_FIELDS)
                      .maxFieldSize(MAX_FIELD_CHARS)
                      .maxRecordSize(MAX_ROW_CHARS)),
              text);
    } catch (IOException failed) {
      text.close();
      throw failed;
    }
  }

  /// What the library has to say of `file`, for its user.
  static IllegalArgumentException broken(Path file, CsvParseException why) {
    String said = String.valueOf(why.getMessage());
    Matcher line = LINE.matcher(said);
    String place = line.find() ? file + ":" + line.group(1) : file.toString();
    return new IllegalArgumentException(place + ": " + wrong(said), why);
  }

  private static String wrong(String said) {
    if (said.contains("Unclosed quoted")) {
      return "a quote begins in this row and never ends; close it, or write a quote that is part"
          + " of a field double";
    }
    if (said.contains("after closing quote")) {
      return "there is text after a closing quote; put the whole field in quotes, or write a quote"
          + " that is part of it double";
    }
    if (said.contains("max field size") || said.contains("maximum buffer size")) {
      return limit(
          "a field is longer than %d characters; shorten it, or close its quote", MAX_FIELD_CHARS);
    }
    if (said.contains("max record size")) {
      return limit("the row is longer than %d characters; leave columns out", MAX_ROW_CHARS);
    }
    if (said.contains("maximum limit of")) {
      return limit("the row has more than %d fields; leave columns out", MAX_FIELDS);
    }
    return "it is no CSV: " + said;
  }

  private static String limit(String sentence, int limit) {
    return String.format(Locale.ROOT, sentence, limit);
  }

  /// For a file of which some bytes are not UTF-8.
  static IllegalArgumentException notUtf8(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int line = 1;
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') { // never a part of a longer character
        if (!isUtf8(bytes, from, i)) {
          break;
        }
        line++;
        from = i + 1;
      }
    }
    return notUtf8(file, line);
  }

  static IllegalArgumentException notUtf8(Path file, long line) {
    return new IllegalArgumentException(
        file + ":" + line + ": is not UTF-8 text; save it as UTF-8");
  }

  private static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException no) {
      return false;
    }
  }
}
