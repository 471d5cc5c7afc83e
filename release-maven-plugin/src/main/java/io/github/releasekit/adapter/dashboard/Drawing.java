package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;

/**
 * A picture whose width is that of the page: places are shares of the width, in percent, and pixels
 * from above, so that text and marks keep their size on a phone.
 */
final class Drawing {

  private final Element svg;
  private final String id;

  /**
   * @param id one in the page
   * @param title what it is, read out by a screen reader
   * @param description what is to be seen in it
   * @param height in pixels
   */
  Drawing(String id, String title, String description, double height) {
    this.id = id;
    this.svg =
        Element.of("svg")
            .with("role", "img")
            .with("aria-labelledby", id + "-title " + id + "-desc")
            .with("width", "100%")
            .with("height", height)
            .add(
                Element.of("title", title).with("id", id + "-title"),
                Element.of("desc", description).with("id", id + "-desc"));
  }

  String id() {
    return id;
  }

  Element element() {
    return svg;
  }

  Drawing text(double x, double y, String anchor, String text) {
    svg.add(Element.of("text", text).percent("x", x).with("y", y).with("text-anchor", anchor));
    return this;
  }

  Drawing line(String style, double x1, double y1, double x2, double y2) {
    svg.add(
        Element.of("line")
            .as(style)
            .percent("x1", x1)
            .with("y1", y1)
            .percent("x2", x2)
            .with("y2", y2));
    return this;
  }

  Drawing bar(String style, double x, double y, double width, double height) {
    svg.add(rectangle(style, x, y, width, height));
    return this;
  }

  private static Element rectangle(String style, double x, double y, double width, double height) {
    return Element.of("rect")
        .as(style)
        .percent("x", x)
        .with("y", y)
        .percent("width", width)
        .with("height", height);
  }

  /**
   * A mark with a text that a pointer shows.
   *
   * @param scale 1 for its usual size
   */
  Drawing mark(Mark mark, double x, double y, double scale, String text) {
    svg.add(mark.at(x, y, scale, text));
    return this;
  }
}
