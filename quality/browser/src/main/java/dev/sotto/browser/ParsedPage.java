package dev.sotto.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Reads pages as documents.
public final class ParsedPage {
  private ParsedPage() {}

  /// As XML, the elements that HTML leaves open being closed.
  ///
  /// @throws IllegalArgumentException if it is not well formed
  public static Document parse(String page) {
    String xml =
        page.replace("<!doctype html>", "").replaceAll("<(meta|link|input)([^>]*)>", "<$1$2/>");
    byte[] bytes = xml.strip().getBytes(StandardCharsets.UTF_8);
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("the page is not well formed", e);
    }
  }

  /// The elements of a name, in order.
  public static List<Element> all(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /// Those of them that are of a class.
  public static List<Element> all(Document page, String name, String kind) {
    return all(page, name).stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(kind))
        .toList();
  }

  /// A coordinate that is written in percent.
  public static double percent(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute).replace("%", ""));
  }
}
