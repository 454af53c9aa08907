package dev.sotto.intake;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.journal.NewerVersionException;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every definition that was ever served to devices, and which registry is served now. A device may report under a
/// definition that a newer registry replaced, and what was counted under it is still released: so none is forgotten.
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
public final class DefinitionCatalog {
  private static final Header HEADER = new Header("SCUR", 1);
  private static final int HASH_BYTES = 32;
  private static final String SUFFIX = ".registry";
  private static final String CURRENT = "current";

  private final Path directory;
  private volatile Contents contents;

  /// @param metrics     by their id
  /// @param registries  that were ever served, each once
  /// @param current     empty until a first registry was published
  private record Contents(
      Map<DefinitionId, Metric> metrics, Set<Registry> registries, Optional<Registry> current) {
    private Contents {
      metrics = Map.copyOf(metrics);
      registries = Set.copyOf(registries);
    }

    Contents with(Registry registry) {
      Map<DefinitionId, Metric> all = new HashMap<>(metrics);
      registry.metrics().forEach(metric -> all.put(metric.id(), metric));
      Set<Registry> served = new HashSet<>(registries);
      served.add(registry);
      return new Contents(all, served, Optional.of(registry));
    }
  }

  private DefinitionCatalog(Path directory, Contents contents) {
    this.directory = directory;
    this.contents = contents;
  }

  /// The catalog in `directory`, which is created if it is missing.
  ///
  /// @throws NewerVersionException if a newer version wrote a file in it; nothing was changed
  /// @throws CorruptCatalogException if a file in it is damaged
  /// @throws IOException if it cannot be read or created
  public static DefinitionCatalog open(Path directory) throws IOException {
    DurableDirectories.create(directory);
    return read(directory);
  }

  /// The same to be read only: nothing is created, and a directory that is not there is a catalog in which nothing was
  /// published. It may be read while another process publishes in it.
  ///
  /// @throws NewerVersionException if a newer version wrote a file in it
  /// @throws CorruptCatalogException if a file in it is damaged
  /// @throws IOException if it cannot be read
  public static DefinitionCatalog read(Path directory) throws IOException {
    Optional<Bytes> named = currentHash(directory); // first: what it names was there before it
    Map<Bytes, Registry> registries = registries(directory);
    Contents contents = new Contents(Map.of(), Set.of(), Optional.empty());
    for (Registry registry : registries.values()) {
      contents = contents.with(registry);
    }
    Optional<Registry> current = Optional.empty();
    if (named.isPresent()) {
      current = Optional.of(required(registries, named.get(), directory.resolve(CURRENT)));
    }
    return new DefinitionCatalog(
        directory, new Contents(contents.metrics, contents.registries, current));
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
  public synchronized void publish(Registry registry) throws IOException {
    Bytes hash = registry.hash();
    DurableFile.replace(directory.resolve(hash.toHex() + SUFFIX), registry.bytes());
    ByteWriter writer = new ByteWriter(Header.LENGTH + HASH_BYTES);
    HEADER.write(writer);
    DurableFile.replace(directory.resolve(CURRENT), writer.bytes(hash).toBytes());
    contents = contents.with(registry);
  }

  /// The registry served now; empty until a first was published.
  public Optional<Registry> current() {
    return contents.current;
  }

  /// The metric with the definition of this id, if it was ever served.
  public Optional<Metric> find(DefinitionId id) {
    return Optional.ofNullable(contents.metrics.get(id));
  }

  /// The registries that ever served the definition of this id, in no order.
  public List<Registry> registriesWith(DefinitionId id) {
    return find(id)
        .map(metric ->
            contents.registries.stream().filter(registry -> registry.contains(metric)).toList())
        .orElse(List.of());
  }

  /// Number of definitions.
  public int size() {
    return contents.metrics.size();
  }
}
