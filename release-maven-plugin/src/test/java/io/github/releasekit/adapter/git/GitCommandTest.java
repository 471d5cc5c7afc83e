package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.process.ProcessResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of git's words. */
class GitCommandTest {

  @ParameterizedTest
  @CsvSource({
    "https://ada:s3cret@git.example.org/a.git",
    "https://ada:s3c@r3t@git.example.org/a.git",
    "https://ada:s3c/r3t@git.example.org/a.git",
    "https://ada:s3c/r3t@more@git.example.org/a.git",
    "https://s3cret@git.example.org/a.git",
  })
  void usersAndPasswordsOfUrlsAreLeftOut(String url) {
    assertThat(said("fatal: unable to access '" + url + "/': not found"))
        .isEqualTo("fatal: unable to access 'https://git.example.org/a.git/': not found");
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org:8443/a@b.git",
    "https://git.example.org/~ada/a@b.git",
    "git@host:a.git",
  })
  void otherSignsStay(String url) {
    assertThat(said("fatal: '" + url + "' and ada@example.org"))
        .isEqualTo("fatal: '" + url + "' and ada@example.org");
  }

  private static String said(String words) {
    return GitCommand.said(new ProcessResult(128, "", words));
  }
}
