package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.Coverage;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.Coverage.Ratio;
import io.github.releasekit.domain.gate.result.TestResults;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {

  private static final String JACOCO_HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
          + "<!DOCTYPE report PUBLIC \"-//JACOCO//DTD Report 1.1//EN\" \"report.dtd\">";

  @TempDir Path root;

  @Test
  void addsUpTheCoverageOfModules() throws IOException {
    jacoco("a/target/site/jacoco/jacoco.xml", 3, 1);
    jacoco("b/target/site/jacoco/jacoco.xml", 1, 5);

    Coverage coverage = CoverageReports.read(files("a/target", "b/target"), List.of());

    assertThat(coverage.ratios()).containsEntry(Counter.LINE, new Ratio(4, 6)).hasSize(1);
    assertThat(coverage.reports().files()).isEqualTo(2);
  }

  /** What is in the aggregate is not counted again by module. */
  @Test
  void prefersTheAggregate() throws IOException {
    jacoco("a/target/site/jacoco/jacoco.xml", 3, 1);
    jacoco("all/target/site/jacoco-aggregate/jacoco.xml", 9, 1);

    assertThat(CoverageReports.read(files("a/target", "all/target"), List.of()).ratios())
        .containsEntry(Counter.LINE, new Ratio(9, 1));
  }

  @Test
  void takesReportsByPattern() throws IOException {
    jacoco("a/target/site/jacoco/jacoco.xml", 3, 1);
    jacoco("qa/coverage/one.xml", 1, 0);
    jacoco("qa/coverage/deep/two.xml", 1, 0);

    assertThat(CoverageReports.read(files("a/target"), List.of("qa/coverage/*.xml")).ratios())
        .containsEntry(Counter.LINE, new Ratio(2, 0));
  }

  /** By the sum that sha256sum would print, computed here by hand. */
  @Test
  void digestsWhatItRead() throws IOException, NoSuchAlgorithmException {
    write("b.xml", "<testsuite tests='1'/>\n\n");
    write("a.xml", "<testsuite tests='2'/>");
    String sums = "";
    for (String name : List.of("a.xml", "b.xml")) {
      sums += hex(Files.readAllBytes(root.resolve(name))) + "  " + name + "\n";
    }

    TestResults results = TestReports.read(files(), List.of("*.xml"));

    assertThat(results.reports().sha256()).isEqualTo(hex(sums.getBytes(StandardCharsets.UTF_8)));
    assertThat(results.passed()).isEqualTo(3);
  }

  @Test
  void readsSuitesInSuites() throws IOException {
    write(
        "junit.xml",
        "<testsuites><properties/><testsuite name='a' tests='2' failures='1'><testcase>"
            + "<failure/></testcase><testcase/></testsuite>"
            + "<testsuite name='b' tests='3' skipped='1'/></testsuites>");

    TestResults results = TestReports.read(files(), List.of("junit.xml"));

    assertThat(results.passed()).isEqualTo(3);
    assertThat(results.failed()).isEqualTo(1);
    assertThat(results.skipped()).isEqualTo(1);
  }

  /** A head that says less than the tests in it does not hide a failure. */
  @Test
  void countsFailuresThatTheHeadDoesNot() throws IOException {
    write(
        "junit.xml",
        "<testsuite name='a' tests='3' failures='0' errors='0'><testcase><error/><failure/>"
            + "</testcase><testcase><flakyFailure/></testcase><testcase/></testsuite>");

    TestResults results = TestReports.read(files(), List.of("junit.xml"));

    assertThat(results.failed()).isEqualTo(1);
    assertThat(results.passed()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no XML",
        "{}",
        "<report",
        "<report>",
        "<report></reports>",
        "<report/><report/>",
        "<html/>",
        "<report><counter type='LINE' covered='1'/></report>",
        "<report><counter type='LINE' covered='-1' missed='1'/></report>",
        "<report><counter type='LINE' covered='1e9' missed='1'/></report>",
        "<report><counter type='LINE' covered='99999999999999999999' missed='1'/></report>",
        "<!DOCTYPE r [<!ENTITY e 'x'>]><report>&e;</report>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><report>&e;</report>",
        "<!DOCTYPE r [<!ENTITY a 'xx'><!ENTITY b '&a;&a;&a;'>]><report name='&b;'/>",
        "<report>\u0001</report>",
      })
  void refusesWhatIsNoCoverageReport(String content) throws IOException {
    write("jacoco.xml", content);

    assertThatThrownBy(() -> CoverageReports.read(files(), List.of("jacoco.xml")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("jacoco.xml is not a coverage report of JaCoCo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1"})
  void readsTheEncodingThatAReportDeclares(String encoding) throws IOException {
    Path file = root.resolve("junit.xml");
    Files.write(
        file,
        ("<?xml version='1.0' encoding='"
                + encoding
                + "'?><testsuite name='ä' tests='1'"
                + " failures='1'/>")
            .getBytes(Charset.forName(encoding)));

    assertThat(TestReports.read(files(), List.of("junit.xml")).failures())
        .extracting(finding -> finding.problem())
        .containsExactly("1 failed test in ä");
  }

  @Test
  void refusesAnEncodingThatItIsNot() throws IOException {
    Files.write(
        root.resolve("junit.xml"),
        "<?xml version='1.0' encoding='UTF-8'?><testsuite name='ä'/>"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> TestReports.read(files(), List.of("junit.xml")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("junit.xml is not a test report");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsNoLink() throws IOException {
    write("real.xml", "<testsuite tests='1'/>");
    Files.createSymbolicLink(root.resolve("linked.xml"), Path.of("real.xml"));
    Files.createDirectories(root.resolve("target/surefire-reports"));
    Files.createSymbolicLink(
        root.resolve("target/surefire-reports/TEST-a.xml"), root.resolve("real.xml"));

    assertThatThrownBy(() -> TestReports.read(files(), List.of("linked.xml")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("linked.xml is no file of its own there");
    assertThatThrownBy(() -> TestReports.read(files("target"), List.of()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("TEST-a.xml is no file of its own there");
  }

  /** An attribute that would fill the memory ends the reading long before it does. */
  @Test
  void refusesAnEndlessAttribute() throws IOException {
    huge("junit.xml", "<testsuite name='", "x", "'/>", 40 << 20);

    assertThatThrownBy(() -> TestReports.read(files(), List.of("junit.xml")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("junit.xml is not a test report");
  }

  @Test
  void refusesEndlessNesting() throws IOException {
    huge("junit.xml", "<testsuite tests='1'>", "<a>", "", 3 << 20);

    assertThatThrownBy(() -> TestReports.read(files(), List.of("junit.xml")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("junit.xml is not a test report");
  }

  /** A test may print whatever it likes. */
  @Test
  void readsPastAllThatTestsHavePrinted() throws IOException {
    huge(
        "junit.xml",
        "<testsuite tests='1'><testcase><system-out><![CDATA[",
        "printed\n",
        "]]></system-out></testcase></testsuite>",
        40 << 20);

    assertThat(TestReports.read(files(), List.of("junit.xml")).passed()).isEqualTo(1);
  }

  private ReportFiles files(String... buildDirectories) {
    return new ReportFiles(root, List.of(buildDirectories).stream().map(root::resolve).toList());
  }

  private void jacoco(String path, int covered, int missed) throws IOException {
    write(
        path,
        JACOCO_HEAD
            + "<report name='r'><sessioninfo id='s' start='1' dump='2'/><package name='p'>"
            + "<counter type='LINE' missed='100' covered='100'/></package>"
            + "<counter type='LINE' missed='"
            + missed
            + "' covered='"
            + covered
            + "'/></report>");
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
  }

  private void huge(String path, String head, String part, String tail, int bytes)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(root.resolve(path)))) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      byte[] again = part.getBytes(StandardCharsets.UTF_8);
      for (int written = 0; written < bytes; written += again.length) {
        out.write(again);
      }
      out.write(tail.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String hex(byte[] content) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
