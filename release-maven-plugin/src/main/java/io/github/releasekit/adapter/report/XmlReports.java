package io.github.releasekit.adapter.report;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.osgi.InputFactoryProviderImpl;
import io.github.releasekit.adapter.report.ReportFiles.XmlReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.codehaus.stax2.XMLInputFactory2;

/** Reads XML that may be hostile, as a stream, in bounded memory. */
final class XmlReports {

  /** How long a piece of XML may be that is kept as a whole; text comes in many. */
  private static final int MAX_PIECE = 16 << 20;

  /** How many names the elements and attributes of a report have. */
  private static final int MAX_NAMES = 10_000;

  /** How much of an element's text is kept. */
  private static final int MAX_ELEMENT_TEXT = 10_000;

  private static final XMLInputFactory XML = xml();

  private XmlReports() {}

  /** Reads a document to its end. */
  static void read(String path, InputStream stream, XmlReader content) throws XMLStreamException {
    Pieces pieces = new Pieces(stream);
    XMLStreamReader reader = new Bounded(XML.createXMLStreamReader(pieces), pieces);
    while (reader.next() != XMLStreamReader.START_ELEMENT) {}
    content.read(path, reader);
    while (reader.hasNext()) {
      reader.next();
    }
  }

  /** Refuses names without an end, which the parser keeps each of, and cuts long texts. */
  private static final class Bounded extends StreamReaderDelegate {

    private final Pieces pieces;
    private final Set<String> names = new HashSet<>();

    Bounded(XMLStreamReader reader, Pieces pieces) {
      super(reader);
      this.pieces = pieces;
    }

    @Override
    public int next() throws XMLStreamException {
      pieces.begin();
      int event = super.next();
      if (event == START_ELEMENT) {
        names.add(getLocalName());
        for (int i = 0; i < getAttributeCount(); i++) {
          names.add(getAttributeLocalName(i));
        }
        if (names.size() > MAX_NAMES) {
          throw new XMLStreamException("there are more than " + MAX_NAMES + " names");
        }
      }
      return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      for (int event = next(); event != END_ELEMENT; event = next()) {
        if (event == START_ELEMENT) {
          throw new XMLStreamException("there is an element in a text");
        }
        if (hasText() && event != COMMENT) {
          String more = getText();
          text.append(more, 0, Math.min(more.length(), MAX_ELEMENT_TEXT - text.length()));
        }
      }
      return text.toString();
    }
  }

  /** Ends where a tag, a comment or the like has no end, of which the parser would keep all. */
  private static final class Pieces extends FilterInputStream {

    private int length;

    Pieces(InputStream stream) {
      super(stream);
    }

    void begin() {
      length = 0;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      if (length > MAX_PIECE) {
        throw new IOException("a tag or comment has more than " + MAX_PIECE + " bytes");
      }
      int read = super.read(bytes, from, most);
      length += read;
      return read;
    }
  }

  /**
   * Document types are skipped: nothing that they name is read, and no entity is defined. Prefixes
   * are part of names: to look up what many of them stand for takes time without an end.
   */
  private static XMLInputFactory xml() {
    XMLInputFactory factory = new InputFactoryProviderImpl().createInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_PIECE);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    return factory;
  }
}
