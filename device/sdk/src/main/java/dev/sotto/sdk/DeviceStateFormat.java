package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Identifiers;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.protocol.Report;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/// The byte form of [DeviceState].
///
/// ```
///  header      "SDEV" 1
///  simulated   u8      1 if the device is simulated
///  registries  varint, then each: from i64, hash 32 bytes
///  granted     varint, then each: text
///  accounts    varint, then each: name text, spent i64, closed until i64,
///                                 segments u8, then each: window start i64, segment u16
///  days        from i64, varint, then each: epoch day i64, charged i64
///  spool       varint, then each: due i64, attempts varint, reports varint,
///                                 then each: purpose text, report with a varint length
///  sent        accepted varint, refused varint
///  checksum    u32     CRC-32 of all before it
/// ```
final class DeviceStateFormat {
  private static final Header HEADER = new Header("SDEV", 1);
  private static final int HASH_BYTES = 32;
  private static final int MAX_COUNT = 1 << 16;
  private static final int CHECKSUM_BYTES = 4;

  private DeviceStateFormat() {}

  static Bytes encode(DeviceState state, boolean simulated) {
    ByteWriter writer = new ByteWriter(512);
    HEADER.write(writer);
    writer.u8(simulated ? 1 : 0).varint(state.registries().size());
    state.registries().forEach(since -> writer.i64(since.from()).bytes(since.hash()));
    writer.varint(state.granted().size());
    state.granted().forEach(purpose -> writer.text(purpose.text()));
    writer.varint(state.accounts().size());
    state.accounts().forEach((name, account) -> write(writer, name, account));
    writer.i64(state.days().from()).varint(state.days().charged().size());
    state.days().charged().forEach((day, charged) -> writer.i64(day).i64(charged.nanos()));
    writer.varint(state.spool().size());
    state.spool().forEach(upload -> write(writer, upload));
    writer.varint(state.sent().accepted()).varint(state.sent().refused());
    Bytes body = writer.toBytes();
    return writer.u32(checksum(body)).toBytes();
  }

  static Decoded<DeviceState> decode(Bytes bytes, boolean simulated) {
    int end = bytes.length() - CHECKSUM_BYTES;
    if (end < Header.LENGTH) {
      return new Decoded.Malformed<>("device state is " + bytes.length() + " bytes");
    }
    Decoded<Bytes> known = Decoded.of(bytes.slice(0, Header.LENGTH), DeviceStateFormat::header);
    if (known instanceof Decoded.Malformed<Bytes> other) {
      return new Decoded.Malformed<>(other.why()); // before the check: it may be another's
    }
    Bytes body = bytes.slice(0, end);
    long stated = new ByteReader(bytes.slice(end, bytes.length())).u32();
    long found = checksum(body);
    if (stated != found) {
      return new Decoded.Malformed<>("device state has checksum " + found + ", states " + stated);
    }
    return Decoded.of(body, reader -> read(reader, simulated));
  }

  private static Bytes header(ByteReader reader) {
    HEADER.expect(reader);
    return Bytes.of();
  }

  private static DeviceState read(ByteReader reader, boolean simulated) {
    HEADER.expect(reader);
    if (reader.u8() != (simulated ? 1 : 0)) {
      throw new MalformedException(
          "state of a "
              + (simulated ? "real" : "simulated")
              + " device cannot be used by the other kind");
    }
    List<DeviceState.Since> registries = new ArrayList<>();
    for (int left = count(reader, "registries"); left > 0; left--) {
      registries.add(new DeviceState.Since(reader.i64(), reader.bytes(HASH_BYTES)));
    }
    TreeSet<Purpose> granted = new TreeSet<>();
    for (int left = count(reader, "purposes"); left > 0; left--) {
      granted.add(new Purpose(reader.text(Identifiers.MAX_NAME, "purpose")));
    }
    TreeMap<MetricName, Account> accounts = new TreeMap<>();
    for (int left = count(reader, "accounts"); left > 0; left--) {
      MetricName name = new MetricName(reader.text(Identifiers.MAX_NAME, "name"));
      accounts.put(name, readAccount(reader));
    }
    Days days = readDays(reader);
    List<Upload> spool = new ArrayList<>();
    for (int left = count(reader, "uploads"); left > 0; left--) {
      spool.add(readUpload(reader));
    }
    DeviceState.Sent sent = new DeviceState.Sent(reader.varint(), reader.varint());
    return new DeviceState(registries, granted, accounts, days, spool, sent);
  }

  private static void write(ByteWriter writer, MetricName name, Account account) {
    writer.text(name.text()).i64(account.spent().nanos()).i64(account.closedUntil());
    writer.u8(account.segments().size());
    account.segments().forEach(stored -> writer.i64(stored.start()).u16(stored.segment()));
  }

  private static Account readAccount(ByteReader reader) {
    Epsilon spent = new Epsilon(reader.i64());
    long closedUntil = reader.i64();
    List<Account.Stored> segments = new ArrayList<>();
    for (int left = reader.u8(); left > 0; left--) {
      segments.add(new Account.Stored(reader.i64(), reader.u16()));
    }
    return new Account(spent, closedUntil, segments);
  }

  private static Days readDays(ByteReader reader) {
    long from = reader.i64();
    TreeMap<Long, Epsilon> charged = new TreeMap<>();
    for (int left = count(reader, "days"); left > 0; left--) {
      charged.put(reader.i64(), new Epsilon(reader.i64()));
    }
    return new Days(from, charged);
  }

  private static void write(ByteWriter writer, Upload upload) {
    writer.i64(upload.dueMillis()).varint(upload.attempts()).varint(upload.reports().size());
    for (Upload.Waiting waiting : upload.reports()) {
      writer.text(waiting.purpose().text()).prefixed(waiting.report());
    }
  }

  private static Upload readUpload(ByteReader reader) {
    long due = reader.i64();
    int attempts = reader.varint(Integer.MAX_VALUE, "attempts");
    List<Upload.Waiting> reports = new ArrayList<>();
    for (int left = count(reader, "reports"); left > 0; left--) {
      Purpose purpose = new Purpose(reader.text(Identifiers.MAX_NAME, "purpose"));
      reports.add(new Upload.Waiting(purpose, reader.prefixed(Report.MAX_BYTES, "report")));
    }
    return new Upload(due, attempts, reports);
  }

  private static int count(ByteReader reader, String what) {
    return reader.varint(MAX_COUNT, "number of " + what);
  }

  private static long checksum(Bytes body) {
    CRC32 crc = new CRC32();
    crc.update(body.toByteArray());
    return crc.getValue();
  }
}
