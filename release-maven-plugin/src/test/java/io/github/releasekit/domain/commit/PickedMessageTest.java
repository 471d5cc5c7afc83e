package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickedMessageTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fix: end",
        "fix: end\n",
        "fix: end\n\nThe end was open.\n",
        "fix: end\n\nThe end was open:\nso it was.\n",
        "fix: end\n\nCloses: #12\n",
        "fix: end\n\nThe end was open.\n\nCloses: #12\nSigned-off-by: Ada <ada@example.org>\n",
        "fix: end\n\nwhy\n\nCo-authored-by: Ada <ada@example.org>\n  who tested it\n",
        "fix: end\n\n(cherry picked from commit 0123456789012345678901234567890123456789)\n",
        "fix: end\n\nplain\ntext\nSigned-off-by: Ada <ada@example.org>\n",
        "fix: end\n\nplain\ntext\nand\nmore\nof\nit\nSigned-off-by: Ada <ada@example.org>\n",
        "fix: end  \n\n\n\nwith blanks \t\n\n\n",
        "Closes: #12\n",
        "fix: title\nof two lines: here\n",
        "fix: ümläut\n\nétait\u00a0\n",
        "fix: end\n\nnot a trailer: at all\n\n1: 2\n- : 3\n"
      })
  void isThatOfGitCherryPick(String message) {
    GitFixture git = GitFixture.init(temp.resolve("clone"));
    git.commit("feat: begin", "a", "a");
    String commit = git.commit(message, "b", "b");
    git.run("checkout", "--quiet", "HEAD~1");

    git.run("cherry-pick", "-x", commit);

    assertThat(PickedMessage.of(message, commit)).isEqualTo(message(git));
  }

  private static String message(GitFixture git) {
    String raw = git.run("cat-file", "commit", "HEAD");
    return raw.substring(raw.indexOf("\n\n") + 2);
  }
}
