package dev.sotto.sdk;

import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Verdict;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Sends one upload and says what became of it.
final class Sending {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Transport transport;
  private final URI address;

  Sending(Transport transport, URI service) {
    this.transport = transport;
    address = service.resolve(Endpoints.REPORTS);
  }

  /// What became of an upload.
  sealed interface Outcome {}

  /// The service answered for each report, in the upload's order.
  record Answered(List<Verdict> verdicts) implements Outcome {
    long accepted() {
      return verdicts.stream().filter(verdict -> verdict == Verdict.ACCEPTED).count();
    }

    long refused() {
      return verdicts.size() - accepted();
    }
  }

  /// The service will not have the upload.
  record Refused(int status) implements Outcome {}

  /// There was no answer, or one that asks to come again.
  record Unanswered(String why) implements Outcome {}

  Outcome send(Upload upload) {
    Transport.Reply reply;
    try {
      reply = transport.post(address, Endpoints.BATCH_TYPE, upload.body());
    } catch (IOException | RuntimeException noAnswer) { // the host's transport may fail as it likes
      return new Unanswered(noAnswer.getClass().getSimpleName() + ": " + noAnswer.getMessage());
    }
    int status = reply.status();
    if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= 500) {
      return new Unanswered("status " + status);
    }
    if (status >= 400) {
      return new Refused(status);
    }
    return answered(upload, reply);
  }

  /// Anything but a full answer under a status of success is not the service's: a captive portal, perhaps.
  private static Outcome answered(Upload upload, Transport.Reply reply) {
    boolean success = reply.status() == 200;
    if (success
        && Answer.decode(reply.body()) instanceof Decoded.Ok<Answer> ok
        && ok.value().verdicts().size() == upload.reports().size()) {
      return new Answered(ok.value().verdicts());
    }
    return new Unanswered("status " + reply.status() + " without an answer of the service");
  }
}
