package dev.sotto.twins;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The main class of a process that runs checks on whatever product its class path has. It ends with the status of its
/// [Verdict], which no end of a JVM by itself has.
public final class CheckProcess {
  /// How a process can end.
  enum Verdict {
    /// All tests passed, and there was one for each check.
    PASSED(40),
    /// Each failure is an assertion that a test made.
    FAILED_BY_ASSERTION(41),
    /// Something else went wrong: a crash, a class that does not fit, a check that is not there, a skipped test.
    BROKEN(42);

    private final int status;

    Verdict(int status) {
      this.status = status;
    }

    static Verdict of(int status) {
      return Arrays.stream(values()).filter(v -> v.status == status).findFirst().orElse(BROKEN);
    }
  }

  private CheckProcess() {}

  /// Runs the checks and ends the process with what came of them.
  ///
  /// @param args the checks
  public static void main(String[] args) throws ReflectiveOperationException {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String each : args) {
      selectors.addAll(selectors(Check.parse(each)));
    }
    Listener listener = new Listener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    LauncherFactory.create().execute(request, listener);
    Verdict verdict = listener.verdict(selectors.size());
    System.out.println(verdict + ", " + listener.passed + " passed");
    System.exit(verdict.status);
  }

  private static List<DiscoverySelector> selectors(Check check) throws ClassNotFoundException {
    Class<?> type = Class.forName(check.type());
    if (check.method().isEmpty()) {
      return List.of(selectClass(type));
    }
    List<DiscoverySelector> methods = new ArrayList<>();
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(check.method().get()))
        .forEach(method -> methods.add(selectMethod(type, method)));
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(check + " is not there");
    }
    return methods;
  }

  private static final class Listener implements TestExecutionListener {
    private int passed;
    private int asserted;
    private int broken;

    Verdict verdict(int expected) {
      if (broken > 0 || passed + asserted < expected) {
        return Verdict.BROKEN;
      }
      return asserted > 0 ? Verdict.FAILED_BY_ASSERTION : Verdict.PASSED;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      broken++;
      System.out.println(test.getDisplayName() + " was skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getThrowable().isEmpty()) {
        passed += test.isTest() ? 1 : 0;
        return;
      }
      Throwable failure = result.getThrowable().get();
      boolean byAssertion = isAssertion(failure);
      asserted += byAssertion ? 1 : 0;
      broken += byAssertion ? 0 : 1;
      System.out.println(test.getDisplayName() + (byAssertion ? " asserts: " : " breaks: "));
      failure.printStackTrace(System.out);
    }

    /// Whether all of it goes back to an assertion that a test made, not one of the product or of the library.
    private static boolean isAssertion(Throwable failure) {
      Throwable root = failure;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root instanceof AssertionError
          && Arrays.stream(root.getStackTrace())
              .map(StackTraceElement::getClassName)
              .filter(name -> name.startsWith("dev.sotto."))
              .findFirst()
              .map(Listener::isOfTests)
              .orElse(false);
    }

    private static boolean isOfTests(String type) {
      try {
        String from =
            Class.forName(type).getProtectionDomain().getCodeSource().getLocation().getPath();
        return from.contains("/test-classes");
      } catch (ClassNotFoundException unknown) {
        return false;
      }
    }
  }
}
