/// A page as a browser has it, for the tests of whatever shows one: a headless Chromium, what axe-core finds in a page,
/// and a page read back as a document. It knows nothing of Sotto.
@org.jspecify.annotations.NullMarked
module dev.sotto.browser {
  requires static org.jspecify;
  requires transitive java.xml;
  requires java.net.http;
  requires tools.jackson.databind;

  exports dev.sotto.browser;
}
