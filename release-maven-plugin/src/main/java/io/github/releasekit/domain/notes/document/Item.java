package io.github.releasekit.domain.notes.document;

import java.util.List;

/**
 * An entry of a list.
 *
 * @param text Markdown on one line
 * @param items below it
 */
public record Item(Mark mark, String text, List<Item> items) {

  /** Whether it is something to do, and done. */
  public enum Mark {
    /** Nothing to do. */
    NONE(""),
    OPEN("[ ] "),
    DONE("[x] ");

    private final String box;

    Mark(String box) {
      this.box = box;
    }

    /** What stands before the text. */
    String box() {
      return box;
    }
  }

  public Item {
    items = List.copyOf(items);
  }

  /** An entry that only tells something. */
  static Item of(String text) {
    return new Item(Mark.NONE, text, List.of());
  }

  /** An entry with others below it. */
  static Item of(String text, List<Item> items) {
    return new Item(Mark.NONE, text, items);
  }

  /** Something to do. */
  static Item task(boolean done, String text) {
    return new Item(done ? Mark.DONE : Mark.OPEN, text, List.of());
  }

  /** What only a person can fill in. */
  static Item placeholder(String what) {
    return task(false, what + ": …");
  }
}
