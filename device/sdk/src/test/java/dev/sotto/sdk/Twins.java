package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.util.Optional;

/// Storages and ciphers broken on purpose, each in one way that a check of the device must notice. Faults of the device
/// itself are twins, in `quality/twins`.
final class Twins {
  private Twins() {}

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
