package dev.sotto.node;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.journal.NewerVersionException;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.ServedRegistries;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The [Definitions] of a service as files, and the one place where a registry is published.
///
/// In its directory each registry is a file `HASH.registry` of its canonical bytes, HASH being their SHA-256 in
/// hexadecimal, and the file `current` names one of them:
///
/// ```
///  header  "SCUR" 1
///  hash    32 bytes
/// ```
///
/// Thread-safe.
final class DefinitionCatalog implements Definitions {
  private static final Header HEADER = new Header("SCUR", 1);
  private static final int HASH_BYTES = 32;
  private static final String SUFFIX = ".registry";
  private static final String CURRENT = "current";

  private final Path directory;
  private volatile Optional<ServedRegistries> served;

  private DefinitionCatalog(Path directory, Optional<ServedRegistries> served) {
    this.directory = directory;
    this.served = served;
  }

  /// The catalog in `directory`, which is created if it is missing.
  ///
  /// @throws NewerVersionException if a newer version wrote a file in it; nothing was changed
  /// @throws CorruptCatalogException if a file in it is damaged
  /// @throws IOException if it cannot be read or created
  static DefinitionCatalog open(Path directory) throws IOException {
    DurableDirectories.create(directory);
    return new DefinitionCatalog(directory, read(directory));
  }

  /// What was published in `directory`, without creating anything; empty if nothing was or it is not there. Another process
  /// may publish in it meanwhile.
  ///
  /// @throws NewerVersionException if a newer version wrote a file in it
  /// @throws CorruptCatalogException if a file in it is damaged
  /// @throws IOException if it cannot be read
  static Optional<ServedRegistries> read(Path directory) throws IOException {
    Optional<Bytes> named = currentHash(directory); // first: what it names was there before it
    Map<Bytes, Registry> registries = registries(directory);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Registry current = required(registries, named.get(), directory.resolve(CURRENT));
    return Optional.of(ServedRegistries.of(registries.values(), current));
  }

  private static Map<Bytes, Registry> registries(Path directory) throws IOException {
    Map<Bytes, Registry> registries = new HashMap<>();
    if (!Files.isDirectory(directory)) {
      return registries;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (String.valueOf(file.getFileName()).endsWith(SUFFIX)) {
          Registry registry = registry(file);
          registries.put(registry.hash(), registry);
        }
      }
    }
    return registries;
  }

  private static Registry registry(Path file) throws IOException {
    Bytes content = Bytes.of(Files.readAllBytes(file));
    NewerVersionException.check(file, content, Registry.format());
    return switch (Registry.decode(content)) {
      case Decoded.Malformed<Registry>(String why) -> {
        if (String.valueOf(file.getFileName()).equals(Registry.hash(content).toHex() + SUFFIX)) {
          throw new NewerVersionException(file, why); // it is just what was written
        }
        throw new CorruptCatalogException(file, why);
      }
      case Decoded.Ok<Registry>(Registry registry) -> {
        String hash = registry.hash().toHex();
        if (!String.valueOf(file.getFileName()).equals(hash + SUFFIX)) {
          throw new CorruptCatalogException(file, "its content has the hash " + hash);
        }
        yield registry;
      }
    };
  }

  private static Optional<Bytes> currentHash(Path directory) throws IOException {
    Path file = directory.resolve(CURRENT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Bytes content = Bytes.of(Files.readAllBytes(file));
    NewerVersionException.check(file, content, HEADER);
    Decoded<Bytes> decoded = Decoded.of(content, DefinitionCatalog::readHash);
    return switch (decoded) {
      case Decoded.Malformed<Bytes>(String why) -> throw new CorruptCatalogException(file, why);
      case Decoded.Ok<Bytes>(Bytes hash) -> Optional.of(hash);
    };
  }

  private static Registry required(Map<Bytes, Registry> registries, Bytes hash, Path file)
      throws CorruptCatalogException {
    Registry registry = registries.get(hash);
    if (registry == null) {
      throw new CorruptCatalogException(
          file, "it names registry " + hash.toHex() + ", which is missing");
    }
    return registry;
  }

  private static Bytes readHash(ByteReader reader) {
    HEADER.expect(reader);
    return reader.bytes(HASH_BYTES);
  }

  /// Serves `registry` from now on. Its definitions are durable when this returns, so that no report of them is
  /// admitted that could not be counted after a restart.
  ///
  /// @throws IOException if it could not be made durable; then what was served is served on
  synchronized void publish(Registry registry) throws IOException {
    Bytes hash = registry.hash();
    DurableFile.replace(directory.resolve(hash.toHex() + SUFFIX), registry.bytes());
    ByteWriter writer = new ByteWriter(Header.LENGTH + HASH_BYTES);
    HEADER.write(writer);
    DurableFile.replace(directory.resolve(CURRENT), writer.bytes(hash).toBytes());
    served =
        Optional.of(
            served
                .map(earlier -> earlier.with(registry))
                .orElseGet(() -> ServedRegistries.of(List.of(), registry)));
  }

  /// Whether no registry was published yet.
  boolean isEmpty() {
    return served.isEmpty();
  }

  @Override
  public Registry current() {
    return served
        .orElseThrow(() -> new IllegalStateException("no registry was published in " + directory))
        .current();
  }

  @Override
  public Optional<Metric> find(DefinitionId id) {
    return served.flatMap(registries -> registries.find(id));
  }

  @Override
  public List<Registry> servedBy(DefinitionId id) {
    return served.map(registries -> registries.servedBy(id)).orElse(List.of());
  }
}
