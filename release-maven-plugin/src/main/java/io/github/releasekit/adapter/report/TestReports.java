package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.result.TestResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the results of test runs as Surefire and Failsafe write them, and others in the form that
 * JUnit's Ant task began: a {@code testsuite}, or {@code testsuites} with some in it.
 */
public final class TestReports {

  private static final String SUITE = "testsuite";
  private static final Set<String> FAILURES = Set.of("failure", "error");

  /** More of them would fill the memory. */
  private static final int MAX_FAILURES = 100_000;

  /** No suite takes longer: three years. */
  private static final double MAX_SECONDS = 1e8;

  private final List<Finding> failures = new ArrayList<>();
  private int passed;
  private int failed;
  private int skipped;
  private double seconds;

  private TestReports() {}

  /**
   * The results in reports.
   *
   * @param patterns of their paths; empty for where Surefire and Failsafe write them
   * @throws ReleaseException when one cannot be read
   */
  public static TestResults read(ReportFiles files, List<String> patterns) {
    List<Path> found = new ArrayList<>();
    if (patterns.isEmpty()) {
      found.addAll(files.built("surefire-reports", "TEST-*.xml"));
      found.addAll(files.built("failsafe-reports", "TEST-*.xml"));
    } else {
      found.addAll(files.matching(patterns));
    }
    TestReports read = new TestReports();
    Reports reports = files.readXml(found, "a test report", read::suites);
    return new TestResults(
        read.passed, read.failed, read.skipped, read.seconds, read.failures, reports);
  }

  private void suites(String path, XMLStreamReader reader) throws XMLStreamException {
    if (reader.getLocalName().equals(SUITE)) {
      suite(path, reader);
      return;
    }
    if (!reader.getLocalName().equals("testsuites")) {
      throw new XMLStreamException(PlainText.line(reader.getLocalName()) + " is no testsuite");
    }
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(SUITE)) {
        suite(path, reader);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** A suite to its end; what its head counts includes the suites in it. */
  private void suite(String path, XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getAttributeValue(null, "name");
    int tests = number(reader, "tests");
    int counted = sum(number(reader, "failures"), number(reader, "errors"));
    int left = number(reader, "skipped");
    seconds += seconds(reader);
    int seen = 0;
    int inTest = 0;
    boolean isFailed = false;
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (reader.getLocalName().equals("testcase")) {
          inTest = depth;
          isFailed = false;
        } else if (depth == inTest + 1 && FAILURES.contains(reader.getLocalName())) {
          isFailed = true;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (depth == inTest) {
          seen += isFailed ? 1 : 0;
          inTest = 0;
        }
        depth--;
      }
    }
    int bad = Math.max(counted, seen);
    if (bad > 0) {
      if (failures.size() == MAX_FAILURES) {
        throw new XMLStreamException("more than " + MAX_FAILURES + " suites have failed");
      }
      failures.add(
          new Finding(
              PlainText.count(bad, "failed test")
                  + " in "
                  + PlainText.shortLine(String.valueOf(name)),
              "see " + path));
    }
    failed = sum(failed, bad);
    skipped = sum(skipped, left);
    passed = sum(passed, (int) Math.max(0, (long) tests - bad - left));
  }

  private static int sum(int one, int other) throws XMLStreamException {
    long sum = (long) one + other;
    if (sum > Integer.MAX_VALUE) {
      throw new XMLStreamException(sum + " tests are more than can be counted");
    }
    return (int) sum;
  }

  /** What a suite took: Surefire writes thousands as {@code 1,234.5}. None where it is no time. */
  private static double seconds(XMLStreamReader reader) {
    String value = reader.getAttributeValue(null, "time");
    if (value == null) {
      return 0;
    }
    try {
      double time = Double.parseDouble(value.strip().replace(",", ""));
      return time >= 0 && time <= MAX_SECONDS ? time : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int number(XMLStreamReader reader, String attribute) {
    String value = reader.getAttributeValue(null, attribute);
    int number = value == null ? 0 : Integer.parseInt(value.strip());
    if (number < 0) {
      throw new NumberFormatException(attribute + " is " + number);
    }
    return number;
  }
}
