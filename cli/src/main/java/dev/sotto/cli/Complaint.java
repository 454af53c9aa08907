package dev.sotto.cli;

import dev.sotto.journal.NewerVersionException;
import dev.sotto.node.StateRefusedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Why a command was not done, as a sentence for its user. The messages of the file system's exceptions are often no
/// more than a path.
final class Complaint {
  private Complaint() {}

  static String of(Exception failure) {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist; check the path";
      case AccessDeniedException denied ->
          denied.getFile() + " may not be accessed by this user; change its rights or name another";
      case FileAlreadyExistsException taken ->
          taken.getFile() + " exists and is no directory; name another";
      case NotDirectoryException plain -> plain.getFile() + " is no directory; name another";
      case FileSystemException other ->
          other.getFile()
              + " cannot be used: "
              + Objects.requireNonNullElse(other.getReason(), "the system does not say why")
              + "; name another";
      case StateRefusedException refused -> refused.getMessage() + "; " + remedy(refused.reason());
      case UnmatchedArgumentException unknown ->
          "there is no \"" + String.join(" ", unknown.getUnmatched()) + "\" here";
      case MutuallyExclusiveArgsException both ->
          Objects.requireNonNull(both.getMessage()).replaceFirst("^Error: ", "");
      case InterruptedException _ -> "interrupted before it was done; run it again";
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getName());
    };
  }

  private static String remedy(StateRefusedException.Reason reason) {
    return switch (reason) {
      case NO_DIRECTORY, NO_STATE -> "name one that serve, demo or simulate kept with --state";
      case FOREIGN -> "name one of these, or a new directory";
      case NO_REGISTRY -> "name one with --registry";
      case OTHER_KIND -> "their reports must not be mixed, name an empty directory";
      case UNKNOWN_KIND -> "restore it from a copy";
      case IN_USE -> "end that one first, or ask it at its /api/metrics";
    };
  }

  /// Whether what the user asked for was refused, rather than tried and failed.
  static boolean isRefusal(Exception failure) {
    return failure instanceof RefusedException
        || failure instanceof StateRefusedException
        || failure instanceof NewerVersionException;
  }

  /// Whether `failure` comes of what the user asked or of the machine, and not of a fault in the program.
  static boolean isExpected(Exception failure) {
    return failure instanceof RefusedException
        || failure instanceof UsageException
        || failure instanceof IOException
        || failure instanceof InterruptedException;
  }
}
