package io.github.releasekit.extension.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;
import io.github.releasekit.extension.Extension;
import io.github.releasekit.extension.SbomWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SbomDocumentsTest {

  private static final long SEED = System.nanoTime();

  private final SbomWriter writer = Extension.SBOM.require("a test", "group:plugin:1");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theSameBillIsTheSameDocument(SbomFormat format) {
    assertThat(writer.write(format, Bills.large(SEED)))
        .as("seed " + SEED)
        .isEqualTo(writer.write(format, Bills.large(SEED)));
  }

  @ParameterizedTest
  @EnumSource
  void theOrderWithinTheBillDoesNotMatter(SbomFormat format) {
    Sbom bill = Bills.large(SEED);
    Sbom shuffled =
        new Sbom(
            bill.subject(),
            bill.time(),
            bill.tool(),
            shuffled(bill.modules()),
            shuffled(bill.dependencies()),
            shuffled(bill.relations()));
    assertThat(writer.write(format, shuffled))
        .as("seed " + SEED)
        .isEqualTo(writer.write(format, bill));
  }

  private static <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled;
  }

  @ParameterizedTest
  @CsvSource({"tr,TR,Asia/Tokyo,1", "th,TH,America/St_Johns,5"})
  void theSameBillIsTheSameDocumentOnAnotherSystemWithoutANetwork(
      String language, String country, String zone, String hashCodes) throws Exception {
    FreshJvm.write(
        directory,
        SEED,
        "-Duser.language=" + language,
        "-Duser.country=" + country,
        "-Duser.timezone=" + zone,
        "-Dfile.encoding=ISO-8859-1",
        "-Dline.separator=\r\n",
        "-XX:+UnlockExperimentalVMOptions",
        "-XX:hashCode=" + hashCodes,
        "-Dhttp.proxyHost=127.0.0.1",
        "-Dhttp.proxyPort=1",
        "-Dhttps.proxyHost=127.0.0.1",
        "-Dhttps.proxyPort=1");
    for (SbomFormat format : SbomFormat.values()) {
      assertThat(Files.readAllBytes(directory.resolve(format.name())))
          .as("%s, seed %s", format, SEED)
          .isEqualTo(writer.write(format, Bills.large(SEED)));
    }
    assertThat(directory.resolve("output")).isEmptyFile();
  }

  @ParameterizedTest
  @EnumSource
  void isLinesOfUtf8(SbomFormat format) {
    byte[] document = writer.write(format, Bills.hostile());
    String text = new String(document, UTF_8);
    assertThat(text.getBytes(UTF_8)).isEqualTo(document);
    assertThat(text).endsWith("\n}\n").doesNotContain("\r", "\t", "\ufffd", "\\u").contains("你好");
  }

  @ParameterizedTest
  @EnumSource
  void anotherBillIsAnotherDocument(SbomFormat format) {
    String one = new String(writer.write(format, Bills.simplest()), UTF_8);
    Sbom later = withTool(Bills.simplest(), "0.2.0");
    String other = new String(writer.write(format, later), UTF_8);
    assertThat(uuid(other)).isNotEqualTo(uuid(one));
  }

  private static Sbom withTool(Sbom bill, String tool) {
    return new Sbom(
        bill.subject(), bill.time(), tool, bill.modules(), bill.dependencies(), bill.relations());
  }

  private static String uuid(String document) {
    return document
        .lines()
        .filter(line -> line.contains("serialNumber") || line.contains("documentNamespace"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRelationToWhatTheBillDoesNotHoldIsRefused() {
    Material subject = Bills.material("subject", "");
    Material stranger = Bills.material("stranger", "compile");
    Sbom bill = Bills.bill(subject, List.of(), Bills.relation(subject, stranger));
    assertThatThrownBy(() -> writer.write(SbomFormat.SPDX, bill))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pkg:maven/org.example/stranger@1.0, which the bill does not hold");
  }

  @Test
  void anArtifactThatIsThereTwiceIsRefused() {
    Material subject = Bills.material("subject", "");
    Sbom bill = Bills.bill(subject, List.of(Bills.material("subject", "compile")));
    assertThatThrownBy(() -> writer.write(SbomFormat.CYCLONEDX, bill))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("holds pkg:maven/org.example/subject@1.0 twice");
  }
}
