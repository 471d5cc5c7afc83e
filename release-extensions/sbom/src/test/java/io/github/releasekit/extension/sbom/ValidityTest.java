package io.github.releasekit.extension.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValidityTest {

  private static final long SEED = System.nanoTime();

  @TempDir Path directory;

  static Stream<Arguments> bills() {
    return Stream.of(
        arguments("the simplest", Bills.simplest()),
        arguments("of 300 artifacts, seed " + SEED, Bills.large(SEED)),
        arguments("of modules", Bills.aggregate()),
        arguments("with every scope", Bills.scopes()),
        arguments("with hostile texts", Bills.hostile()),
        arguments("with every kind of licence", Bills.licensed(LicenseTest.all())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bills")
  void theSchemaOfCycloneDxAcceptsTheBill(String kind, Sbom bill) throws Exception {
    byte[] document = write(SbomFormat.CYCLONEDX, bill);
    assertThat(new JsonParser().validate(document, Version.VERSION_16)).as(kind).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bills")
  void theVerifierOfSpdxAcceptsTheBill(String kind, Sbom bill) throws Exception {
    Path document = directory.resolve("bill.spdx.json");
    Files.write(document, write(SbomFormat.SPDX, bill));
    assertThat(SpdxVerifier.findings(document)).as(kind).isEmpty();
  }

  @Test
  void theSchemaOfCycloneDxRefusesWhatIsWrong() throws Exception {
    String document = new String(write(SbomFormat.CYCLONEDX, Bills.aggregate()), UTF_8);
    byte[] wrong = document.replace("\"required\"", "\"wanted\"").getBytes(UTF_8);
    assertThat(new JsonParser().validate(wrong, Version.VERSION_16)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DEPENDS_ON,NEEDS", "Apache-2.0,Apache-9.0", "SHA256,SHA257", "primary,secondary"})
  void theVerifierOfSpdxRefusesWhatIsWrong(String right, String wrong) throws Exception {
    String document = new String(write(SbomFormat.SPDX, Bills.aggregate()), UTF_8);
    Path changed = directory.resolve("bill.spdx.json");
    Files.writeString(changed, document.replace(right, wrong));
    assertThatCode(() -> assertThat(SpdxVerifier.findings(changed)).isEmpty())
        .isInstanceOf(Throwable.class);
  }

  private static byte[] write(SbomFormat format, Sbom bill) {
    return new SbomDocuments().write(format, bill);
  }
}
