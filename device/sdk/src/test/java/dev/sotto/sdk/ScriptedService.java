package dev.sotto.sdk;

import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.Verdict;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/// A service that reacts by the number of the request alone and remembers every byte it was sent, also where it did not
/// answer.
final class ScriptedService implements Transport {
  /// What a request meets.
  enum Reaction {
    ACCEPTED,
    TOO_MANY,
    BROKEN,
    TIMEOUT,
    CAPTIVE_PORTAL,
    REDIRECT,
    BAD_REQUEST,
    WINDOW_CLOSED
  }

  private final IntFunction<Reaction> script;
  private final TraceRecorder trace;
  private final List<Bytes> bodies = new ArrayList<>();

  ScriptedService(TraceRecorder trace, IntFunction<Reaction> script) {
    this.trace = trace;
    this.script = script;
  }

  @Override
  public Reply post(URI address, String mediaType, Bytes body) throws IOException {
    trace.request(address, mediaType, body);
    bodies.add(body);
    return switch (script.apply(bodies.size() - 1)) {
      case ACCEPTED -> new Reply(200, answer(body, Verdict.ACCEPTED));
      case WINDOW_CLOSED -> new Reply(200, answer(body, Verdict.WINDOW_CLOSED));
      case TOO_MANY -> new Reply(429, Bytes.of());
      case BROKEN -> new Reply(503, Bytes.utf8("down"));
      case TIMEOUT -> throw new IOException("read timed out");
      case CAPTIVE_PORTAL -> new Reply(200, Bytes.utf8("<html>please log in</html>"));
      case REDIRECT -> new Reply(302, Bytes.of());
      case BAD_REQUEST -> new Reply(400, Bytes.of());
    };
  }

  private static Bytes answer(Bytes body, Verdict verdict) {
    int reports = Batch.decode(body).orThrow().reports().size();
    return new Answer(Collections.nCopies(reports, verdict)).encode();
  }

  /// The bodies of all requests, in order.
  List<Bytes> bodies() {
    return List.copyOf(bodies);
  }

  /// The reports of all requests, in order, those that were sent again too.
  List<Report> reports() {
    List<Report> reports = new ArrayList<>();
    for (Bytes body : bodies) {
      Batch.decode(body).orThrow().reports().forEach(r -> reports.add(Report.decode(r).orThrow()));
    }
    return reports;
  }
}
