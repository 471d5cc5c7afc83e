package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.PushFailure.Kind;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.GitServer.Access;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds, besides, of a remote that wants to know who asks. */
abstract class ClosedRemoteContract extends GitRemoteContract {

  @Test
  void refusesWrongCredentialsWithoutShowingThem() {
    Access wrong = server.wrong().orElseThrow();
    GitFixture stranger = clone("stranger", wrong);
    stranger.commit("feat: c");
    try (GitRepository opened = GitRepository.open(stranger.directory())) {
      GitRemote refusing = remote(opened, wrong);
      String id = stranger.id("HEAD");

      assertThatThrownBy(refusing::refs)
          .isInstanceOfSatisfying(
              ReleaseException.class,
              e -> {
                assertThat(e.problem()).startsWith("remote origin does not answer: ");
                assertThat(e.problem()).containsAnyOf("Authentication", "403", "Permission denied");
                assertThat(e.remedy()).contains("git ls-remote origin");
                assertThat(e.remedy().contains("RELEASE_KIT_GIT_TOKEN"))
                    .isEqualTo(server.url().startsWith("http"));
                assertThat(e.getMessage()).doesNotContain(wrong.secret());
              });
      assertThat(refusing.push(List.of(new Update(LEDGER, Optional.empty(), id))))
          .hasValueSatisfying(
              failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
                assertThat(failure.said()).doesNotContain(wrong.secret());
              });
    }
    assertThat(bare.refs()).isEqualTo(MAIN + " " + pushed + "\n");
  }

  @Test
  void leavesNoCredentialsInTheClone() {
    remote.refs();
    remote.push(updates());

    server
        .access()
        .credentials()
        .ifPresent(
            known ->
                assertThat(clone.state().values())
                    .allSatisfy(file -> assertThat(file).doesNotContain(known.password())));
  }
}
