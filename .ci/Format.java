import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Formats every Java file of the project, or checks that all are formatted: `java Format.java ROOT`.
/// The system property `format` is `check` or `rewrite`.
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean rewrite = "rewrite".equals(System.getProperty("format"));
    List<String> words = new ArrayList<>();
    words.addAll(rewrite ? List.of("--replace") : List.of("-n", "--set-exit-if-changed"));
    words.add("--skip-javadoc-formatting");
    words.addAll(sources(Path.of(args[0])));
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int status = new Main(out, err, System.in).format(words.toArray(new String[0]));
    out.flush();
    err.flush();
    if (status != 0) {
      System.err.println("the files above are not formatted: run ./format");
    }
    System.exit(status);
  }

  private static List<String> sources(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = name.equals("target") || name.equals(".git");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
