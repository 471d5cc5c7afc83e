package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.forge.Runs.Run;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.server.GiteaDescription;
import io.github.releasekit.server.GiteaServer;
import io.github.releasekit.server.GiteaServer.Actions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is Gitea's and Forgejo's own. */
class GiteaTest {

  private final HttpExchanges http = new HttpExchanges(url -> Optional.empty());
  @TempDir private Path directory;

  @Test
  void requestsAndAnswersAreComparedWithTheDescription() {
    if (!Files.isRegularFile(GiteaDescription.FILE)) {
      String problem = GiteaDescription.FILE + " is not there; .ci/run fetches it";
      if ("true".equals(System.getenv("CI"))) {
        fail(problem);
      }
      abort(problem);
    }
    assertThat(GiteaDescription.size()).isGreaterThan(300);
  }

  @ParameterizedTest
  @EnumSource(Actions.class)
  void runsOfATagAreToldByEveryVersion(Actions actions) {
    try (GiteaServer server = new GiteaServer(actions)) {
      for (int i = 0; i < 60; i++) {
        server.run("v0.9.0", ForgeContract.COMMIT, "other", State.SUCCEEDED);
      }
      server.run("v1.0.0", ForgeContract.COMMIT, "Release", State.FAILED);
      server.run("v1.0.0", ForgeContract.COMMIT, "Docs", State.RUNNING);
      List<Run> runs =
          server.forge(http, Retries.none()).runs().ofTag("v1.0.0", ForgeContract.COMMIT);
      assertThat(runs).extracting(Run::state).containsExactly(State.FAILED, State.RUNNING);
      assertThat(runs).extracting(Run::file).containsOnly("release.yml");
    }
  }

  @Test
  void aFileThatIsTooLargeToReadBackIsReplacedInADraft() throws IOException {
    try (GiteaServer server = new GiteaServer()) {
      Releases releases = server.forge(http, Retries.none()).releases();
      server.tag("v1.0.0", ForgeContract.COMMIT);
      Release draft = releases.draft(new Draft("v1.0.0", "1.0.0", "notes", false));
      for (String letter : List.of("a", "b")) {
        String content = letter.repeat((8 << 20) + 1);
        Path file = Files.writeString(directory.resolve(letter), content);
        Asset asset = releases.attach(draft, "large.zip", file, ForgeContract.sha256(content));
        assertThat(asset.sha256()).isEmpty();
        assertThat(server.state().release("v1.0.0").orElseThrow().files())
            .singleElement()
            .satisfies(one -> assertThat(one.content().startsWith(letter)).isTrue());
      }
    }
  }

  @Test
  void whoMayNotIsToldWhatTheTokenNeeds() {
    try (GiteaServer server = new GiteaServer()) {
      Forge wrong = server.forge(http, Optional.of(new Secret("of-another")), Retries.none());
      Forge nobody = server.forge(http, Optional.empty(), Retries.none());
      for (Forge forge : List.of(wrong, nobody)) {
        assertThatThrownBy(() -> forge.releases().find("v1.0.0"))
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("write:repository")
            .hasMessageNotContaining("of-another");
        assertThatThrownBy(() -> forge.changes().request("main", "topic", "title", "text"))
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("write:repository")
            .hasMessageNotContaining("of-another");
      }
    }
  }

  @Test
  void theProposalOfABranchThatIsGoneIsFound() {
    try (GiteaServer server = new GiteaServer()) {
      server.write("main", "README.md", "x");
      server.write("release/1", "README.md", "y");
      String reference = server.proposal("release/1", "A title");
      server.close(reference);
      server.drop("release/1");
      assertThat(server.forge(http, Retries.none()).changes().find("release/1"))
          .hasValueSatisfying(found -> assertThat(found.reference()).isEqualTo(reference));
    }
  }
}
