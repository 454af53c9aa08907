package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Keep;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.WindowNumber;
import dev.sotto.testkit.Generator;
import dev.sotto.testkit.Property;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// The formats of what a device keeps: what it writes it reads, what it does not write it refuses and never trips over.
class StateFormatTest {
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);

  private static DeviceState state(SeededRandom random) {
    List<DeviceState.Since> registries = new ArrayList<>();
    registries.add(new DeviceState.Since(Long.MIN_VALUE, Bytes.of(random.bytes(32))));
    registries.add(new DeviceState.Since(random.nextInt(), Bytes.of(random.bytes(32))));
    TreeMap<MetricName, Account> accounts = new TreeMap<>();
    TreeMap<Long, Epsilon> days = new TreeMap<>();
    List<Upload> spool = new ArrayList<>();
    for (int i = random.between(0, 4); i > 0; i--) {
      List<Account.Stored> segments = new ArrayList<>();
      for (int j = random.between(0, 3); j > 0; j--) {
        segments.add(new Account.Stored(random.nextInt(), random.between(0, 0xffff)));
      }
      Epsilon spent = new Epsilon(random.nextLong(Epsilon.MAX_NANOS));
      accounts.put(new MetricName("m" + i), new Account(spent, random.nextInt(), segments));
      days.put((long) random.between(-9, 99), new Epsilon(random.nextLong(1L << 40)));
      Upload.Waiting waiting =
          new Upload.Waiting(TestMetrics.QUALITY, Bytes.of(random.bytes(random.between(44, 300))));
      spool.add(new Upload(random.nextInt(), random.between(0, 99), List.of(waiting, waiting)));
    }
    TreeSet<Purpose> granted = new TreeSet<>(List.of(TestMetrics.QUALITY, TestMetrics.PLANNING));
    return new DeviceState(
        registries,
        granted,
        accounts,
        new Days(-10, days),
        spool,
        new DeviceState.Sent(random.between(0, 1 << 20), random.between(0, 9)));
  }

  /// A window that holds two of three places.
  private static OpenWindow window() {
    OpenWindow window = new OpenWindow();
    DefinitionId id = new DefinitionId(Bytes.hex("00112233445566778899aabbccddeeff"));
    window.record(new OpenWindow.Place(id, new WindowNumber(7)), Keep.LAST, 42);
    window.record(new OpenWindow.Place(id, new WindowNumber(8)), Keep.LAST, -1);
    return window;
  }

  private static Bytes vector(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StateFormatTest.class.getResourceAsStream("/" + name), name)) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return Bytes.hex(hex.replaceAll("\\s", ""));
    }
  }

  @Test
  void a_state_is_read_as_it_was_written() {
    Property.forAll(
        StateFormatTest::state,
        state -> {
          for (boolean simulated : new boolean[] {false, true}) {
            Bytes bytes = DeviceStateFormat.encode(state, simulated);
            assertThat(DeviceStateFormat.decode(bytes, simulated).orThrow()).isEqualTo(state);
            assertThat(DeviceStateFormat.decode(bytes, !simulated))
                .isInstanceOf(Decoded.Malformed.class);
          }
        });
  }

  @Test
  void a_state_changed_in_any_bit_or_cut_at_any_byte_is_refused() {
    Bytes bytes = DeviceStateFormat.encode(state(new SeededRandom(5)), true);
    for (int i = 0; i < bytes.length(); i++) {
      byte[] changed = bytes.toByteArray();
      for (int bit = 0; bit < 8; bit++) {
        changed[i] ^= (byte) (1 << bit);
        assertThat(DeviceStateFormat.decode(Bytes.of(changed), true))
            .isInstanceOf(Decoded.Malformed.class);
        changed[i] ^= (byte) (1 << bit);
      }
      assertThat(DeviceStateFormat.decode(bytes.slice(0, i), true))
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  /// `body` with the checksum that a state ends with.
  private static Bytes withChecksum(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return new ByteWriter().bytes(Bytes.of(body)).u32(crc.getValue()).toBytes();
  }

  @Test
  void hostile_bytes_under_a_right_checksum_never_throw() {
    Bytes good = DeviceStateFormat.encode(state(new SeededRandom(6)), true);
    byte[] body = good.slice(0, good.length() - 4).toByteArray();
    Generator<byte[]> hostile =
        random -> {
          byte[] changed = body.clone();
          for (int i = random.between(1, 5); i > 0; i--) {
            int at = random.nextInt(changed.length);
            changed[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
          }
          return changed;
        };
    Property.forAll(
        2000,
        hostile,
        bytes -> {
          if (DeviceStateFormat.decode(withChecksum(bytes), true)
              instanceof Decoded.Ok<DeviceState> ok) {
            assertThat(DeviceStateFormat.encode(ok.value(), true).length()).isPositive();
          }
        });
  }

  private static SecretBytes secret(Bytes plain) {
    return SecretBytes.taking(plain.toByteArray());
  }

  private static Bytes plain(SecretBytes secret) {
    return Bytes.of(secret.insecureArray());
  }

  @Test
  void arbitrary_bytes_never_throw() {
    Property.forAll(
        1000,
        Generator.byteArrays(400),
        bytes -> {
          assertThat(DeviceStateFormat.decode(Bytes.of(bytes), true)).isNotNull();
          assertThat(DeviceStateFormat.decode(withChecksum(bytes), true)).isNotNull();
          assertThat(OpenWindow.decode(secret(Bytes.of(bytes)))).isNotNull();
          MemoryStorage keys = new MemoryStorage();
          keys.write("window-keys", Bytes.of(bytes));
          AesGcmCipher cipher = AesGcmCipher.in(keys, new SeededRandom(1)::nextLong);
          assertThat(cipher.open(Bytes.of(bytes))).isEmpty();
        });
  }

  @Test
  void times_no_clock_can_say_are_refused() {
    ByteWriter writer = new ByteWriter();
    new Header("SDEV", 1).write(writer);
    writer.u8(1).varint(0).varint(0).varint(1).text("m").i64(0).i64(Long.MAX_VALUE).u8(0);
    writer.i64(0).varint(0).varint(0).varint(0).varint(0);
    assertThat(DeviceStateFormat.decode(withChecksum(writer.toBytes().toByteArray()), true))
        .isEqualTo(
            new Decoded.Malformed<>(
                "end of what is closed is at epoch second 9223372036854775807, outside the years 1"
                    + " to 9999"));
  }

  @Test
  void an_open_window_is_read_as_it_was_written_and_has_the_same_length_when_empty() {
    OpenWindow window = window();
    Bytes bytes = plain(window.encode(9, 1));
    OpenWindow.Held held = OpenWindow.decode(secret(bytes)).orThrow();
    assertThat(held).isEqualTo(new OpenWindow.Held(9, window.all()));
    assertThat(new OpenWindow().encode(9, 1).length()).isEqualTo(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      assertThat(OpenWindow.decode(secret(bytes.slice(0, i))))
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  /// The vectors were made by version 1 of these formats, the commit that added this test; checksum and AES-GCM were
  /// checked against another program.
  @Test
  void the_formats_are_those_of_the_golden_vectors() throws IOException {
    Account account =
        new Account(TestMetrics.ONE, 1_773_104_400, List.of(new Account.Stored(1_773_100_800, 2)));
    DeviceState state =
        new DeviceState(
            List.of(new DeviceState.Since(Long.MIN_VALUE, Bytes.of(new byte[32]))),
            new TreeSet<>(List.of(TestMetrics.QUALITY)),
            new TreeMap<>(Map.of(new MetricName("crashed"), account)),
            new Days(20_521, new TreeMap<>(Map.of(20_522L, TestMetrics.ONE))),
            List.of(
                new Upload(
                    1_773_105_000_000L,
                    3,
                    List.of(new Upload.Waiting(TestMetrics.QUALITY, Bytes.hex("01ff"))))),
            new DeviceState.Sent(300, 1));
    assertThat(DeviceStateFormat.encode(state, true).toHex())
        .isEqualTo(vector("device-state-1.hex").toHex());
    assertThat(DeviceStateFormat.decode(vector("device-state-1.hex"), true).orThrow())
        .isEqualTo(state);
    assertThat(plain(window().encode(5, 1)).toHex()).isEqualTo(vector("open-window-1.hex").toHex());
    MemoryStorage storage = new MemoryStorage();
    storage.write("window-keys", vector("window-keys-1.hex"));
    AesGcmCipher cipher = AesGcmCipher.in(storage, new SeededRandom(1)::nextLong);
    assertThat(cipher.open(vector("window-sealed-1.hex")).map(StateFormatTest::plain))
        .contains(Bytes.utf8("sotto voce"));
  }

  @Test
  void bad_vectors_are_refused() throws IOException {
    for (String bad : List.of("bad_device-state-version.hex", "bad_device-state-trailing.hex")) {
      assertThat(DeviceStateFormat.decode(vector(bad), true))
          .as(bad)
          .isInstanceOf(Decoded.Malformed.class);
    }
    assertThat(OpenWindow.decode(secret(vector("bad_open-window-held.hex"))))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void a_device_whose_state_is_cut_anywhere_stays_silent_spends_nothing_and_says_so()
      throws IOException {
    TestDevice whole = TestDevice.opened(TestMetrics.registry(CRASHED));
    whole.sotto().grant(TestMetrics.QUALITY);
    whole.live(Duration.ofHours(1));
    whole.close();
    byte[] state = Files.readAllBytes(whole.directory().resolve("state"));
    for (int length = 0; length < state.length; length++) {
      TestDevice device =
          new TestDevice(TestMetrics.registry(CRASHED), 1, n -> ScriptedService.Reaction.ACCEPTED);
      Files.createDirectories(device.directory());
      Path file = device.directory().resolve("state");
      byte[] cut = Bytes.of(state).slice(0, length).toByteArray();
      Files.write(file, cut);
      device.open();
      device.sotto().grant(TestMetrics.QUALITY);
      device.sotto().yesNo("crashed").record(true);
      device.live(Duration.ofHours(3));
      Inspection seen = device.sotto().inspect();
      assertThat(seen.silent()).isTrue();
      assertThat(seen.recorded()).isEmpty();
      assertThat(seen.spent()).isEmpty();
      assertThat(device.service.bodies()).isEmpty();
      device.close();
      assertThat(Files.readAllBytes(file)).isEqualTo(cut);
      assertThat(device.log).anyMatch(line -> line.contains("stays silent"));
    }
  }

  @Test
  void a_device_that_begins_anew_where_it_cannot_read_is_caught() throws IOException {
    TestDevice device =
        new TestDevice(TestMetrics.registry(CRASHED), 1, n -> ScriptedService.Reaction.ACCEPTED);
    device.storage(Twins::beginningAnew);
    Files.createDirectories(device.directory());
    Files.write(device.directory().resolve("state"), new byte[40]);
    device.open();
    assertThat(device.sotto().inspect().silent()).isFalse();
  }

  @Test
  void a_window_file_that_is_cut_anywhere_falls_back_to_the_forced_one() throws IOException {
    for (int length = 0; length < 150; length += 7) {
      TestDevice device = TestDevice.opened(TestMetrics.registry(CRASHED));
      device.sotto().grant(TestMetrics.QUALITY);
      device.settle();
      device.sotto().yesNo("crashed").record(false);
      device.runAfter(Duration.ofMinutes(20)); // forces it
      device.sotto().yesNo("crashed").record(true);
      device.settle();
      device.kill();
      Path file = device.directory().resolve("window-written");
      byte[] content = Files.readAllBytes(file);
      Files.write(
          file, Bytes.of(content).slice(0, Math.min(length, content.length - 1)).toByteArray());
      device.open();
      assertThat(device.sotto().inspect().recorded()).hasSize(1);
      assertThat(device.sotto().inspect().silent()).isFalse();
    }
  }

  @Test
  void the_state_of_a_real_device_silences_a_simulated_one() throws IOException {
    TestDevice device = TestDevice.opened(TestMetrics.registry(CRASHED));
    device.close();
    Path file = device.directory().resolve("state");
    DeviceState state = device.state();
    Files.write(file, DeviceStateFormat.encode(state, false).toByteArray());
    device.open();
    assertThat(device.sotto().inspect().silent()).isTrue();
    assertThat(device.log).anyMatch(line -> line.contains("real device"));
  }
}
