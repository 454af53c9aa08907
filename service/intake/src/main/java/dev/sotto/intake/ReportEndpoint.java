package dev.sotto.intake;

import dev.sotto.admission.Admission;
import dev.sotto.admission.Decision;
import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.Journal;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Verdict;
import dev.sotto.web.Handler;
import dev.sotto.web.Problem;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// `POST /reports`: admits the reports of a batch, journals those admitted, and answers when they are durable. A batch
/// sent again gets the same answer and is not stored again; one that could not be stored is answered 503, and sending it
/// again is right.
///
/// Only the media type of a batch is taken, 415 otherwise. It is none that a web page may send without asking first,
/// and this server answers no such question: so no page makes its reader's browser inject reports.
///
/// Nothing of a report is logged or told.
///
/// Thread-safe.
public final class ReportEndpoint implements Handler {
  private final Admission admission;
  private final Journal journal;
  private final InstantSource clock;

  /// @param admission decides which reports are stored
  /// @param journal   stores them
  /// @param clock     tells which windows are counted
  public ReportEndpoint(Admission admission, Journal journal, InstantSource clock) {
    this.admission = Objects.requireNonNull(admission, "admission");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /// This at its path.
  public Route route() {
    return Route.post(Endpoints.REPORTS, this);
  }

  @Override
  public Response handle(Request request) throws IOException {
    if (!request.header("Content-Type").filter(Endpoints.BATCH_TYPE::equals).isPresent()) {
      String why = "a batch of reports is sent as Content-Type " + Endpoints.BATCH_TYPE;
      return Problem.of(415, why).response();
    }
    return switch (Batch.decode(request.body())) {
      case Decoded.Malformed<Batch>(String why) ->
          Problem.of(400, "body is not a batch of reports: " + why).response();
      case Decoded.Ok<Batch>(Batch batch) ->
          Response.bytes(Endpoints.ANSWER_TYPE, admit(batch).encode());
    };
  }

  private Answer admit(Batch batch) throws IOException {
    List<Decision> decisions = admission.decide(batch.reports(), clock.instant());
    List<Entry> entries = new ArrayList<>(decisions.size());
    List<Verdict> verdicts = new ArrayList<>(decisions.size());
    for (int i = 0; i < decisions.size(); i++) {
      verdicts.add(decisions.get(i).verdict());
      if (decisions.get(i) instanceof Decision.Admitted admitted) {
        entries.add(entry(admitted, batch.reports().get(i)));
      }
    }
    if (!entries.isEmpty()) {
      journal.appendOnce(entries);
    }
    return new Answer(verdicts);
  }

  /// @param encoded the report as it came; it has no other encoding
  private static Entry entry(Decision.Admitted admitted, Bytes encoded) {
    return new Entry(
        new EntryId(admitted.report().id().bytes()),
        Math.max(0, admitted.rememberUntil().getEpochSecond()),
        encoded);
  }
}
