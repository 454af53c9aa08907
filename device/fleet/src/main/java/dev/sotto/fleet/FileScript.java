package dev.sotto.fleet;

import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the process of the file-backed devices is told: whose lives to live.
///
/// ```
///  header    "SFLT" 1
///  registry  its canonical bytes with a varint length before them
///  window    number i64, start i64, end i64 (epoch seconds)
///  service   text
///  seed      i64
///  lives     varint, then each: device u32, consents u8,
///                               then for each metric: u8 0, or u8 1 and text, or u8 2 and i64
/// ```
///
/// @param registry the metrics
/// @param window   to live through
/// @param service  where to report
/// @param seed     of the devices' randomness
/// @param lives    one a device
record FileScript(
    Registry registry, ReplayedWindow window, URI service, long seed, List<Life> lives) {
  private static final Header HEADER = new Header("SFLT", 1);
  private static final int MAX_REGISTRY_BYTES = 1 << 26;
  private static final int MAX_TEXT_BYTES = 1 << 16;
  private static final int MAX_LIVES = 1 << 20;
  private static final long MAX_EPOCH_SECONDS = 1L << 40;

  /// @param device   its number
  /// @param consents whether its user grants
  /// @param recorded one a metric, in registry order
  record Life(int device, boolean consents, List<Recorded> recorded) {
    Life {
      recorded = List.copyOf(recorded);
    }
  }

  FileScript {
    lives = List.copyOf(lives);
  }

  /// What is left once `finished` devices have lived their lives.
  FileScript without(Set<Integer> finished) {
    List<Life> left = lives.stream().filter(life -> !finished.contains(life.device())).toList();
    return new FileScript(registry, window, service, seed, left);
  }

  Bytes encode() {
    ByteWriter writer = new ByteWriter(1 << 14);
    HEADER.write(writer);
    writer.prefixed(registry.bytes()).i64(window.number().value());
    writer.i64(window.start().getEpochSecond()).i64(window.end().getEpochSecond());
    writer.text(service.toString()).i64(seed).varint(lives.size());
    for (Life life : lives) {
      writer.u32(life.device()).u8(life.consents() ? 1 : 0);
      life.recorded().forEach(recorded -> write(writer, recorded));
    }
    return writer.toBytes();
  }

  private static void write(ByteWriter writer, Recorded recorded) {
    switch (recorded) {
      case Recorded.Nothing() -> writer.u8(0);
      case Recorded.Word(String text) -> writer.u8(1).text(text);
      case Recorded.Whole(long value) -> writer.u8(2).i64(value);
    }
  }

  static Decoded<FileScript> decode(Bytes bytes) {
    return Decoded.of(bytes, FileScript::read);
  }

  private static FileScript read(ByteReader reader) {
    HEADER.expect(reader);
    Registry registry = Registry.decode(reader.prefixed(MAX_REGISTRY_BYTES, "registry")).orThrow();
    ReplayedWindow window =
        new ReplayedWindow(
            new WindowNumber(reader.i64()), readInstant(reader), readInstant(reader));
    URI service = URI.create(reader.text(MAX_TEXT_BYTES, "service"));
    long seed = reader.i64();
    List<Life> lives = new ArrayList<>();
    for (int left = reader.varint(MAX_LIVES, "number of lives"); left > 0; left--) {
      int device = (int) reader.u32();
      boolean consents = reader.u8() == 1;
      List<Recorded> recorded = new ArrayList<>();
      for (int i = 0; i < registry.definitions().size(); i++) {
        recorded.add(readRecorded(reader));
      }
      lives.add(new Life(device, consents, recorded));
    }
    return new FileScript(registry, window, service, seed, lives);
  }

  private static Instant readInstant(ByteReader reader) {
    long seconds = reader.i64();
    if (seconds < 0 || seconds > MAX_EPOCH_SECONDS) {
      throw new MalformedException(
          "instant is " + seconds + " s, it must be from 0 to " + MAX_EPOCH_SECONDS);
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static Recorded readRecorded(ByteReader reader) {
    int kind = reader.u8();
    return switch (kind) {
      case 0 -> new Recorded.Nothing();
      case 1 -> new Recorded.Word(reader.text(MAX_TEXT_BYTES, "word"));
      case 2 -> new Recorded.Whole(reader.i64());
      default -> throw new MalformedException("unknown kind of recorded value " + kind);
    };
  }
}
