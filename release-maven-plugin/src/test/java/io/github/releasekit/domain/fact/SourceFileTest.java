package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.VersionEdits;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

  @Test
  void replacesTokensInAnyOrderAndKeepsEveryOtherByte() {
    byte[] content = {(byte) 0xff, 'a', '1', 0, '2', '\r', '\n', (byte) 0x80};
    SourceFile file =
        new SourceFile(
            "f", content, List.of(new Token(4, 5, Slot.CHANGELIST), new Token(2, 3, Slot.VERSION)));

    assertThat(file.with(Map.of(Slot.VERSION, "1.10", Slot.CHANGELIST, "")))
        .isEqualTo(new byte[] {(byte) 0xff, 'a', '1', '.', '1', '0', 0, '\r', '\n', (byte) 0x80});
    assertThat(file.with(Map.of(Slot.SHA1, "x"))).isEqualTo(content);
    assertThat(file.carries(Slot.CHANGELIST)).isTrue();
    assertThat(file.carries(Slot.SCM_TAG)).isFalse();
  }

  @Test
  void writesIntoAnEmptyPlace() {
    SourceFile file =
        new SourceFile("f", "<a></a>".getBytes(), List.of(new Token(3, 3, Slot.VERSION)));

    assertThat(file.with(Map.of(Slot.VERSION, "1"))).asString().isEqualTo("<a>1</a>");
  }

  @ParameterizedTest
  @CsvSource({
    // other content, whether it is what a release of 1.3.0-rc.1 writes
    "<v>1.3.0-rc.1</v><t>v1.3.0-rc.1</t>1.2 a, true",
    "<v>1.3.0-SNAPSHOT</v><t>HEAD</t>1.2 a, true",
    "<v>1.3.0-rc.1</v><t>HEAD</t>1.1 a, true",
    "<v>1.3.0-rc.2</v><t>HEAD</t>1.2 a, false",
    "<v>1.3.0-rc.1</v><t></t><!-- -->1.2 a, false",
    "<v>1.3.0-rc.1</v><t>HEAD</t>1.2 b, false",
    "<v>1.3.0-rc.1</v><t>HEAD</t>1.2 b a, false",
    "<v>1.3.0-rc.1</v><t>HEAD</t>1.2 a\\n, false",
    "'', false"
  })
  void knowsWhatAReleaseWritesIntoIt(String other, boolean released) {
    String content = "<v>1.3.0-SNAPSHOT</v><t>HEAD</t>1.2 a";
    SourceFile file =
        new SourceFile(
            "f",
            content.getBytes(StandardCharsets.US_ASCII),
            List.of(
                new Token(3, 17, Slot.VERSION),
                new Token(24, 28, Slot.SCM_TAG),
                new Token(32, 35, Slot.RELEASED_VERSION)));

    assertThat(
            file.isReleasedAs(
                Version.parse("1.3.0-rc.1"),
                other.replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(released);
  }

  @Test
  void emptiesTheRestOfAPlaceWhereItIsWritten() {
    SourceFile file =
        new SourceFile(
            "f",
            "1.2<!---->-a<!---->-b HE<!---->AD".getBytes(StandardCharsets.US_ASCII),
            List.of(
                new Token(0, 3, Slot.VERSION),
                new Token(10, 12, Slot.REST),
                new Token(19, 21, Slot.REST),
                new Token(22, 24, Slot.SCM_TAG),
                new Token(31, 33, Slot.REST)));

    assertThat(file.with(Map.of(Slot.VERSION, "2.0")))
        .asString()
        .isEqualTo("2.0<!----><!----> HE<!---->AD");
    assertThat(file.with(Map.of(Slot.SCM_TAG, "v2")))
        .asString()
        .isEqualTo("1.2<!---->-a<!---->-b v2<!---->");
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "3, 2"})
  void refusesAPlaceThatCannotBe(int start, int end) {
    assertThatThrownBy(() -> new Token(start, end, Slot.VERSION))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1.3.0-SNAPSHOT, 1.3.0-SNAPSHOT|1.3.0||-SNAPSHOT",
    "1.3.0, 1.3.0|1.3.0||",
    "2.0.0-rc.1, 2.0.0-rc.1|2.0.0-rc.1||"
  })
  void writesAVersionIntoTheSlotsOfACiFriendlyPom(String version, String written) {
    SourceFile file =
        new SourceFile(
            "pom.xml",
            "V|R|S|C".getBytes(StandardCharsets.US_ASCII),
            List.of(
                new Token(0, 1, Slot.VERSION),
                new Token(2, 3, Slot.REVISION),
                new Token(4, 5, Slot.SHA1),
                new Token(6, 7, Slot.CHANGELIST)));

    List<FileEdit> edits = VersionEdits.of(List.of(file), version);

    assertThat(edits).hasSize(1);
    assertThat(edits.get(0).after()).asString().isEqualTo(written);
    assertThat(edits.get(0).before()).contains(file.content());
  }

  @Test
  void editsNoFileThatSaysTheVersionAlready() {
    SourceFile file =
        new SourceFile("pom.xml", "1.0.0".getBytes(), List.of(new Token(0, 5, Slot.VERSION)));

    assertThat(VersionEdits.of(List.of(file), "1.0.0")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://ada:secret@repo.example.org/r, https://repo.example.org/r",
    "https://token@repo.example.org/r, https://repo.example.org/r",
    "https://repo.example.org/r, https://repo.example.org/r",
    "https://repo.example.org/a@b/r, https://repo.example.org/a@b/r",
    "file:///srv/repo, file:///srv/repo"
  })
  void showsATargetWithoutItsCredentials(String url, String location) {
    assertThat(new DeploymentTarget("nexus", url)).hasToString("nexus at " + location);
  }

  @Test
  void digestsAsTheStandardDoes() {
    // FIPS 180-4, the example "abc"
    assertThat(Digests.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digests.sha256("ü"))
        .isEqualTo(Digests.sha256(new byte[] {(byte) 0xc3, (byte) 0xbc}));
    assertThatThrownBy(() -> Digests.algorithm("none")).isInstanceOf(IllegalStateException.class);
  }
}
