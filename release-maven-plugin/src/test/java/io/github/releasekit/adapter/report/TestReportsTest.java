package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.TestResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReportsTest {

  @TempDir Path target;

  @Test
  void countsTheTestsOfSurefireAndFailsafe() throws IOException {
    report("surefire-reports", "TEST-a.A.xml", "name='a.A' tests='3' failures='0' errors='0'");
    report("failsafe-reports", "TEST-a.B.xml", "name='a.B' tests='4' failures='0' errors='0'");
    report("surefire-reports", "other.xml", "name='x' tests='9' failures='9' errors='9'");

    assertThat(read().passed()).isEqualTo(7);
    assertThat(read().failures()).isEmpty();
  }

  @Test
  void findsFailuresAndErrorsOfEverySuite() throws IOException {
    report("surefire-reports", "TEST-a.A.xml", "name='a.A' tests='3' failures='1' errors='1'");
    report("failsafe-reports", "TEST-a.B.xml", "name='a.B' tests='1' failures='0' errors='1'");

    assertThat(read().failures())
        .extracting(f -> f.problem())
        .containsExactly("1 failed test in a.B", "2 failed tests in a.A");
  }

  @Test
  void addsUpTheTimesOfSuitesThatTellThem() throws IOException {
    report("surefire-reports", "TEST-a.A.xml", "name='a' tests='1' time='1,234.5'");
    report("surefire-reports", "TEST-a.B.xml", "name='b' tests='1' time='0.25'");
    report("surefire-reports", "TEST-a.C.xml", "name='c' tests='1'");
    report("failsafe-reports", "TEST-a.D.xml", "name='d' tests='1' time='2'");

    assertThat(read().seconds()).isEqualTo(1236.75);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "NaN", "Infinity", "soon", "1e300", "1e999999999"})
  void leavesOutWhatIsNoTime(String time) throws IOException {
    report("surefire-reports", "TEST-a.A.xml", "name='a' tests='1' time='" + time + "'");
    report("surefire-reports", "TEST-a.B.xml", "name='b' tests='2' time='3'");

    assertThat(read().seconds()).isEqualTo(3);
    assertThat(read().passed()).isEqualTo(3);
  }

  @Test
  void findsNothingWhereNothingRan() {
    assertThat(read()).isEqualTo(new TestResults(0, 0, 0, List.of(), Reports.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<testsuite tests='many'/>",
        "<testsuite",
        "<testsuite failures='-'/>"
      })
  void refusesWhatIsNoReport(String content) throws IOException {
    Path file = target.resolve("surefire-reports/TEST-a.xml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);

    assertThatThrownBy(() -> read())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("TEST-a.xml is not a test report");
  }

  @Test
  void refusesADocumentTypeAndReadsNoEntity() throws IOException {
    Path secret = Files.writeString(target.resolve("secret.txt"), "TOP SECRET");
    Path file = target.resolve("surefire-reports/TEST-a.xml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<!DOCTYPE t [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + "<testsuite name='a' tests='1' failures='0' errors='0'>&e;</testsuite>");

    assertThatThrownBy(() -> read())
        .isInstanceOf(ReleaseException.class)
        .hasMessageNotContaining("TOP SECRET");
  }

  private TestResults read() {
    return TestReports.read(new ReportFiles(target, List.of(target)), List.of());
  }

  private void report(String directory, String name, String attributes) throws IOException {
    Path file = target.resolve(directory).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<?xml version='1.0'?>\n<testsuite " + attributes + "/>");
  }
}
