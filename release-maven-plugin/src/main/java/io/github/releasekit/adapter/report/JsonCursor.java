package io.github.releasekit.adapter.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.releasekit.domain.JsonPointer;
import io.github.releasekit.domain.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a JSON document once, from its first value to its last. Each of its methods takes
 * the value that it stands at and leaves it behind.
 */
final class JsonCursor implements AutoCloseable {

  private static final int MAX_DIGITS = 100;

  /** Names are kept to the end, as many as there are. */
  private static final int MAX_NAME = 1000;

  /** More of one kind are no report. */
  private static final int MAX_KEPT = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxNumberLength(MAX_DIGITS)
                  .maxStringLength(16 << 20)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();

  /** What takes the value of a key. */
  interface Member {
    void read(String key) throws IOException;
  }

  /** What takes an item of a list. */
  interface Item {
    void read() throws IOException;
  }

  private final JsonParser parser;

  /** How many keys the objects have that it is in. */
  private int keys;

  private JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** Stands at the document's value. */
  static JsonCursor at(InputStream stream) throws IOException {
    JsonCursor cursor = new JsonCursor(FACTORY.createParser(stream));
    if (cursor.parser.nextToken() == null) {
      throw cursor.unexpected("there is nothing in it");
    }
    return cursor;
  }

  /** Takes an object, member by member; each has to be taken. No key may stand there twice. */
  void object(Member member) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected("an object is expected");
    }
    int before = keys;
    Set<String> taken = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      requireFewer(keys++, "keys");
      if (!taken.add(key)) {
        throw unexpected("a key stands there twice");
      }
      parser.nextToken();
      member.read(key);
    }
    keys = before;
  }

  /** Takes an object, of which one member matters; it has to be taken where it is there. */
  void member(String wanted, Item value) throws IOException {
    object(
        key -> {
          if (key.equals(wanted)) {
            value.read();
          } else {
            skip();
          }
        });
  }

  /**
   * Takes whatever it stands at, of which the values at pointers matter; those that are there have
   * to be taken, each with its pointer (RFC 6901).
   */
  void pointers(Set<String> pointers, Member reader) throws IOException {
    walk("", pointers, reader);
  }

  private void walk(String at, Set<String> pointers, Member reader) throws IOException {
    if (pointers.contains(at)) {
      reader.read(at);
    } else if (pointers.stream().noneMatch(pointer -> pointer.startsWith(at + "/"))) {
      skip();
    } else if (isList()) {
      int[] index = {0};
      list(() -> walk(JsonPointer.child(at, String.valueOf(index[0]++)), pointers, reader));
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(key -> walk(JsonPointer.child(at, key), pointers, reader));
    } else {
      skip();
    }
  }

  /** Takes a list, item by item; each has to be taken. */
  void list(Item item) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected("a list is expected");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  /** Takes a text. */
  String text() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected("a text is expected");
    }
    return parser.getText();
  }

  /** Takes a text; another value is taken for the default. */
  String textOr(String other) throws IOException {
    if (isText()) {
      return parser.getText();
    }
    skip();
    return other;
  }

  /** Takes a text, a number, true or false, as it is written; empty where it is none of them. */
  Optional<String> scalar() throws IOException {
    boolean isOne = parser.currentToken().isScalarValue();
    if (!isOne || parser.currentToken() == JsonToken.VALUE_NULL) {
      skip();
      return Optional.empty();
    }
    return Optional.of(parser.getText());
  }

  /** Takes a number; empty where the value is another. */
  Optional<BigDecimal> number() throws IOException {
    if (parser.currentToken() == null || !parser.currentToken().isNumeric()) {
      skip();
      return Optional.empty();
    }
    return Optional.of(limited(parser.getDecimalValue()));
  }

  /** Takes a text that is a number. */
  BigDecimal numberOfText() throws IOException {
    String text = text();
    if (text.length() > MAX_DIGITS) {
      throw unexpected("a number of that length is not expected");
    }
    return limited(new BigDecimal(text));
  }

  private BigDecimal limited(BigDecimal number) throws IOException {
    if (Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw unexpected("a number of that size is not expected");
    }
    return number;
  }

  /** Takes a whole number from 0; empty where the value is another. */
  Optional<Integer> index() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getIntValue() < 0) {
      skip();
      return Optional.empty();
    }
    return Optional.of(parser.getIntValue());
  }

  /** Takes whatever it stands at. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Nothing may follow the document's value. */
  void requireEnd() throws IOException {
    if (parser.nextToken() != null) {
      throw unexpected("something follows its end");
    }
  }

  /** Refuses what would fill the memory. */
  void requireFewer(int kept, String things) throws IOException {
    if (kept >= MAX_KEPT) {
      throw unexpected("there are more than " + MAX_KEPT + " " + things);
    }
  }

  /** Says what is wrong, and where. */
  IOException unexpected(String problem) {
    return new JsonParseException(
        parser,
        problem
            + ", at line "
            + parser.currentTokenLocation().getLineNr()
            + " under "
            + PlainText.line(parser.getParsingContext().pathAsPointer().toString()));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
