package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.overview.ShownRelease.State;
import java.util.Locale;

/** Signs that differ in form as well as in colour. */
enum Mark {
  /** A disc. */
  PERFORMED(State.PERFORMED.toString(), "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"),
  /** A ring. */
  PREPARED(State.PREPARED.toString(), "M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0z"),
  /** A cross. */
  ROLLED_BACK(State.ROLLED_BACK.toString(), "M-4-4L4 4M4-4L-4 4"),
  /** A lozenge. */
  YANKED(State.YANKED.toString(), "M0-5.5L5.5 0L0 5.5L-5.5 0z"),
  /** A triangle that points up. */
  REGRESSION("regression", "M0-6L5.5 4L-5.5 4z"),
  /** A triangle that points down. */
  POINTER("pointer", "M-5-5L5-5L0 3z"),
  /** A bar. */
  INCIDENT("incident", "M-6-3.5L6-3.5L6 3.5L-6 3.5z");

  private final String word;
  private final String path;

  Mark(String word, String path) {
    this.word = word;
    this.path = path;
  }

  static Mark of(State state) {
    return switch (state) {
      case PERFORMED -> PERFORMED;
      case PREPARED -> PREPARED;
      case ROLLED_BACK -> ROLLED_BACK;
      case YANKED -> YANKED;
    };
  }

  String word() {
    return word;
  }

  private String style() {
    return "mark " + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * In a drawing.
   *
   * @param x in percent
   * @param y in pixels
   */
  Element at(double x, double y, double scale, String text) {
    Element drawn = Element.of("path").as(style()).with("d", path);
    if (scale != 1) {
      drawn.with("transform", "scale(" + String.format(Locale.ROOT, "%.1f", scale) + ")");
    }
    if (!text.isEmpty()) {
      drawn.add(Element.of("title", text));
    }
    return Element.of("svg")
        .percent("x", x)
        .with("y", y)
        .with("width", 1)
        .with("height", 1)
        .with("overflow", "visible")
        .add(drawn);
  }

  /** In a line of text, beside its word. */
  Element inText() {
    return Element.of("svg")
        .as("sign")
        .with("aria-hidden", "true")
        .with("focusable", "false")
        .with("width", 14)
        .with("height", 14)
        .add(
            Element.of("svg")
                .with("x", 7)
                .with("y", 7)
                .with("overflow", "visible")
                .with("width", 1)
                .with("height", 1)
                .add(Element.of("path").as(style()).with("d", path)));
  }
}
