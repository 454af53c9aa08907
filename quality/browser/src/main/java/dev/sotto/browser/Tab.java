package dev.sotto.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A page in a browser: it goes to an address, is looked at, and remembers what it asked for and complained of.
///
/// Expressions are of the page's language, JavaScript. The page's own policy does not bind them, and a promise is waited
/// for.
public final class Tab {
  private static final int SECONDS = 120;

  private final DevTools tools;
  private final String session;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();

  private Tab(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  static Tab open(DevTools tools) {
    JsonNode target = tools.command("", "Target.createTarget", "{\"url\":\"about:blank\"}");
    String attach = "{\"flatten\":true,\"targetId\":" + target.get("targetId") + "}";
    String session = tools.command("", "Target.attachToTarget", attach).get("sessionId").asString();
    Tab tab = new Tab(tools, session);
    tools.listen(session, tab::hear);
    for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
      tab.command(domain + ".enable", "{}");
    }
    return tab;
  }

  private void hear(JsonNode event) {
    JsonNode details = event.path("params");
    switch (event.get("method").asString()) {
      case "Network.requestWillBeSent" ->
          requests.add(details.path("request").path("url").asString());
      case "Log.entryAdded" -> complaints.add(details.path("entry").path("text").asString());
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown" ->
          complaints.add(details.toString());
      case "Page.loadEventFired" -> loaded.add("");
      default -> {} // nothing that is asked for here
    }
  }

  private JsonNode command(String method, String parameters) {
    return tools.command(session, method, parameters);
  }

  /// Sets the size of the window and the scheme that its reader prefers.
  public Tab look(int width, int height, boolean dark) {
    command(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":"
            + width
            + ",\"height\":"
            + height
            + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    command(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light")
            + "\"}]}");
    return this;
  }

  /// Goes to an address and waits until it and all it loads is there.
  public Tab go(URI address) {
    loaded.clear();
    command("Page.navigate", "{\"url\":" + DevTools.quoted(address.toString()) + "}");
    try {
      if (loaded.poll(SECONDS, TimeUnit.SECONDS) == null) {
        throw new IllegalStateException(address + " did not load within " + SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return this;
  }

  /// Evaluates an expression for what it does.
  public Tab run(String expression) {
    evaluate(expression);
    return this;
  }

  /// What an expression comes to that is a text.
  public String text(String expression) {
    return evaluate(expression).asString();
  }

  /// What an expression comes to that is a number.
  public double number(String expression) {
    return evaluate(expression).asDouble();
  }

  /// What an expression comes to that is a list of texts.
  public List<String> texts(String expression) {
    List<String> texts = new ArrayList<>();
    evaluate(expression).forEach(one -> texts.add(one.asString()));
    return texts;
  }

  /// What axe-core finds that keeps somebody from reading the page, everything unfolded. Its script is taken from the
  /// class path, where the tests that use it have it.
  public List<String> violations() {
    run(axe());
    run("document.querySelectorAll('details').forEach(d => d.open = true)");
    return texts(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)"
            + ".map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))");
  }

  private static String axe() {
    try (InputStream in = Tab.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException(
            "axe.min.js is not on the class path; take com.deque.html.axe-core:selenium for tests");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode evaluate(String expression) {
    JsonNode answer =
        command(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":"
                + DevTools.quoted(expression)
                + "}");
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /// Presses and releases the tabulator key.
  public void pressTab() {
    String key = "\"key\":\"Tab\",\"code\":\"Tab\",\"windowsVirtualKeyCode\":9}";
    command("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + key);
    command("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + key);
  }

  /// A picture of `height` pixels of the page from its first `element` down, or less where the page ends.
  public byte[] picture(int width, String element, int height) {
    String top = "document.querySelector('" + element + "').getBoundingClientRect().top + scrollY";
    int from = (int) number("Math.max(0, Math.floor(" + top + ") - 16)");
    int whole = (int) number("document.documentElement.scrollHeight");
    String clip =
        "{\"format\":\"png\",\"captureBeyondViewport\":true,\"clip\":{\"x\":0,\"scale\":1,\"y\":"
            + from
            + ",\"width\":"
            + width
            + ",\"height\":"
            + Math.min(whole - from, height)
            + "}}";
    String data = command("Page.captureScreenshot", clip).get("data").asString();
    return Base64.getDecoder().decode(data);
  }

  /// The addresses asked for since the tab was opened.
  public List<String> requests() {
    return new ArrayList<>(requests);
  }

  /// What the console and the policy said since the tab was opened.
  public List<String> complaints() {
    return new ArrayList<>(complaints);
  }
}
