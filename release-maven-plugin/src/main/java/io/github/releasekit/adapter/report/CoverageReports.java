package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.Coverage;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.Coverage.Ratio;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads JaCoCo's reports of XML, whose own counters sum up what is in them. */
public final class CoverageReports {

  private final Map<Counter, Ratio> ratios = new EnumMap<>(Counter.class);

  private CoverageReports() {}

  /**
   * The coverage of reports, added up.
   *
   * @param patterns of their paths; empty for those that {@code report-aggregate} writes, or where
   *     there are none those that {@code report} writes for each module
   * @throws ReleaseException when one cannot be read
   */
  public static Coverage read(ReportFiles files, List<String> patterns) {
    List<Path> found =
        patterns.isEmpty()
            ? files.built("site/jacoco-aggregate", "jacoco.xml")
            : files.matching(patterns);
    if (found.isEmpty() && patterns.isEmpty()) {
      found = files.built("site/jacoco", "jacoco.xml");
    }
    CoverageReports read = new CoverageReports();
    Reports reports = files.readXml(found, "a coverage report of JaCoCo", read::report);
    return new Coverage(read.ratios, reports);
  }

  private void report(String path, XMLStreamReader reader) throws XMLStreamException {
    if (!reader.getLocalName().equals("report")) {
      throw new XMLStreamException(PlainText.line(reader.getLocalName()) + " is no report");
    }
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth == 1 && reader.getLocalName().equals("counter")) {
          count(reader);
        }
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** Counters that a later JaCoCo may add are nobody's minimum. */
  private void count(XMLStreamReader reader) {
    String type = reader.getAttributeValue(null, "type");
    Stream.of(Counter.values())
        .filter(counter -> counter.name().equals(type))
        .forEach(
            counter ->
                ratios.merge(
                    counter,
                    new Ratio(number(reader, "covered"), number(reader, "missed")),
                    Ratio::plus));
  }

  /** JaCoCo counts by {@code int}, and sums of those do not overflow. */
  private static int number(XMLStreamReader reader, String attribute) {
    String value = reader.getAttributeValue(null, attribute);
    int number = Integer.parseInt(String.valueOf(value));
    if (number < 0) {
      throw new NumberFormatException(attribute + " is " + number);
    }
    return number;
  }
}
