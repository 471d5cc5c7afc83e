package io.github.releasekit.benchmark;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.osgi.InputFactoryProviderImpl;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** The floor of what reads reports: the same parsers, set the same, from end to end. */
final class BareParse {

  private static final XMLInputFactory XML = new InputFactoryProviderImpl().createInputFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    XML.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 16 << 20);
    XML.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
  }

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private BareParse() {}

  /** How many events and tokens there are. */
  static long read(List<Path> files) throws IOException {
    long count = 0;
    for (Path file : files) {
      try (InputStream stream = Files.newInputStream(file)) {
        count += file.toString().endsWith(".xml") ? xml(stream) : json(stream);
      } catch (XMLStreamException e) {
        throw new IOException(file + " is no XML", e);
      }
    }
    return count;
  }

  private static long xml(InputStream stream) throws XMLStreamException {
    XMLStreamReader reader = XML.createXMLStreamReader(stream);
    long events = 0;
    while (reader.hasNext()) {
      reader.next();
      events++;
    }
    return events;
  }

  private static long json(InputStream stream) throws IOException {
    try (JsonParser parser = JSON.createParser(stream)) {
      long tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      return tokens;
    }
  }
}
