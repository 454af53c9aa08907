package dev.sotto.node;

import java.io.IOException;
import java.nio.file.Path;

/// A file of the catalog is not what was written. The catalog is not opened: reports of the definitions in it could
/// neither be admitted nor counted. Restore the file from a copy.
public final class CorruptCatalogException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptCatalogException(Path file, String why) {
    super(file + " is damaged: " + why + "; restore it from a copy");
  }
}
