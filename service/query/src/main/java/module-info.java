/// What may be known, over HTTP as JSON and for pages as records.
@org.jspecify.annotations.NullMarked
module dev.sotto.query {
  requires static org.jspecify;
  requires transitive dev.sotto.guarantee;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.release;
  requires transitive dev.sotto.web;
  requires tools.jackson.databind;

  exports dev.sotto.query;
}
