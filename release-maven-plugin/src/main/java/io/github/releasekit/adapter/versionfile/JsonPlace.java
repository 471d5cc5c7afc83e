package io.github.releasekit.adapter.versionfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.releasekit.domain.JsonPointer;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A text value in JSON (RFC 8259), by a pointer of RFC 6901. */
record JsonPlace(String pointer) implements Finder {

  private static final int MAX_DEPTH = 100;

  /** Keys that stand twice are refused: which of two values counts, RFC 8259 leaves open. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  JsonPlace {
    if (!JsonPointer.isValid(pointer)) {
      throw new ReleaseException(
          "'" + pointer + "' is not a JSON pointer (RFC 6901)",
          "write it as /key/key under versionFiles in "
              + Policy.FILE
              + ", with ~1 for / and ~0 for ~ in a key");
    }
  }

  @Override
  public List<Span> find(TextFile file) {
    file.text();
    int from = file.start();
    List<Span> found = new ArrayList<>();
    try (JsonParser parser =
        JSON.createParser(file.content(), from, file.content().length - from)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()
            && parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
          int start = from + (int) parser.currentTokenLocation().getByteOffset();
          if (token != JsonToken.VALUE_STRING) {
            throw file.refused(start, "the value at " + pointer + " is no text in quotes");
          }
          found.add(new Span(start + 1, closingQuote(file.chars(), start + 1)));
        }
      }
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? 0 : Math.max(0, (int) e.getLocation().getByteOffset());
      throw file.refused(from + at, "not JSON: " + firstLine(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.size() > 1) {
      throw file.refused(found.get(1).start(), "a second document in one file");
    }
    return found;
  }

  private static int closingQuote(String chars, int from) {
    int at = from;
    while (chars.charAt(at) != '"') {
      at += chars.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static String firstLine(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }
}
