/// The one HTTP server: blocking handlers on virtual threads. Nothing else knows the library beneath.
@org.jspecify.annotations.NullMarked
module dev.sotto.web {
  requires static org.jspecify;
  requires java.logging;
  requires transitive dev.sotto.wire;
  requires io.helidon.webserver;

  exports dev.sotto.web;
}
