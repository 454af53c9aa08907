package dev.sotto.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads a small, plain part of YAML 1.2: one document of texts, lists and mappings.
///
/// Design: the tree is built from the parser's events and not by its composer, so that depth is bounded before
/// anything recurses and an alias is refused before anything is expanded.
final class YamlParser {
  private static final int MAX_DEPTH = 8;

  private final ParserImpl parser;

  private YamlParser(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Source.MAX_BYTES).setParseComments(false).build();
    parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /// The tree of `text`; empty if there is no document in it.
  static Optional<Yaml> parse(String text) throws YamlException {
    try {
      return new YamlParser(text).document();
    } catch (MarkedYamlEngineException malformed) {
      Yaml.Spot at = malformed.getProblemMark().map(YamlParser::spot).orElse(Yaml.Spot.START);
      throw new YamlException(
          at, "YAML", "is malformed: " + Quoted.of(malformed.getProblem()), "correct the syntax");
    } catch (ReaderException unprintable) {
      String before = text.substring(0, Math.min(text.length(), unprintable.getPosition()));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw new YamlException(
          new Yaml.Spot(line, 1),
          String.format(Locale.ROOT, "character U+%04X", unprintable.getCodePoint()),
          "is not allowed in YAML",
          "remove it");
    } catch (YamlEngineException malformed) {
      throw new YamlException(
          Yaml.Spot.START,
          "YAML",
          "is malformed: " + Quoted.of(String.valueOf(malformed.getMessage())),
          "correct the syntax");
    }
  }

  private Optional<Yaml> document() throws YamlException {
    parser.next(); // start of the stream
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    DocumentStartEvent start = (DocumentStartEvent) parser.next();
    if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
      throw new YamlException(spot(start), "directive", "is not allowed", "remove lines with %");
    }
    Yaml tree = node(0);
    parser.next(); // end of the document
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw new YamlException(
          spot(parser.peekEvent()),
          "second document",
          "is not allowed, a file holds one registry",
          "remove the line --- or split the file");
    }
    return Optional.of(tree);
  }

  private Yaml node(int depth) throws YamlException {
    Event event = parser.next();
    Yaml.Spot at = spot(event);
    refuseFeatures(event, at);
    if (depth > MAX_DEPTH) {
      throw new YamlException(
          at, "nesting", "is deeper than " + MAX_DEPTH + " levels", "write it as documented");
    }
    if (event instanceof ScalarEvent scalar) {
      return new Yaml.Scalar(at, scalar.getValue());
    }
    if (event instanceof MappingStartEvent) {
      return mapping(at, depth);
    }
    List<Yaml> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    parser.next();
    return new Yaml.Listing(at, items);
  }

  private Yaml mapping(Yaml.Spot at, int depth) throws YamlException {
    List<Yaml.Entry> entries = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Yaml key = node(depth + 1);
      if (!(key instanceof Yaml.Scalar name)) {
        throw new YamlException(key.at(), "key", "is " + key.form(), "write a plain key");
      }
      entries.add(new Yaml.Entry(name, node(depth + 1)));
    }
    parser.next();
    return new Yaml.Mapping(at, entries);
  }

  private static void refuseFeatures(Event event, Yaml.Spot at) throws YamlException {
    if (event instanceof AliasEvent) {
      throw new YamlException(at, "alias", "is not allowed", "write the value out");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new YamlException(at, "anchor", "is not allowed", "remove it and write values out");
    }
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    if (tag.isPresent()) {
      throw new YamlException(at, "tag " + Quoted.of(tag.get()), "is not allowed", "remove it");
    }
  }

  private static Yaml.Spot spot(Event event) {
    return event.getStartMark().map(YamlParser::spot).orElse(Yaml.Spot.START);
  }

  private static Yaml.Spot spot(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Yaml.Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
