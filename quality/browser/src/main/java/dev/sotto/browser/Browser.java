package dev.sotto.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium with a profile of its own, spoken to over the DevTools protocol. A test that needs one is skipped,
/// and says so, where there is none:
///
/// ```java
/// assumeTrue(Browser.isInstalled(), Browser.MISSING);
/// try (Browser browser = Browser.start()) {
///   Tab tab = browser.tab().look(1280, 900, false).go(address);
///   assertThat(tab.violations()).isEmpty();
/// }
/// ```
public final class Browser implements AutoCloseable {
  /// Why a test is skipped, and what helps.
  public static final String MISSING =
      "skipped: no Chromium on the PATH; install it (apt-get install chromium)";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String LISTENING = "DevTools listening on ";
  private static final int END_SECONDS = 20;

  private final Process process;
  private final Path profile;
  private final HttpClient client;
  private final DevTools tools;

  private Browser(Process process, Path profile, HttpClient client, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.client = client;
    this.tools = tools;
  }

  /// Whether there is one to start.
  public static boolean isInstalled() {
    return find().isPresent();
  }

  /// Starts one.
  ///
  /// @throws IOException if there is none, or it does not listen
  public static Browser start() throws IOException {
    Path program = find().orElseThrow(() -> new IOException(MISSING));
    Path profile = Files.createTempDirectory("sotto-browser");
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-prefers-reduced-motion",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0",
            "about:blank");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      URI address = address(process);
      HttpClient client = HttpClient.newHttpClient();
      return new Browser(process, profile, client, DevTools.connect(client, address));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static URI address(Process process) throws IOException {
    BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual()
            .start(() -> lines.lines().forEach(_ -> {})); // so that the pipe never fills
        return URI.create(line.substring(LISTENING.length()));
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /// An empty page of its own.
  public Tab tab() {
    return Tab.open(tools);
  }

  @Override
  public void close() throws IOException {
    tools.command("", "Browser.close", "{}");
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (java.io.UncheckedIOException stillWritten) {
      // a child of the browser may outlive it for a moment; the folder is a temporary one
      profile.toFile().deleteOnExit();
    }
  }
}
