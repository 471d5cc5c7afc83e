package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.Changes.Proposal;
import io.github.releasekit.adapter.forge.Issues.Issue;
import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.forge.Runs.Run;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.ForgeState.Attached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Forge} promises, whatever forge it is: each thing is done twice, and there once. */
abstract class ForgeContract extends RequestContract {

  private static final String MARKER = "<!-- release 1.0.0 -->";
  private static final String CONTENT = "the content of a file";

  @Test
  void whereThereIsNoReleaseNoneIsFound() {
    assertThat(forge().releases().find(TAG)).isEmpty();
    assertThat(forge().releases().find("v8.0.0")).isEmpty();
  }

  @Test
  void tellsWhetherTheUserMayWrite() {
    assertThat(forge().access().mayWrite()).contains(true);

    server().forbidWriting();

    assertThat(forge().access().mayWrite()).contains(false);
  }

  @Test
  void aDraftIsMadeOnceAndNotPublic() {
    Release made = twice(() -> draft("# Notes\n"));
    assertThat(made.draft()).isTrue();
    assertThat(made.notes()).isEqualTo("# Notes\n");
    assertThat(made.tag()).isEqualTo(TAG);
    assertThat(made.assets()).isEmpty();
    assertThat(made.url()).startsWith(server().http().url());
    assertThat(forge().releases().find(TAG)).contains(made);
    assertThat(release().draft()).isTrue();
    assertThat(release().notes()).isEqualTo("# Notes\n");
  }

  @Test
  void aDraftThatIsThereStaysAsItIs() {
    draft("first");
    server().edit(TAG, "edited");
    assertThat(draft("second").notes()).isEqualTo("edited");
    assertThat(release().notes()).isEqualTo("edited");
  }

  @Test
  void aReleaseThatIsPublicStaysSo() {
    Release published = forge().releases().publish(draft("notes"), true);
    assertThat(draft("other")).isEqualTo(published);
    assertThat(published.draft()).isFalse();
  }

