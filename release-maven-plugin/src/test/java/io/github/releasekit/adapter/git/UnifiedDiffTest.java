package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.plan.FileEdit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {

  @Test
  void showsThreeLinesOfContext() {
    assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
        .isEqualTo(
            "--- a/f.txt\n+++ b/f.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\nb\n', 'a\nc\n'",
    "'a\r\nb\r\n', 'a\r\nc\r\n'",
    "'a\nb', 'a\nc'",
    "'a', 'a\n'",
    "'1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'x\n1\n2\n3\n4\n5\n6\n7\n8\ny\n'",
    "'ü\n', '漢\n'"
  })
  void isAPatchThatGitApplies(String before, String after, @TempDir Path temp) throws Exception {
    GitFixture git = GitFixture.init(temp);
    git.commit("feat: f", "f.txt", before);

    git.runWithInput(diff(before, after), "apply", "--whitespace=nowarn", "-");

    assertThat(Files.readString(temp.resolve("f.txt"))).isEqualTo(after);
  }

  @Test
  void createsANewFile(@TempDir Path temp) throws Exception {
    GitFixture git = GitFixture.init(temp);
    FileEdit edit = new FileEdit("d/new.txt", Optional.empty(), "n\n".getBytes());

    git.runWithInput(UnifiedDiff.of(edit), "apply", "-");

    assertThat(Files.readString(temp.resolve("d/new.txt"))).isEqualTo("n\n");
  }

  private static String diff(String before, String after) {
    return UnifiedDiff.of(
        new FileEdit(
            "f.txt",
            Optional.of(before.getBytes(StandardCharsets.UTF_8)),
            after.getBytes(StandardCharsets.UTF_8)));
  }
}
