package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The results that Surefire and Failsafe wrote for a module.
 *
 * @param tests how many passed
 * @param findings the suites that have failures or errors
 */
public record TestReports(int tests, List<Finding> findings) {

  public TestReports {
    findings = List.copyOf(findings);
  }

  /**
   * Reads {@code TEST-*.xml}.
   *
   * @param buildDirectory the module's {@code target}
   * @throws ReleaseException when a report is no XML
   */
  public static TestReports read(Path buildDirectory) {
    int tests = 0;
    List<Finding> findings = new ArrayList<>();
    for (String name : List.of("surefire-reports", "failsafe-reports")) {
      for (Path report : reports(buildDirectory.resolve(name))) {
        tests += read(report, findings);
      }
    }
    return new TestReports(tests, findings);
  }

  private static List<Path> reports(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int read(Path report, List<Finding> findings) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream stream = Files.newInputStream(report)) {
      XMLStreamReader reader = factory.createXMLStreamReader(stream);
      reader.nextTag();
      int failed = number(reader, "failures") + number(reader, "errors");
      if (failed > 0) {
        findings.add(
            new Finding(
                failed + " failed tests in " + reader.getAttributeValue(null, "name"),
                "see " + report));
      }
      return number(reader, "tests") - failed - number(reader, "skipped");
    } catch (XMLStreamException | NumberFormatException e) {
      throw new ReleaseException(
          report + " is not a test report", "mvn clean verify writes it anew", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(XMLStreamReader reader, String attribute) {
    String value = reader.getAttributeValue(null, attribute);
    return value == null ? 0 : Integer.parseInt(value);
  }
}
