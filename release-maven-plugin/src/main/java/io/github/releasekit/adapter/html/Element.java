package io.github.releasekit.adapter.html;

import io.github.releasekit.domain.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of HTML or SVG. Names are code; text and attribute values may be anything. There is no
 * way to write a script, a style or the address of something to load: what is made of these is
 * harmless whatever it is made from.
 */
public final class Element implements Content {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  private static final Set<String> ELEMENTS =
      Set.of(
          "a",
          "bdi",
          "body",
          "caption",
          "circle",
          "code",
          "dd",
          "desc",
          "details",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "footer",
          "g",
          "h1",
          "h2",
          "h3",
          "header",
          "li",
          "line",
          "main",
          "nav",
          "ol",
          "p",
          "path",
          "rect",
          "section",
          "small",
          "span",
          "strong",
          "summary",
          "svg",
          "table",
          "tbody",
          "td",
          "text",
          "th",
          "thead",
          "time",
          "title",
          "tr",
          "ul");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "aria-hidden",
          "aria-label",
          "aria-labelledby",
          "class",
          "colspan",
          "cx",
          "cy",
          "d",
          "datetime",
          "focusable",
          "height",
          "id",
          "lang",
          "open",
          "overflow",
          "r",
          "role",
          "rx",
          "scope",
          "tabindex",
          "text-anchor",
          "transform",
          "width",
          "x",
          "x1",
          "x2",
          "y",
          "y1",
          "y2");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Content> content = new ArrayList<>();

  private Element(String name) {
    if (!ELEMENTS.contains(name)) {
      throw new IllegalArgumentException("no element " + name + " is written");
    }
    this.name = name;
  }

  /** An empty element. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An element with text. */
  public static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  /** A link to an address of the web; text alone where it is none. */
  public static Element link(String url, String text) {
    return WebAddress.of(url)
        .map(
            address -> {
              Element link = of("a", text);
              link.attributes.put("href", address);
              link.attributes.put("rel", "noopener noreferrer");
              return link;
            })
        .orElseGet(() -> of("span", text));
  }

  /** A link to an element of the same document. */
  public static Element anchor(String id, String text) {
    Element link = of("a", text);
    link.attributes.put("href", "#" + checked(id));
    return link;
  }

  /**
   * Sets an attribute.
   *
   * @throws IllegalArgumentException for one that could load, run or style something
   */
  public Element with(String attribute, String value) {
    if (!ATTRIBUTES.contains(attribute)) {
      throw new IllegalArgumentException("no attribute " + attribute + " is written");
    }
    attributes.put(attribute, attribute.equals("id") ? checked(value) : value);
    return this;
  }

  /** Sets an attribute to a number, with at most two decimals. */
  public Element with(String attribute, double value) {
    return with(attribute, number(value));
  }

  /** Sets an attribute to a share of the width. */
  public Element percent(String attribute, double value) {
    return with(attribute, number(value) + "%");
  }

  /** Sets the class. */
  public Element as(String style) {
    return with("class", style);
  }

  /** Adds text, without control, formatting and bidirectional override characters. */
  public Element text(String text) {
    content.add(new Text(text));
    return this;
  }

  /** Adds text that must not change the order of what stands beside it. */
  public Element isolated(String text) {
    return add(of("bdi", text));
  }

  public Element add(Content... more) {
    content.addAll(List.of(more));
    return this;
  }

  public Element addAll(List<? extends Content> more) {
    content.addAll(more);
    return this;
  }

  @Override
  public void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          out.append(' ').append(attribute).append("=\"");
          Content.escape(PlainText.indented(value), out);
          out.append('"');
        });
    out.append('>');
    content.forEach(one -> one.write(out));
    out.append("</").append(name).append('>');
    if (BLOCKS.contains(name)) {
      out.append('\n');
    }
  }

  /** After which a line ends, so that a document can be read and compared. */
  private static final Set<String> BLOCKS =
      Set.of("tr", "section", "p", "figure", "svg", "li", "h1", "h2", "h3", "thead", "caption");

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + PlainText.line(id) + "' is no id");
    }
    return id;
  }

  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
