package dev.sotto.metric;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The canonical bytes of a definition: one definition has exactly one encoding, and its hash is its identity.
///
/// ```
///  header          "SDEF" 1
///  name            text             purpose    text
///  version         u16              legalBasis u8
///  description     text             owner      text
///  expires         varint, days since 1970-01-01
///  retention       u16, days        trustModel u8
///  epsilon         i64, billionths  cohort     u32
///  window          u32, seconds     late       u8
///  keep            u8               absent     u8 0, or u8 1 and u32 index
///  dimensions      u8, then for each: name text, values u8, each text
///  kind            u8   1 yes-no
///                       2 choice: values u32, each text
///                       3 ranges: unit text, edges u32, each i64
///  oracle          as FrequencyOracle owns it
/// ```
public final class CanonicalDefinition {
  private static final Header HEADER = new Header("SDEF", 1);
  private static final int YES_NO = 1;
  private static final int CHOICE = 2;
  private static final int RANGES = 3;
  private static final int MAX_VALUES = 1 << 20;
  private static final int MAX_TEXT_BYTES = 4 * Identifiers.MAX_PROSE;

  private CanonicalDefinition() {}

  /// The canonical bytes of `definition`.
  public static Bytes encode(MetricDefinition definition) {
    ByteWriter writer = new ByteWriter(256);
    HEADER.write(writer);
    writeTerms(writer, definition.terms());
    writer.u32(definition.schedule().seconds()).u8(definition.schedule().late());
    writer.u8(definition.keep().code());
    writeAbsent(writer, definition.absent());
    writeSegments(writer, definition.segments());
    writeKind(writer, definition);
    definition.oracle().write(writer);
    return writer.toBytes();
  }

  /// The definition that `bytes` encode.
  public static Decoded<MetricDefinition> decode(Bytes bytes) {
    return Decoded.of(bytes, CanonicalDefinition::read);
  }

  private static MetricDefinition read(ByteReader reader) {
    HEADER.expect(reader);
    Terms terms = readTerms(reader);
    Schedule schedule = new Schedule(Duration.ofSeconds(reader.u32()), reader.u8());
    Keep keep = byCode(Keep.values(), Keep::code, reader.u8(), "keep");
    Absent absent = readAbsent(reader);
    Segments segments = readSegments(reader);
    int kind = reader.u8();
    if (kind == YES_NO) {
      return new YesNoMetric(terms, schedule, keep, absent, segments, FrequencyOracle.read(reader));
    }
    if (kind == CHOICE) {
      List<String> values = readList(reader, r -> text(r, "label"));
      return new ChoiceMetric(
          terms, schedule, keep, absent, segments, values, FrequencyOracle.read(reader));
    }
    if (kind == RANGES) {
      String unit = text(reader, "unit");
      List<Long> edges = readList(reader, ByteReader::i64);
      return new RangeMetric(
          terms, schedule, keep, absent, segments, unit, edges, FrequencyOracle.read(reader));
    }
    throw new MalformedException("unknown kind of metric " + kind);
  }

  private static void writeTerms(ByteWriter writer, Terms terms) {
    writer.text(terms.name().text()).u16(terms.version()).text(terms.description());
    writer.text(terms.purpose().text()).u8(terms.legalBasis().code()).text(terms.owner());
    writer.varint(terms.expires().toEpochDay()).u16(terms.retentionDays());
    writer.u8(terms.trustModel().code()).i64(terms.epsilon().nanos()).u32(terms.minimumCohort());
  }

  private static Terms readTerms(ByteReader reader) {
    MetricName name = new MetricName(text(reader, "name"));
    int version = reader.u16();
    String description = text(reader, "description");
    Purpose purpose = new Purpose(text(reader, "purpose"));
    LegalBasis basis = byCode(LegalBasis.values(), LegalBasis::code, reader.u8(), "legal basis");
    String owner = text(reader, "owner");
    LocalDate expires = LocalDate.ofEpochDay(reader.varint(Integer.MAX_VALUE, "expiry"));
    int retentionDays = reader.u16();
    TrustModel trust = byCode(TrustModel.values(), TrustModel::code, reader.u8(), "trust model");
    Epsilon epsilon = new Epsilon(reader.i64());
    int cohort = bounded(reader.u32(), "minimum cohort");
    return new Terms(
        name,
        version,
        description,
        purpose,
        basis,
        owner,
        expires,
        retentionDays,
        trust,
        epsilon,
        cohort);
  }

  private static void writeAbsent(ByteWriter writer, Absent absent) {
    if (absent instanceof Absent.Value value) {
      writer.u8(1).u32(value.index());
    } else {
      writer.u8(0);
    }
  }

  private static Absent readAbsent(ByteReader reader) {
    int form = reader.u8();
    if (form > 1) {
      throw new MalformedException("unknown form of absence " + form);
    }
    return form == 0
        ? new Absent.None()
        : new Absent.Value(bounded(reader.u32(), "index of the absent value"));
  }

  private static void writeSegments(ByteWriter writer, Segments segments) {
    writer.u8(segments.dimensions().size());
    for (Segments.Dimension dimension : segments.dimensions()) {
      writer.text(dimension.name()).u8(dimension.values().size());
      dimension.values().forEach(writer::text);
    }
  }

  private static Segments readSegments(ByteReader reader) {
    List<Segments.Dimension> dimensions = new ArrayList<>();
    for (int left = reader.u8(); left > 0; left--) {
      String name = text(reader, "segment dimension");
      List<String> values = new ArrayList<>();
      for (int more = reader.u8(); more > 0; more--) {
        values.add(text(reader, "segment value"));
      }
      dimensions.add(new Segments.Dimension(name, values));
    }
    return new Segments(dimensions);
  }

  private static void writeKind(ByteWriter writer, MetricDefinition definition) {
    if (definition instanceof YesNoMetric) {
      writer.u8(YES_NO);
    } else if (definition instanceof ChoiceMetric choice) {
      writer.u8(CHOICE).u32(choice.values().size());
      choice.values().forEach(writer::text);
    } else if (definition instanceof RangeMetric ranges) {
      writer.u8(RANGES).text(ranges.unit()).u32(ranges.edges().size());
      ranges.edges().forEach(writer::i64);
    } else {
      throw new AssertionError(definition);
    }
  }

  private static <T> List<T> readList(ByteReader reader, Function<ByteReader, T> element) {
    long count = reader.u32();
    if (count > MAX_VALUES + 1) {
      throw new MalformedException(count + " values, at most " + MAX_VALUES + " are allowed");
    }
    List<T> list = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      list.add(element.apply(reader));
    }
    return list;
  }

  private static int bounded(long value, String what) {
    if (value > Integer.MAX_VALUE) {
      throw new MalformedException(
          what + " is " + value + ", at most " + Integer.MAX_VALUE + " is allowed");
    }
    return (int) value;
  }

  private static String text(ByteReader reader, String what) {
    return reader.text(MAX_TEXT_BYTES, what);
  }

  private static <E extends Enum<E>> E byCode(
      E[] all, ToIntFunction<E> code, int wanted, String what) {
    for (E candidate : all) {
      if (code.applyAsInt(candidate) == wanted) {
        return candidate;
      }
    }
    throw new MalformedException("unknown " + what + " " + wanted);
  }
}
