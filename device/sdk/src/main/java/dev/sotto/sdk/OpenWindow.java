package dev.sotto.sdk;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Keep;
import dev.sotto.metric.WindowNumber;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import dev.sotto.wire.SecretBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// The true values of windows that are not closed yet: the only true values Sotto ever holds. Thread-safe; no call
/// waits for disk or network.
///
/// Its byte form has the same length whatever is held, [#WINDOWS_HELD] places for each metric:
///
/// ```
///  header    "SWIN" 1
///  sequence  i64                         rises with each writing
///  places    u16, then each: held u8 (0 or 1), definition 16 bytes, window i64, value i64
/// ```
final class OpenWindow {
  /// How many windows of one metric can be waiting to be closed; a host that records without ever running loses the
  /// oldest beyond that.
  static final int WINDOWS_HELD = 3;

  private static final Header HEADER = new Header("SWIN", 1);

  private static final int PLACES_AT = Header.LENGTH + Long.BYTES + 2;

  private static final Bytes EMPTY_PLACE =
      Bytes.of(new byte[1 + DefinitionId.LENGTH + 2 * Long.BYTES]);

  private static final Place NOWHERE =
      new Place(new DefinitionId(Bytes.of(new byte[DefinitionId.LENGTH])), new WindowNumber(0));

  private final Map<Place, Long> values = new LinkedHashMap<>();

  /// @param definition under which the value was recorded
  /// @param window     in which
  record Place(DefinitionId definition, WindowNumber window) {}

  /// What was read back.
  ///
  /// @param sequence of the writing
  /// @param values   by place
  record Held(long sequence, Map<Place, Long> values) {}

  /// Combines `value` with what is held.
  synchronized void record(Place place, Keep keep, long value) {
    Long held = values.get(place);
    if (held == null) {
      makeRoom(place.definition());
    }
    values.put(place, held == null ? value : keep.combine(held, value));
  }

  private void makeRoom(DefinitionId definition) {
    Place oldest = null;
    int count = 0;
    for (Place place : values.keySet()) {
      if (place.definition().equals(definition)) {
        count++;
        if (oldest == null || place.window().compareTo(oldest.window()) < 0) {
          oldest = place;
        }
      }
    }
    if (count >= WINDOWS_HELD && oldest != null) {
      values.remove(oldest);
    }
  }

  synchronized OptionalLong held(Place place) {
    Long held = values.get(place);
    return held == null ? OptionalLong.empty() : OptionalLong.of(held);
  }

  synchronized Map<Place, Long> all() {
    return new LinkedHashMap<>(values);
  }

  synchronized void restore(Map<Place, Long> held) {
    held.forEach(values::putIfAbsent);
  }

  synchronized void drop(Predicate<Place> which) {
    values.keySet().removeIf(which);
  }

  /// The caller erases what it gets.
  SecretBytes encode(long sequence, int metrics) {
    Map<Place, Long> held = all();
    int places = Math.max(held.size(), metrics * WINDOWS_HELD);
    ByteWriter writer = new ByteWriter(PLACES_AT + places * EMPTY_PLACE.length());
    HEADER.write(writer);
    writer.i64(sequence).u16(places);
    held.forEach((place, value) ->
        writer.u8(1).bytes(place.definition().bytes()).i64(place.window().value()).i64(value));
    for (int i = held.size(); i < places; i++) {
      writer.bytes(EMPTY_PLACE);
    }
    return writer.toSecret();
  }

  static Decoded<Held> decode(SecretBytes plain) {
    return Decoded.of(plain, OpenWindow::read);
  }

  private static Held read(ByteReader reader) {
    HEADER.expect(reader);
    long sequence = reader.i64();
    Map<Place, Long> values = new LinkedHashMap<>();
    for (int left = reader.u16(); left > 0; left--) {
      boolean held = reader.varint(1, "whether a place is held") == 1;
      Place place =
          new Place(
              new DefinitionId(reader.bytes(DefinitionId.LENGTH)), new WindowNumber(reader.i64()));
      long value = reader.i64();
      if (held) {
        values.put(place, value);
      } else if (value != 0 || !place.equals(NOWHERE)) {
        throw new MalformedException("a place that is not held is not empty");
      }
    }
    return new Held(sequence, values);
  }
}