  @Test
  void withoutItsTagNoDraftIsMade() {
    ForgeState before = server().state();
    Draft draft = new Draft("v7.0.0", "7.0.0", "notes", false);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> forge().releases().draft(draft))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("v7.0.0");
    }
    assertThat(server().state()).isEqualTo(before);
  }

  @Test
  void aFileIsAttachedOnce() throws IOException {
    Release draft = draft("notes");
    Path file = file(CONTENT);
    Asset asset =
        twice(() -> forge().releases().attach(draft, "lib-1.0.0+1.jar.asc", file, sha256(CONTENT)));
    assertThat(asset.name()).isEqualTo("lib-1.0.0+1.jar.asc");
    assertThat(asset.size()).isEqualTo(CONTENT.length());
    assertThat(asset.complete()).isTrue();
    assertThat(asset.sha256().orElse(sha256(CONTENT))).isEqualTo(sha256(CONTENT));
    assertThat(release().files()).containsExactly(new Attached("lib-1.0.0+1.jar.asc", CONTENT));
    assertThat(found().asset("lib-1.0.0+1.jar.asc")).contains(asset);
    attach("other.jar", "another content");
    assertThat(release().files()).hasSize(2);
    assertThat(found().assets()).hasSize(2);
  }

  @Test
  void downloadsArePublicReleasesByTag() throws IOException {
    forge().releases().draft(new Draft("v0.9.0", "0.9.0", "a draft", false));
    Release draft = draft("notes");
    forge().releases().attach(draft, "a.jar", file(CONTENT), sha256(CONTENT));
    forge().releases().attach(draft, "b.jar", file(CONTENT), sha256(CONTENT));
    forge().releases().publish(found(), true);
    boolean counted = server().download(TAG, 21);

    assertThat(forge().releases().downloads())
        .isEqualTo(counted ? Optional.of(Map.of(TAG, 42L)) : Optional.empty());
  }

  @Test
  void anEmptyFileIsAttached() throws IOException {
    draft("notes");
    Path file = file("");
    twice(() -> forge().releases().attach(found(), "empty", file, sha256("")));
    assertThat(release().files()).containsExactly(new Attached("empty", ""));
  }

  @Test
  void anotherFileUnderTheNameIsRefused() throws IOException {
    draft("notes");
    attach("lib.jar", CONTENT);
    for (String other : List.of("THE content of a file", "longer than the content of a file")) {
      ForgeState before = server().state();
      assertThatThrownBy(() -> attach("lib.jar", other))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("lib.jar");
      assertThat(server().state()).isEqualTo(before);
    }
  }

  @Test
  void whatHasNotAllArrivedIsReplaced() throws IOException {
    draft("notes");
    server().breakOff(TAG, "lib.jar", "the cont".getBytes(StandardCharsets.UTF_8));
    Path file = file(CONTENT);
    twice(() -> forge().releases().attach(found(), "lib.jar", file, sha256(CONTENT)));
    assertThat(release().files()).containsExactly(new Attached("lib.jar", CONTENT));
  }

  @Test
  void aDraftIsPublishedOnceWithTheNotesItHas() throws IOException {
    Release draft = draft("generated");
    attach("lib.jar", CONTENT);
    server().edit(TAG, "edited by a person\n");
    Release published = twice(() -> forge().releases().publish(draft, true));
    assertThat(published.draft()).isFalse();
    assertThat(published.notes()).isEqualTo("edited by a person\n");
    assertThat(published.asset("lib.jar")).isPresent();
    assertThat(forge().releases().find(TAG)).contains(published);
    assertThat(release().notes()).isEqualTo("edited by a person\n");
    assertThat(release().name()).isEqualTo("The release 1.0.0");
    assertThat(release().files()).containsExactly(new Attached("lib.jar", CONTENT));
    assertThat(server().latest()).isEqualTo(chosen(TAG));
  }

  @Test
  void whatIsNotTheNewestLeavesTheLatest() {
    forge().releases().publish(draft("newer"), true);
    Draft older = new Draft("v0.9.0", "0.9.0", "older", false);
    twice(() -> forge().releases().publish(forge().releases().draft(older), false));
    assertThat(server().latest()).isEqualTo(chosen(TAG));
    assertThat(server().state().releases()).hasSize(2);
  }

  @Test
  void aPreReleaseIsSaidToBeOne() {
    Draft draft = new Draft(TAG, "1.0.0-rc.1", "notes", true);
    Release published =
        twice(() -> forge().releases().publish(forge().releases().draft(draft), false));
    assertThat(published.preRelease()).isEqualTo(server().hasPreReleases());
    assertThat(release().preRelease()).isEqualTo(server().hasPreReleases());
    assertThat(server().latest()).isEmpty();
  }

  @Test
  void aReleaseIsDemoted() throws IOException {
    Draft older = new Draft("v0.9.0", "0.9.0", "older", false);
    forge().releases().publish(forge().releases().draft(older), true);
    draft("notes");
    attach("lib.jar", CONTENT);
    Release published = forge().releases().publish(found(), true);
    Release demoted = twice(() -> forge().releases().demote(published, "Do not use it.\n"));
    assertThat(demoted.notes()).isEqualTo("Do not use it.\n");
    assertThat(demoted.preRelease()).isEqualTo(server().hasPreReleases());
    assertThat(release().notes()).isEqualTo("Do not use it.\n");
    assertThat(release().files()).hasSize(1);
    assertThat(server().latest()).isNotEqualTo(Optional.of(TAG));
  }

  @Test
  void aDraftIsRemovedWithItsFiles() throws IOException {
    ForgeState before = server().state();
    Release draft = draft("notes");
    attach("lib.jar", CONTENT);
    twice(
        () -> {
          forge().releases().remove(draft);
          return 0;
        });
    assertThat(server().state()).isEqualTo(before);
    assertThat(forge().releases().find(TAG)).isEmpty();
  }

  @Test
  void aPublicReleaseIsNotRemoved() {
    Release draft = draft("notes");
    forge().releases().publish(draft, true);
    ForgeState before = server().state();
    assertThatThrownBy(() -> forge().releases().remove(draft))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(TAG);
    assertThat(server().state()).isEqualTo(before);
  }

  @Test
  void anIssueIsFoundByItsReference() {
    String issue = server().issue("Something\u001b[31m is\nwrong");
    server().write("topic", "x", "y");
    String proposal = server().proposal("topic", "Repair it");
    Issue found = forge().issues().find(issue).orElseThrow();
    assertThat(found.reference()).isEqualTo(issue);
    assertThat(found.title()).isEqualTo("Something [31m is wrong");
    assertThat(found.url()).startsWith(server().http().url());
    assertThat(forge().issues().find(proposal).orElseThrow().title()).isEqualTo("Repair it");
    assertThat(forge().issues().find(issue.charAt(0) + "4711")).isEmpty();
    assertThat(forge().issues().find("PROJ-1")).isEmpty();
  }

  @Test
  void aCommentIsMadeOnceForEachMarker() {
    server().write("topic", "x", "y");
    for (String reference : List.of(server().issue("A"), server().proposal("topic", "B"))) {
      for (int i = 0; i < 130; i++) {
        server().comment(reference, "Me too (" + i + ")");
      }
      Issues issues = forge().issues();
      assertThat(twice(() -> issues.comment(reference, "Released.", MARKER))).isTrue();
      assertThat(server().state().talk(reference).comments()).hasSize(131);
      assertThat(server().state().talk(reference).comments().get(130))
          .startsWith("Released.")
          .endsWith(MARKER);
      assertThat(twice(() -> issues.comment(reference, "Released.", "<!-- 2 -->"))).isTrue();
      assertThat(server().state().talk(reference).comments()).hasSize(132);
    }
    assertThat(forge().issues().comment("#4711", "Released.", MARKER)).isFalse();
  }

  @Test
  void aLabelIsMadeOnceAndAdded() {
    for (int i = 0; i < 130; i++) {
      server().label("area/" + i);
    }
    server().write("topic", "x", "y");
    for (String reference : List.of(server().issue("A"), server().proposal("topic", "B"))) {
      for (String label : List.of("area/129", "released: 1.0.0", "released: 1.0.0")) {
        assertThat(twice(() -> forge().issues().label(reference, label))).isTrue();
      }
      assertThat(server().state().talk(reference).labels())
          .containsExactlyInAnyOrder("area/129", "released: 1.0.0");
    }
    assertThat(server().state().labels()).hasSize(131).doesNotHaveDuplicates();
    assertThat(forge().issues().label("#4711", "released: 1.0.0")).isFalse();
  }

  @Test
  void aMilestoneIsClosed() {
    server().milestone("1.0.0", true);
    server().milestone("1.0", true);
    assertThat(twice(() -> forge().issues().closeMilestone("1.0.0"))).isTrue();
    assertThat(server().state().milestones())
        .containsEntry("1.0.0", false)
        .containsEntry("1.0", true);
    assertThat(forge().issues().closeMilestone("2.0.0")).isFalse();
  }

  @Test
  void anIssueIsOpenedOnce() {
    server().issue("Release 1.0.0 has failed again");
    Issue opened = twice(() -> forge().issues().open("Release 1.0.0 has failed", "*Why*"));
    assertThat(opened.title()).isEqualTo("Release 1.0.0 has failed");
    assertThat(server().state().issues()).hasSize(2);
    assertThat(server().state().talk(opened.reference()).text()).isEqualTo("*Why*");
    server().close(opened.reference());
    assertThat(forge().issues().open("Release 1.0.0 has failed", "again")).isEqualTo(opened);
    assertThat(server().state().issues()).hasSize(2);
    assertThat(server().state().talk(opened.reference()).open()).isFalse();
  }

  @Test
  void theRunsOfATagAreThoseThatItsPushHasStarted() {
    assertThat(forge().runs().ofTag(TAG, COMMIT)).isEmpty();
    server().run("v0.9.0", COMMIT, "other tag", State.SUCCEEDED);
    server().run(TAG, OTHER, "other commit", State.SUCCEEDED);
    for (State state : List.of(State.SUCCEEDED, State.FAILED, State.RUNNING, State.WAITING)) {
      server().run(TAG, COMMIT, "run " + state, state);
    }
    List<Run> runs = forge().runs().ofTag(TAG, COMMIT);
    assertThat(runs)
        .extracting(Run::state)
        .containsExactlyInAnyOrder(State.SUCCEEDED, State.FAILED, State.RUNNING, State.WAITING);
    assertThat(runs).allSatisfy(run -> assertThat(run.url()).startsWith(server().http().url()));
    assertThat(forge().runs().ofTag(TAG, COMMIT)).isEqualTo(runs);
  }

  @Test
  void filesOfBranchesAreRead() {
    server().write("dev/1", "a directory/Formula+.rb", "# ä\r\n");
    assertThat(forge().changes().defaultBranch()).isEqualTo("main");
    assertThat(forge().changes().file("dev/1", "a directory/Formula+.rb"))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("# ä\r\n"));
    assertThat(forge().changes().file("main", "a directory/Formula+.rb")).isEmpty();
    assertThat(forge().changes().file("none", "README.md")).isEmpty();
  }

  @Test
  void aChangeIsProposedOnce() {
    assertThat(forge().changes().find("release/1")).isEmpty();
    Proposal proposal = twice(() -> propose("README.md", "# New\n"));
    assertThat(proposal.open()).isTrue();
    assertThat(proposal.url()).startsWith(server().http().url());
    assertThat(forge().changes().find("release/1")).contains(proposal);
    assertThat(server().state().proposals()).hasSize(1);
    assertThat(server().state().talk(proposal.reference()).title()).isEqualTo("A title");
    assertThat(server().state().talk(proposal.reference()).text()).isEqualTo("A text");
    ForgeState.Branch branch = server().state().branches().get("release/1");
    assertThat(branch.files()).containsEntry("README.md", "# New\n");
    assertThat(branch.commits()).hasSize(2).endsWith("docs: a message");
    assertThat(server().state().branches().get("main").files())
        .containsEntry("README.md", "# A project\n");

    server().close(proposal.reference());
    Proposal closed = propose("README.md", "# New\n");
    assertThat(closed.reference()).isEqualTo(proposal.reference());
    assertThat(closed.open()).isFalse();
  }

  @Test
  void aFileThatIsNewIsProposed() {
    twice(() -> propose("dir/new file", "content"));
    assertThat(server().state().branches().get("release/1").files())
        .containsEntry("dir/new file", "content")
        .containsEntry("README.md", "# A project\n");
    assertThat(server().state().proposals()).hasSize(1);
  }

  private Proposal propose(String path, String content) {
    return forge()
        .changes()
        .propose(
            "main",
            "release/1",
            path,
            content.getBytes(StandardCharsets.UTF_8),
            "docs: a message",
            "A title",
            "A text");
  }
}
