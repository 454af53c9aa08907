package dev.sotto.simulation;

import dev.sotto.intake.Admission;
import dev.sotto.intake.Decision;
import dev.sotto.intake.DefinitionCatalog;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.Journal;
import dev.sotto.metric.Metric;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.Verdict;
import dev.sotto.samples.SampleReports;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.Handler;
import dev.sotto.web.Response;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Broken twins of the intake. Each answers as a sound one does to a body that is no batch.
final class BrokenIntake {
  private static final Metric ANY = Metric.of(GoldenMetrics.crashed(1));

  private BrokenIntake() {}

  /// Takes a report of a definition nobody knows for one of a metric that it does know.
  static Handler knowingEveryDefinition(
      DefinitionCatalog catalog, Journal journal, InstantSource clock) {
    Admission admission = new Admission(id -> catalog.find(id).or(() -> Optional.of(ANY)));
    return new ReportEndpoint(admission, journal, clock);
  }

  /// Knows the definitions of the registry in force alone, as if no device had an earlier one.
  static Handler forgettingEarlierRegistries(
      DefinitionCatalog catalog, Journal journal, InstantSource clock) {
    Admission admission =
        new Admission(id ->
            catalog.current().stream()
                .flatMap(registry -> registry.metrics().stream())
                .filter(metric -> metric.id().equals(id))
                .findFirst());
    return new ReportEndpoint(admission, journal, clock);
  }

  /// Says of every report that it was taken.
  static Handler acceptingInWords(DefinitionCatalog catalog, Journal journal, InstantSource clock) {
    Handler sound = LiveService.Intake.SOUND.of(catalog, journal, clock);
    return request -> {
      Response response = sound.handle(request);
      if (!(Batch.decode(request.body()) instanceof Decoded.Ok<Batch>(Batch batch))) {
        return response;
      }
      int reports = batch.reports().size();
      return answer(Collections.nCopies(reports, Verdict.ACCEPTED));
    };
  }

  /// Looks at everything but whether the payload is one of the mechanism.
  static Handler blindToPayloads(DefinitionCatalog catalog, Journal journal, InstantSource clock) {
    Handler sound = LiveService.Intake.SOUND.of(catalog, journal, clock);
    Admission admission = new Admission(catalog::find);
    SeededRandom random = new SeededRandom(1);
    return request -> {
      if (!(Batch.decode(request.body()) instanceof Decoded.Ok<Batch>(Batch batch))) {
        return sound.handle(request);
      }
      List<Bytes> seen =
          batch.reports().stream().map(bytes -> withGoodPayload(bytes, catalog, random)).toList();
      List<Decision> decisions = admission.decide(seen, clock.instant());
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < decisions.size(); i++) {
        if (decisions.get(i) instanceof Decision.Admitted(Report report, var until)) {
          Bytes sent = batch.reports().get(i);
          entries.add(new Entry(new EntryId(report.id().bytes()), until.getEpochSecond(), sent));
        }
      }
      if (!entries.isEmpty()) {
        journal.appendOnce(entries);
      }
      return answer(decisions.stream().map(Decision::verdict).toList());
    };
  }

  private static Bytes withGoodPayload(
      Bytes bytes, DefinitionCatalog catalog, SeededRandom random) {
    if (!(Report.decode(bytes) instanceof Decoded.Ok<Report>(Report report))) {
      return bytes;
    }
    return catalog
        .find(report.definition())
        .map(metric -> SampleReports.any(metric.definition(), report.window(), random).payload())
        .map(payload ->
            new Report(report.definition(), report.window(), report.segment(), report.id(), payload)
                .encode())
        .orElse(bytes);
  }

  private static Response answer(List<Verdict> verdicts) {
    return Response.bytes(Endpoints.ANSWER_TYPE, new Answer(verdicts).encode());
  }
}
