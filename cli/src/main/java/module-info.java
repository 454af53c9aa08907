/// The one executable: a class per command, and the place where all objects are wired.
@org.jspecify.annotations.NullMarked
module dev.sotto.cli {
  requires static org.jspecify;
  requires dev.sotto.wire;
  requires dev.sotto.guarantee;
  requires dev.sotto.ldp;
  requires dev.sotto.metric;
  requires dev.sotto.registry;
  requires dev.sotto.planner;
  requires dev.sotto.fleet;
  requires dev.sotto.web;
  requires dev.sotto.journal;
  requires dev.sotto.release;
  requires dev.sotto.query;
  requires dev.sotto.dashboard;
  requires dev.sotto.node;
  requires java.logging;
  requires java.net.http;
  requires info.picocli;
  requires de.siegmar.fastcsv;
  requires tools.jackson.databind;

  opens dev.sotto.cli to
      info.picocli;
}
