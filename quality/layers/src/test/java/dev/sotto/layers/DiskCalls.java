package dev.sotto.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Calls that write, rename or delete files, which only `disk` makes. Opening a file to read it is none.
final class DiskCalls {
  /// Methods of `Files` that change what is on the disk, and the one that may.
  private static final Pattern FILES =
      Pattern.compile(
          "java\\.nio\\.file\\.Files\\.(write|move|delete|copy|create|new(OutputStream|BufferedWriter"
              + "|ByteChannel)|set).*");

  /// A channel is opened for more than reading by one of these; without them it cannot be.
  private static final Pattern OPTIONS =
      Pattern.compile(
          "java\\.nio\\.file\\.StandardOpenOption\\.(WRITE|APPEND|CREATE|CREATE_NEW"
              + "|TRUNCATE_EXISTING|DELETE_ON_CLOSE|values\\(.*|valueOf\\(.*)");

  private static final Pattern STREAMS =
      Pattern.compile(
          "java\\.io\\.((FileOutputStream|FileWriter|RandomAccessFile)\\.<init>\\(.*"
              + "|(PrintStream|PrintWriter)\\.<init>\\(java\\.(io\\.File|lang\\.String).*"
              + "|File\\.(delete|renameTo|mkdir|create|set).*)"
              + "|java\\.nio\\.file\\.spi\\.FileSystemProvider\\..*");

  private DiskCalls() {}

  /// Each such call of `classes`, in words.
  static Set<String> in(JavaClasses classes) {
    Set<String> violations = new TreeSet<>();
    for (JavaClass user : classes) {
      for (JavaAccess<?> access : user.getAccessesFromSelf()) {
        String target = access.getTarget().getFullName().replace(", ", ",");
        boolean writes =
            FILES.matcher(target).matches()
                || OPTIONS.matcher(target).matches()
                || STREAMS.matcher(target).matches();
        if (writes) {
          violations.add(user.getName() + " uses " + target + ": go through dev.sotto.disk");
        }
      }
    }
    return violations;
  }
}
