package dev.sotto.bench;

import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Requests as devices send them, each with a report of every metric whose ids no other has. Reports themselves are drawn
/// beforehand and used again under new ids: to draw them is the device's work, not the load generator's.
///
/// Not thread-safe.
final class Uploads {
  private static final int TEMPLATES = 2048;

  private final SeededRandom random;
  private final List<Template> templates = new ArrayList<>();
  private int next;

  /// A request, and where in it the ids stand.
  private record Template(ByteBuffer request, List<Integer> ids) {}

  Uploads(Reports reports, Instant now, int port) {
    random = reports.random();
    for (int i = 0; i < TEMPLATES; i++) {
      templates.add(template(reports.ofDevice(now, 1), port));
    }
  }

  private static Template template(List<Report> reports, int port) {
    Bytes body = Batch.of(reports).encode();
    String head =
        "POST "
            + Endpoints.REPORTS
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: "
            + Endpoints.BATCH_TYPE
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer request = ByteBuffer.allocateDirect(start.length + body.length());
    request.put(start).put(body.toByteArray()).flip();
    List<Integer> ids = new ArrayList<>();
    for (Report report : reports) {
      ids.add(find(request, report.id()));
    }
    return new Template(request, ids);
  }

  private static int find(ByteBuffer request, ReportId id) {
    ByteBuffer wanted = ByteBuffer.wrap(id.bytes().toByteArray());
    for (int at = 0; at + ReportId.LENGTH <= request.limit(); at++) {
      if (request.slice(at, ReportId.LENGTH).equals(wanted)) {
        return at;
      }
    }
    throw new AssertionError("a batch does not hold the id of its report");
  }

  /// The next request, to be sent from `target`, which must hold [#longest()] bytes.
  void next(ByteBuffer target) {
    next = (next + 1) % TEMPLATES;
    Template template = templates.get(next);
    for (int at : template.ids) {
      template.request.putLong(at, random.nextLong()).putLong(at + 8, random.nextLong());
    }
    target.clear();
    target.put(template.request.duplicate()).flip();
  }

  int longest() {
    return templates.stream().mapToInt(template -> template.request.limit()).max().orElse(0);
  }
}
