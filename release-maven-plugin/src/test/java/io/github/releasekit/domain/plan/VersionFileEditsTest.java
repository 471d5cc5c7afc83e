package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.OldVersions.Mention;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionFileEditsTest {

  private static final ReleaseTime TIME = new ReleaseTime("2026-11-21", "2026-11-21T10:00:00Z");

  private final SnapshotFixture fixture = new SnapshotFixture();

  VersionFileEditsTest() {
    fixture.versionFiles =
        List.of(
            new SourceFile(
                "a.txt",
                "ü V P R Q\r\n".getBytes(StandardCharsets.UTF_8),
                List.of(
                    new Token(3, 4, Slot.VERSION),
                    new Token(5, 6, Slot.PYTHON_VERSION),
                    new Token(7, 8, Slot.RELEASED_VERSION),
                    new Token(9, 10, Slot.RELEASED_PYTHON_VERSION))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.3.0|ü 1.3.0 1.3.0 1.3.0 1.3.0|ü 1.3.1-SNAPSHOT 1.3.1.dev0 1.3.0 1.3.0",
        "1.3.0-rc.1|ü 1.3.0-rc.1 1.3.0rc1 R Q|ü 1.3.0-SNAPSHOT 1.3.0.dev0 R Q"
      })
  void writesEverySlotInBothCommits(String version, String released, String development) {
    Edits edits = fixture.plan(request(version)).edits();

    assertThat(text(edits.release(TIME), "a.txt")).isEqualTo(released + "\r\n");
    assertThat(text(edits.development(TIME), "a.txt")).isEqualTo(development + "\r\n");
    assertThat(text(edits.sinceRelease(TIME), "a.txt")).isEqualTo(development + "\r\n");
  }

  /** Other components stay with the release, and the tag is no longer that of the release. */
  @Test
  void goesOnFromARelease() {
    List<SourceFile> files =
        List.of(
            file("own", "V", Slot.VERSION),
            file("tag", "T", Slot.SCM_TAG),
            file("time", "O", Slot.OUTPUT_TIMESTAMP),
            file("other", "R", Slot.REFERENCED_VERSION));

    List<FileEdit> released = VersionEdits.development(files, "1.3.0", "1.3.1-SNAPSHOT");
    List<FileEdit> developed = VersionEdits.development(files, "1.3.0-SNAPSHOT", "1.4.0-SNAPSHOT");

    assertThat(released).extracting(FileEdit::path).containsExactly("own", "tag");
    assertThat(text(released, "own")).isEqualTo("1.3.1-SNAPSHOT");
    assertThat(text(released, "tag")).isEqualTo("HEAD");
    assertThat(developed).extracting(FileEdit::path).containsExactly("own", "other");
    assertThat(text(developed, "other")).isEqualTo("1.4.0-SNAPSHOT");
  }

  @Test
  void leavesADocumentAloneAfterTheRelease() {
    fixture.versionFiles = List.of(file("doc", "R", Slot.RELEASED_VERSION));
    Edits edits = fixture.plan(ReleaseRequest.DEFAULT).edits();

    assertThat(text(edits.release(TIME), "doc")).isEqualTo("1.3.0");
    assertThat(text(edits.development(TIME), "doc")).isEqualTo("1.3.0");
    assertThat(edits.sinceRelease(TIME)).extracting(FileEdit::path).doesNotContain("doc");
  }

  @Test
  void editsAPomOnceWhenAnEntryNamesItToo() {
    int at = fixture.pom.indexOf("<project>") + 1;
    fixture.versionFiles =
        List.of(
            new SourceFile(
                "pom.xml",
                fixture.pom.getBytes(StandardCharsets.UTF_8),
                List.of(new Token(at, at + "project".length(), Slot.RELEASED_VERSION))));

    List<FileEdit> edits = fixture.plan(ReleaseRequest.DEFAULT).edits().release(TIME);

    assertThat(edits).extracting(FileEdit::path).containsExactly("pom.xml", "CHANGELOG.md");
    assertThat(text(edits, "pom.xml")).startsWith("<1.3.0><version>1.3.0</version>");
  }

  @Test
  void refusesTwoWaysToFindOneVersion() {
    SourceFile one = file("a", "1.0", Slot.VERSION);

    assertThatThrownBy(() -> SourceFile.merged(List.of(one, one)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("a has one version that is found in two ways");
  }

  @Test
  void asksForPythonsNotationOnlyWhereItIsWritten() {
    ReleaseRequest milestone = request("1.3.0-milestone.1");

    assertThatThrownBy(() -> fixture.plan(milestone).edits().release(TIME))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1.3.0-milestone.1 cannot be written as PEP 440 has it");
    fixture.versionFiles = List.of(file("doc", "R", Slot.RELEASED_PYTHON_VERSION));
    assertThat(fixture.plan(milestone).edits().release(TIME)).hasSize(1);
  }

  @Test
  void setsAVersionAndLeavesReleasedOnesAlone() {
    List<FileEdit> edits = VersionEdits.of(fixture.versionFiles, "2.0.0-SNAPSHOT");

    assertThat(text(edits, "a.txt")).isEqualTo("ü 2.0.0-SNAPSHOT 2.0.0.dev0 R Q\r\n");
  }

  @Test
  void listsOldVersionsOutsideTheDigest() {
    String digest = fixture.plan(ReleaseRequest.DEFAULT).digest();
    fixture.oldVersions = new OldVersions(List.of(new Mention("a.md", 1, "1.2.0")), 0);

    assertThat(fixture.plan(ReleaseRequest.DEFAULT).oldVersions()).isEqualTo(fixture.oldVersions);
    assertThat(fixture.plan(ReleaseRequest.DEFAULT).digest()).isEqualTo(digest);
    assertThat(fixture.plan(request("1.3.0-rc.1")).oldVersions()).isEqualTo(OldVersions.NONE);
  }

  @Test
  void digestsWhatVersionFilesBecome() {
    String digest = fixture.plan(ReleaseRequest.DEFAULT).digest();
    fixture.versionFiles = List.of();

    assertThat(fixture.plan(ReleaseRequest.DEFAULT).digest()).isNotEqualTo(digest);
  }

  private static SourceFile file(String path, String text, Slot slot) {
    return new SourceFile(
        path, text.getBytes(StandardCharsets.UTF_8), List.of(new Token(0, text.length(), slot)));
  }

  private static String text(List<FileEdit> edits, String path) {
    return edits.stream()
        .filter(edit -> edit.path().equals(path))
        .map(edit -> new String(edit.after(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("|"));
  }

  private static ReleaseRequest request(String version) {
    return new ReleaseRequest(
        Optional.empty(),
        Optional.of(version),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
