package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import dev.sotto.metric.MetricName;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Devices broken on purpose, each in one way that a check must notice.
final class Twins {
  private Twins() {}

  /// A closing that looks at what is held where it must not.
  private static class Looking extends Closing {
    private OpenWindow held = new OpenWindow();

    Looking(Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
      super(plans, segments, random, departure);
    }

    @Override
    DeviceState close(DeviceState before, OpenWindow window, Instant by, Instant now) {
      held = window;
      return super.close(before, window, by, now);
    }

    OptionalLong value(Ended ended) {
      return held.held(new OpenWindow.Place(ended.metric().id(), ended.window()));
    }
  }

  static Steps skipsNone() {
    return new Steps() {
      @Override
      Closing closing(
          Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
        return new Looking(plans, segments, random, departure) {
          @Override
          boolean participates(Ended window, DeviceState state) {
            return super.participates(window, state) && value(window).isPresent();
          }
        };
      }
    };
  }

  static Steps stopsWhenUnchanged() {
    Map<MetricName, OptionalLong> last = new HashMap<>();
    return new Steps() {
      @Override
      Closing closing(
          Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
        return new Looking(plans, segments, random, departure) {
          @Override
          boolean participates(Ended window, DeviceState state) {
            OptionalLong before = last.put(window.metric().name(), value(window));
            return super.participates(window, state) && !value(window).equals(before);
          }
        };
      }
    };
  }

  static Steps chargesRecordsOnly() {
    return new Steps() {
      @Override
      Closing closing(
          Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
        return new Looking(plans, segments, random, departure) {
          @Override
          boolean charge(Ended window, Ledger ledger) {
            return !value(window).isPresent() || super.charge(window, ledger);
          }
        };
      }
    };
  }

  /// Every window is free of charge.
  static Steps neverCharges() {
    return new Steps() {
      @Override
      Closing closing(
          Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
        return new Closing(plans, segments, random, departure) {
          @Override
          boolean charge(Ended window, Ledger ledger) {
            return true;
          }
        };
      }
    };
  }

  /// What is closed is whatever the clock says has ended.
  static Steps believesTheClock() {
    return new Steps() {
      @Override
      Closing closing(
          Plans plans, Map<String, String> segments, RandomSource random, Departure departure) {
        return new Closing(plans, segments, random, departure) {
          @Override
          DeviceState close(DeviceState before, OpenWindow held, Instant by, Instant now) {
            TreeMap<MetricName, Account> reopened = new TreeMap<>(before.accounts());
            reopened.replaceAll((name, account) ->
                new Account(
                    account.spent(),
                    Math.min(account.closedUntil(), by.getEpochSecond() - 900),
                    account.segments()));
            return super.close(before.withAccounts(reopened), held, by, now);
          }
        };
      }
    };
  }

  /// What was closed stays in memory, as long as there is room.
  static Steps keepsClosedValues() {
    return new Steps() {
      @Override
      OpenWindow openWindow() {
        return new OpenWindow() {
          @Override
          synchronized void drop(Predicate<Place> which) {}
        };
      }
    };
  }

  /// Takes up every value that was kept, also one whose purpose was withdrawn since.
  static Steps restoresAll() {
    return new Steps() {
      @Override
      OpenWindowFile windowFile(
          DeviceStorage storage, WindowCipher cipher, OpenWindow window, int metrics) {
        return new OpenWindowFile(storage, cipher, window, metrics) {
          @Override
          synchronized void load(Predicate<OpenWindow.Place> wanted) throws IOException {
            super.load(place -> true);
          }
        };
      }
    };
  }

  /// A storage that begins anew where it cannot read.
  static DeviceStorage beginningAnew(DeviceStorage real) {
    return new Wrapped(real) {
      @Override
      public Optional<Bytes> read(String name) throws IOException {
        return super.read(name)
            .filter(kept ->
                !name.equals("state")
                    || DeviceStateFormat.decode(kept, true) instanceof Decoded.Ok);
      }
    };
  }

