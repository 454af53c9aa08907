import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.sdk.Inspection;
import dev.sotto.sdk.Sotto;
import dev.sotto.sdk.SottoConfig;
import dev.sotto.wire.Bytes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

public class Quickstart {
  public static void main(String[] args) throws Exception {
    Registry registry = Registry.decode(Bytes.of(Files.readAllBytes(Path.of(args[0])))).orThrow();
    var config = SottoConfig.of(registry, URI.create(args[1]), Path.of(args[2]));
    try (Sotto sotto = Sotto.open(config)) {
      sotto.grant(new Purpose("product-quality")); // when the user says so, and not before
      sotto.yesNo("crashed-lately").record(true);
      sotto.quantity("battery-level").record(62);
      Inspection seen = sotto.inspect();
      System.out.println(seen.describe());
      while (!seen.held().isEmpty() || !seen.waiting().isEmpty()) {
        sotto.run(); // on a timer, never because of what was recorded
        Thread.sleep(100);
        Inspection before = seen;
        seen = sotto.inspect();
        System.out.print(seen.toString().equals(before.toString()) ? "" : seen.describe() + "\n");
      }
    }
  }
}
