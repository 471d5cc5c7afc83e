package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.Changes.Proposal;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.ForgeState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Changes} promises of branches that git has pushed, whatever forge it is. */
abstract class RequestContract extends ForgeCase {

  private static final String BRANCH = "merge/v1.0.0-into-main";

  private Changes changes() {
    return forge().changes();
  }

  private Proposal request(String title) {
    return changes().request("main", BRANCH, title, "A text");
  }

  @Test
  void aBranchThatWasPushedIsRequestedOnce() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    assertThat(changes().find(BRANCH, "main")).isEmpty();
    Proposal asked = twice(() -> request("Merge v1.0.0 into main"));
    assertThat(asked.open()).isTrue();
    assertThat(asked.merged()).isFalse();
    assertThat(asked.mergedAs()).isEmpty();
    assertThat(asked.url()).startsWith(server().http().url());
    assertThat(changes().find(BRANCH, "main")).contains(asked);
    assertThat(changes().find(BRANCH)).contains(asked);
    ForgeState.Talk talk = server().state().talk(asked.reference());
    assertThat(talk.title()).isEqualTo("Merge v1.0.0 into main");
    assertThat(talk.text()).isEqualTo("A text");
    assertThat(server().state().branches().get(BRANCH).commits()).hasSize(2);
  }

  @Test
  void anOpenRequestKeepsItsTitleAndText() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    String theirs = server().proposal(BRANCH, "As a person calls it");
    ForgeState before = server().state();
    assertThat(request("Merge v1.0.0 into main").reference()).isEqualTo(theirs);
    server().write(BRANCH, "pom.xml", "1.0.0, and more");
    assertThat(request("Merge v1.0.0 into main").reference()).isEqualTo(theirs);
    assertThat(server().state().proposals()).isEqualTo(before.proposals());
  }

  @Test
  void eachBaseHasARequestOfItsOwn() {
    server().write("develop", "other", "x");
    server().write(BRANCH, "pom.xml", "1.0.0");
    Proposal main = request("into main");
    Proposal develop = twice(() -> changes().request("develop", BRANCH, "into develop", ""));
    assertThat(develop.reference()).isNotEqualTo(main.reference());
    assertThat(changes().find(BRANCH, "main")).contains(main);
    assertThat(changes().find(BRANCH, "develop")).contains(develop);
    assertThat(changes().find(BRANCH, "support/1.x")).isEmpty();
    assertThat(server().state().proposals()).hasSize(2);
  }

  @Test
  void whatWasMergedIsDoneAndTellsItsCommit() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    String reference = request("A title").reference();
    String commit = server().merge(reference);
    Proposal merged = twice(() -> request("A title"));
    assertThat(merged.reference()).isEqualTo(reference);
    assertThat(merged.open()).isFalse();
    assertThat(merged.merged()).isTrue();
    assertThat(merged.mergedAs()).contains(commit);
    assertThat(changes().find(BRANCH, "main")).contains(merged);

    server().drop(BRANCH);
    assertThat(changes().find(BRANCH, "main")).contains(merged);
    assertThat(request("A title")).isEqualTo(merged);
    assertThat(server().state().proposals()).hasSize(1);
  }

  @Test
  void aBranchThatWentOnSinceItWasMergedIsRequestedAnew() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    String earlier = request("A title").reference();
    server().merge(earlier);
    server().write(BRANCH, "pom.xml", "1.0.0, pushed anew");
    assertThat(changes().find(BRANCH, "main")).isEmpty();
    Proposal anew = twice(() -> request("A title"));
    assertThat(anew.open()).isTrue();
    assertThat(anew.reference()).isNotEqualTo(earlier);
  }

  @Test
  void whatWasClosedIsRequestedAnew() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    String closed = request("A title").reference();
    server().close(closed);
    assertThat(changes().find(BRANCH, "main")).isEmpty();
    assertThat(changes().find(BRANCH).orElseThrow().merged()).isFalse();
    assertThat(twice(() -> request("A title")).reference()).isNotEqualTo(closed);
    assertThat(server().state().proposals()).hasSize(2);
  }

  @Test
  void whatTheBaseHasAlreadyIsNotRequested() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    server().merge("main", BRANCH);
    server().write("main", "later", "x");
    ForgeState before = server().state();
    assertThatThrownBy(() -> request("A title"))
        .isInstanceOf(NothingToMergeException.class)
        .hasMessageContaining(BRANCH + " has no commit that main has not");
    assertThat(server().state()).isEqualTo(before);
  }

  @Test
  void aBranchThatIsMissingIsNamed() {
    server().write(BRANCH, "pom.xml", "1.0.0");
    ForgeState before = server().state();
    for (List<String> wrong : List.of(List.of("main", "none"), List.of("none", BRANCH))) {
      assertThatThrownBy(() -> changes().request(wrong.get(0), wrong.get(1), "A title", ""))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("has no branch none in ")
          .hasMessageContaining("push it");
    }
    assertThat(server().state()).isEqualTo(before);
  }
}