  /// A storage that takes a lost state for a first day.
  static DeviceStorage forgettingItsFormerLife(DeviceStorage real) {
    return new Wrapped(real) {
      @Override
      public Optional<Bytes> read(String name) throws IOException {
        boolean lost = !super.read("state").isPresent();
        return lost && name.startsWith("window-") ? Optional.empty() : super.read(name);
      }
    };
  }

  /// A device that leaves a trace of its life before its first state is durable.
  static DeviceStorage tracesBeforeTheState(DeviceStorage real) {
    return new Wrapped(real) {
      @Override
      public void force(String name, Bytes content) throws IOException {
        if (name.equals("state") && !read("window-forced").isPresent()) {
          super.force("window-forced", Bytes.of());
        }
        super.force(name, content);
      }
    };
  }

  static Steps forcesRecords() {
    return new Steps() {
      @Override
      OpenWindowFile windowFile(
          DeviceStorage storage, WindowCipher cipher, OpenWindow window, int metrics) {
        return new OpenWindowFile(storage, cipher, window, metrics) {
          @Override
          synchronized void write() throws IOException {
            force();
          }
        };
      }
    };
  }

  /// A retry carries a new payload under a new id.
  static Steps drawsAgain() {
    SeededRandom noise = new SeededRandom(2);
    return new Steps() {
      @Override
      Departure departure(RandomSource random) {
        return new Departure(random) {
          @Override
          Upload again(Upload failed, Instant now) {
            Upload again = super.again(failed, now);
            List<Upload.Waiting> fresh =
                again.reports().stream()
                    .map(waiting -> new Upload.Waiting(waiting.purpose(), redrawn(waiting)))
                    .toList();
            return new Upload(again.dueMillis(), again.attempts(), fresh);
          }
        };
      }

      private Bytes redrawn(Upload.Waiting waiting) {
        Report drawn = Report.decode(waiting.report()).orThrow();
        ReportId id = new ReportId(Bytes.of(noise.bytes(ReportId.LENGTH)));
        Bytes payload = Bytes.of(new byte[drawn.payload().length()]);
        return new Report(drawn.definition(), drawn.window(), drawn.segment(), id, payload)
            .encode();
      }
    };
  }

  /// A cipher under which what was deleted can still be read.
  static WindowCipher neverForgetting(WindowCipher real) {
    return new WindowCipher() {
      @Override
      public Bytes seal(SecretBytes plain) throws IOException {
        return real.seal(plain);
      }

      @Override
      public Optional<SecretBytes> open(Bytes sealed) throws IOException {
        return real.open(sealed);
      }

      @Override
      public void renew() {}

      @Override
      public void forgetFormerKeys() {}
    };
  }

  /// A storage that answers before anything is durable.
  static DeviceStorage neverForcing(DeviceStorage real) {
    return new Wrapped(real) {
      @Override
      public void force(String name, Bytes content) throws IOException {
        write(name, content);
      }
    };
  }

  /// A storage that saves itself the force of what it reads there already.
  static DeviceStorage skippingTheUnchanged(DeviceStorage real) {
    return new Wrapped(real) {
      @Override
      public void force(String name, Bytes content) throws IOException {
        if (!read(name).equals(Optional.of(content))) {
          super.force(name, content);
        }
      }
    };
  }

  /// Passes all on; what is secret as if it were not, so that one method has all entries.
  static class Wrapped implements DeviceStorage {
    private final DeviceStorage real;

    Wrapped(DeviceStorage real) {
      this.real = real;
    }

    @Override
    public Optional<Bytes> read(String name) throws IOException {
      return real.read(name);
    }

    @Override
    public void write(String name, Bytes content) throws IOException {
      real.write(name, content);
    }

    @Override
    public void force(String name, Bytes content) throws IOException {
      real.force(name, content);
    }

    @Override
    public Optional<SecretBytes> readSecret(String name) throws IOException {
      return read(name).map(content -> SecretBytes.taking(content.toByteArray()));
    }

    @Override
    public void forceSecret(String name, SecretBytes content) throws IOException {
      force(name, Bytes.of(content.insecureArray()));
    }

    @Override
    public void delete(String name) throws IOException {
      real.delete(name);
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
