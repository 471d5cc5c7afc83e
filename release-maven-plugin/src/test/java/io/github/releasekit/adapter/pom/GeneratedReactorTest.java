package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

/** Random reactors; the JDK's parser says what an edit has changed. */
class GeneratedReactorTest {

  /** More by {@code -Drelease-kit.generated=}, others by {@code -Drelease-kit.seed=}. */
  private static final int EDITS = Integer.getInteger("release-kit.generated", 20_000);

  private static final long FIRST_SEED = Long.getLong("release-kit.seed", 1);

  private final XMLInputFactory parser = XMLInputFactory.newDefaultFactory();

  @Test
  void editsExactlyTheVersionsOfTheReactor() throws XMLStreamException {
    long seed = FIRST_SEED;
    int edits = 0;
    while (edits < EDITS) {
      try {
        edits += verify(new GeneratedReactor(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Drelease-kit.seed=" + seed + ": " + e.getMessage(), e);
      }
      seed++;
    }
  }

  /** The number of edits it has made. */
  private int verify(GeneratedReactor reactor) throws XMLStreamException {
    PomCase poms = reactor.poms();
    List<SourceFile> files = PomReader.read(PomCase.reactor(), poms.files(1), Optional.empty());
    for (Map<Slot, String> texts : List.of(PomCase.RELEASE, PomCase.NEXT)) {
      Map<String, byte[]> expected = poms.files(texts == PomCase.RELEASE ? 2 : 3);
      for (SourceFile file : files) {
        byte[] after = file.with(texts);
        if (!Arrays.equals(after, expected.get(file.path()))) {
          assertThat(new String(after, poms.charset()))
              .as(file.path())
              .isEqualTo(new String(expected.get(file.path()), poms.charset()));
        }
        assertThat(Arrays.equals(PomCase.restored(file, after, texts), file.content()))
            .as("the old text of %s put back", file.path())
            .isTrue();
        if (texts == PomCase.RELEASE && file.path().endsWith(".xml")) {
          verifyParsed(reactor, file.path(), after);
        }
      }
    }
    return 2 * files.size();
  }

  private void verifyParsed(GeneratedReactor reactor, String path, byte[] after)
      throws XMLStreamException {
    List<String> versions = new ArrayList<>();
    Map<String, String> properties = new LinkedHashMap<>();
    XMLStreamReader reader = parser.createXMLStreamReader(new ByteArrayInputStream(after));
    Deque<String> names = new ArrayDeque<>();
    Deque<StringBuilder> texts = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          names.push(reader.getLocalName());
          texts.push(new StringBuilder());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            texts.element().append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String name = names.pop();
          String text = texts.pop().toString().strip();
          if (name.equals("version")) {
            versions.add(text);
          } else if ("properties".equals(names.peek())) {
            properties.put(name, text);
          }
        }
        default -> {}
      }
    }
    assertThat(versions).as(path).isEqualTo(reactor.versions(path));
    assertThat(properties).as(path).isEqualTo(reactor.properties(path));
  }
}
