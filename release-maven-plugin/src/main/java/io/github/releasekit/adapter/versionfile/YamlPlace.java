package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.PlainText;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** A scalar in the first document of a YAML file, by keys and list indexes. */
record YamlPlace(String key, List<String> path) implements Finder {

  private static final int MAX_DEPTH = 100;

  /** Keys with dots between them, as {@link DottedKey} has it. */
  YamlPlace(String key) {
    this(key, DottedKey.parse(key));
  }

  @Override
  public List<Span> find(TextFile file) {
    return new Walk(file, file.text()).find();
  }

  /**
   * A collection that is open, and how much of the wanted path leads to it or to its next value.
   */
  private static final class Open {
    private final boolean mapping;
    private final int matched;
    private int index;
    private boolean atKey;
    private int next = OFF;

    private Open(boolean mapping, int matched) {
      this.mapping = mapping;
      this.matched = matched;
      this.atKey = mapping;
    }
  }

  /** What leads to a node is not the beginning of the wanted path. */
  private static final int OFF = -1;

  /** One pass over the events of a document, without recursion. */
  private final class Walk {

    private final TextFile file;
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Span> found = new ArrayList<>();

    private Walk(TextFile file, String text) {
      this.file = file;
      this.text = text;
    }

    private List<Span> find() {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(TextFile.MAX_BYTES);
      try {
        for (Event event : new Yaml(new SafeConstructor(options)).parse(new StringReader(text))) {
          if (event instanceof DocumentEndEvent) {
            break;
          }
          accept(event);
        }
      } catch (MarkedYAMLException e) {
        int at = e.getProblemMark() == null ? 0 : offset(e.getProblemMark().getIndex());
        throw file.refused(at, "not YAML: " + PlainText.line(String.valueOf(e.getProblem())));
      } catch (YAMLException e) {
        throw file.refused(0, "not YAML: " + PlainText.line(String.valueOf(e.getMessage())));
      }
      return found;
    }

    private void accept(Event event) {
      if (event instanceof ScalarEvent scalar) {
        int matched = matched(scalar.getValue());
        if (matched == path.size()) {
          found(scalar);
        }
        completed();
      } else if (event instanceof AliasEvent) {
        int matched = matched(null);
        if (matched > 0) {
          throw file.refused(
              start(event), "an alias (*" + ((AliasEvent) event).getAnchor() + ") on " + key);
        }
        completed();
      } else if (event instanceof CollectionStartEvent) {
        int matched = matched(null);
        if (matched == path.size()) {
          throw file.refused(start(event), "the value of " + key + " is no text");
        }
        if (open.size() == MAX_DEPTH) {
          throw file.refused(start(event), "nested too deeply");
        }
        open.push(new Open(event instanceof MappingStartEvent, matched));
      } else if (event instanceof CollectionEndEvent) {
        open.pop();
        completed();
      }
    }

    /**
     * How many keys of the path lead to the node that begins.
     *
     * @param scalar what the node says, when it is a scalar
     */
    private int matched(@Nullable String scalar) {
      Open parent = open.peek();
      if (parent == null) {
        return 0;
      }
      if (parent.mapping) {
        if (!parent.atKey) {
          return parent.next;
        }
        parent.next = step(parent, scalar);
        return OFF;
      }
      return step(parent, Integer.toString(parent.index));
    }

    private int step(Open parent, @Nullable String name) {
      boolean follows =
          parent.matched != OFF
              && parent.matched < path.size()
              && path.get(parent.matched).equals(name);
      return follows ? parent.matched + 1 : OFF;
    }

    private void completed() {
      Open parent = open.peek();
      if (parent != null) {
        parent.index++;
        parent.atKey = parent.mapping && !parent.atKey;
      }
    }

    private void found(ScalarEvent scalar) {
      boolean quoted =
          scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
              || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
      boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
      int end = offset(scalar.getEndMark().getIndex()) - (quoted ? 1 : 0);
      int start = end - scalar.getValue().length();
      boolean literal = start >= 0 && file.chars().substring(start, end).equals(scalar.getValue());
      if (!quoted && !plain || !literal) {
        throw file.refused(start(scalar), "the value of " + key + " is no version on one line");
      }
      if (!found.isEmpty()) {
        throw file.refused(start(scalar), key + " stands here a second time");
      }
      found.add(new Span(start, end));
    }

    private int start(Event event) {
      return offset(event.getStartMark().getIndex());
    }

    /** The offset in the file's bytes of a code point. */
    private int offset(int codePoint) {
      int end =
          text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
      return file.start() + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
