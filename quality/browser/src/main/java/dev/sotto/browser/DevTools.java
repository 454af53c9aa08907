package dev.sotto.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// One connection to a browser: commands with their answers, and events for whoever listens to a session.
final class DevTools implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 120;

  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  private DevTools() {}

  static DevTools connect(HttpClient client, URI address) throws IOException {
    DevTools tools = new DevTools();
    try {
      tools.socket.complete(client.newWebSocketBuilder().buildAsync(address, tools).join());
    } catch (CompletionException e) {
      throw new IOException("cannot speak to the browser", e);
    }
    return tools;
  }

  /// Events of `session` go to `listener` from now on.
  void listen(String session, Consumer<JsonNode> listener) {
    listeners.put(session, listener);
  }

  /// Sends a command and waits for its result.
  ///
  /// @param session of a tab; the browser itself if empty
  JsonNode command(String session, String method, String parameters) {
    int number = numbers.incrementAndGet();
    ObjectNode message = JSON.createObjectNode();
    message.put("id", number).put("method", method).set("params", JSON.readTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    socket.join().sendText(message.toString(), true).join();
    JsonNode result = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.get("error"));
    }
    return result.path("result");
  }

  static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  static JsonNode parse(String text) {
    return JSON.readTree(text);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      JsonNode message = JSON.readTree(part.toString());
      part.setLength(0);
      if (message.has("id")) {
        CompletableFuture<JsonNode> answer = waiting.remove(message.get("id").asInt());
        if (answer != null) {
          answer.complete(message);
        }
      } else if (message.has("sessionId")) {
        listeners.getOrDefault(message.get("sessionId").asString(), _ -> {}).accept(message);
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }
}
