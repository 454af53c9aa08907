package dev.sotto.fleet;

import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Verdict;
import dev.sotto.web.Problem;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/// A real server that accepts every report and remembers the uploads; every so-manieth request it asks to come again,
/// or whichever the test wants.
final class AcceptingService implements AutoCloseable {
  private final List<Batch> uploads = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger requests = new AtomicInteger();
  private final IntPredicate busy;
  private final WebServer server;

  AcceptingService(int busyEvery) throws IOException {
    this(request -> request % busyEvery == 0);
  }

  /// @param busy whether a request, from 1, is to come again
  AcceptingService(IntPredicate busy) throws IOException {
    this.busy = busy;
    server =
        WebServer.start(
            ServerOptions.local(), List.of(Route.post(Endpoints.REPORTS, this::accept)));
  }

  private Response accept(Request request) {
    if (busy.test(requests.incrementAndGet())) {
      return Problem.of(503, "come again").response();
    }
    Batch batch = Batch.decode(request.body()).orThrow();
    uploads.add(batch);
    List<Verdict> verdicts = Collections.nCopies(batch.reports().size(), Verdict.ACCEPTED);
    return Response.bytes(Endpoints.ANSWER_TYPE, new Answer(verdicts).encode());
  }

  int requests() {
    return requests.get();
  }

  List<Batch> uploads() {
    return List.copyOf(uploads);
  }

  List<Bytes> reports() {
    return uploads().stream().flatMap(batch -> batch.reports().stream()).toList();
  }

  URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
  }
}
