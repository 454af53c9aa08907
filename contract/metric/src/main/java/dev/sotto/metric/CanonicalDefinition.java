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

/// The canonical bytes of a definition. Whoever publishes a definition encodes it, once; from then on it is known by the
/// bytes that were published, which [Metric] keeps, and not by what this would write today.
///
/// ```
///  header          "SDEF" 1
///  name            text
///  version         u16
///  description     text
///  purpose         text
///  legalBasis      u8
///  owner           text
///  expires         varint, days since 1970-01-01
///  retention       u16, days
///  trustModel      u8
///  epsilon         i64, billionths
///  cohort          u32
///  window          u32, seconds
///  late            u8
///  keep            u8
///  absent          u8 0, or u8 1 and u32 index
///  dimensions      u8, then for each: name text, values u8, each text
///  kind            u8   1 yes-no
///                       2 choice: values u32, each text
///                       3 ranges: bins
///                       4 mean: unit text, least i64, most i64
///                       5 count: unit text, most i64
///                       6 quantiles: bins, quantiles u8, each u16 in thousandths
///  bins            unit text, edges u32, each i64
///  oracle          as FrequencyOracle owns it
/// ```
final class CanonicalDefinition {
  /// What is written. Apart from what is read, since definitions of earlier versions are read for ever.
  private static final Header WRITTEN = new Header("SDEF", 1);

  private static final Header READ = new Header("SDEF", 1);
  private static final int YES_NO = 1;
  private static final int CHOICE = 2;
  private static final int RANGES = 3;
  private static final int MEAN = 4;
  private static final int COUNT = 5;
  private static final int QUANTILES = 6;
  private static final int MAX_VALUES = 1 << 20;
  private static final int MAX_TEXT_BYTES = 4 * Identifiers.MAX_PROSE;

  private CanonicalDefinition() {}

  /// The canonical bytes of `definition`.
  static Bytes encode(MetricDefinition definition) {
    ByteWriter writer = new ByteWriter(256);
    WRITTEN.write(writer);
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
  static Decoded<MetricDefinition> decode(Bytes bytes) {
    return Decoded.of(bytes, CanonicalDefinition::read);
  }

  private static MetricDefinition read(ByteReader reader) {
    READ.expect(reader);
    Terms terms = readTerms(reader);
    Schedule schedule = new Schedule(Duration.ofSeconds(reader.u32()), reader.u8());
    Keep keep = byCode(Keep.values(), Keep::code, reader.u8(), "keep");
    Absent absent = readAbsent(reader);
    Segments segments = readSegments(reader);
    return readKind(reader, new Common(terms, schedule, keep, absent, segments));
  }

  /// What stands before the kind.
  private record Common(
      Terms terms, Schedule schedule, Keep keep, Absent absent, Segments segments) {}

  private static MetricDefinition readKind(ByteReader reader, Common c) {
    int kind = reader.u8();
    if (kind == YES_NO) {
      return new YesNoMetric(
          c.terms, c.schedule, c.keep, c.absent, c.segments, FrequencyOracle.read(reader));
    }
    if (kind == CHOICE) {
      List<String> values = readList(reader, r -> text(r, "label"));
      FrequencyOracle oracle = FrequencyOracle.read(reader);
      return new ChoiceMetric(c.terms, c.schedule, c.keep, c.absent, c.segments, values, oracle);
    }
    if (kind == RANGES) {
      Bins bins = readBins(reader);
      FrequencyOracle oracle = FrequencyOracle.read(reader);
      return new RangeMetric(c.terms, c.schedule, c.keep, c.absent, c.segments, bins, oracle);
    }
    return readNumbers(reader, c, kind);
  }

  private static MetricDefinition readNumbers(ByteReader reader, Common c, int kind) {
    if (kind == MEAN) {
      String unit = text(reader, "unit");
      long least = reader.i64();
      long most = reader.i64();
      FrequencyOracle oracle = FrequencyOracle.read(reader);
      return new MeanMetric(
          c.terms, c.schedule, c.keep, c.absent, c.segments, unit, least, most, oracle);
    }
    if (kind == COUNT) {
      String unit = text(reader, "unit");
      long most = reader.i64();
      FrequencyOracle oracle = FrequencyOracle.read(reader);
      return requireSame(c, new CountMetric(c.terms, c.schedule, c.segments, unit, most, oracle));
    }
    if (kind == QUANTILES) {
      Bins bins = readBins(reader);
      List<Integer> perMille = new ArrayList<>();
      for (int left = reader.u8(); left > 0; left--) {
        perMille.add(reader.u16());
      }
      FrequencyOracle oracle = FrequencyOracle.read(reader);
      return requireSame(
          c, new QuantileMetric(c.terms, c.schedule, c.keep, c.segments, bins, perMille, oracle));
    }
    throw new MalformedException("unknown kind of metric " + kind);
  }

  /// Kinds that leave no choice of keep or absence are written with them all the same, and with no others.
  private static MetricDefinition requireSame(Common read, MetricDefinition definition) {
    if (read.keep != definition.keep() || !read.absent.equals(definition.absent())) {
      throw new MalformedException("keep or absence is not that of the kind " + definition.kind());
    }
    return definition;
  }

  private static Bins readBins(ByteReader reader) {
    String unit = text(reader, "unit");
    return new Bins(unit, readList(reader, ByteReader::i64));
  }

  private static void writeBins(ByteWriter writer, Bins bins) {
    writer.text(bins.unit()).u32(bins.edges().size());
    bins.edges().forEach(writer::i64);
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
      writeBins(writer.u8(RANGES), ranges.bins());
    } else if (definition instanceof MeanMetric mean) {
      writer.u8(MEAN).text(mean.unit()).i64(mean.least()).i64(mean.most());
    } else if (definition instanceof CountMetric count) {
      writer.u8(COUNT).text(count.unit()).i64(count.most());
    } else if (definition instanceof QuantileMetric quantiles) {
      writeBins(writer.u8(QUANTILES), quantiles.bins());
      writer.u8(quantiles.perMille().size());
      quantiles.perMille().forEach(writer::u16);
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
