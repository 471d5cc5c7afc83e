package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsGoalTest {

  private static final String POM =
      "<project><groupId>org.acme</groupId><artifactId>app</artifactId>"
          + "<version>1.0-SNAPSHOT</version></project>";
  private static final String LEDGER = GitLedger.REF;

  @TempDir private Path temp;
  private GitFixture git;
  private GitFixture remote;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void begin() {
    remote = GitFixture.bare(temp.resolve("remote"));
    git = GitFixture.init(temp.resolve("clone"));
    git.commit("feat: log in with a passkey", "pom.xml", POM);
    git.run("remote", "add", "origin", remote.directory().toString());
    git.run("push", "--quiet", "origin", "main");
  }

  @Test
  void showsReleaseNotesByDefault() {
    assertThat(shown("notes", "")).startsWith("# app 1.0.0 (not released yet)");
  }

  @Test
  void plansTheNextReleaseByGatesAndChanges() {
    assertThat(shown("deployment-plan", ""))
        .startsWith("# Deployment plan of app 1.0.0\n")
        .contains("- Project: org.acme:app\n", "by the ledger on origin\n")
        .contains("- **Added**\n  - log in with a passkey\n")
        .contains("- **clean-tree** passed")
        .contains("**push**: pushes branch, tag and ledger together");
    assertThat(said).isEmpty();
  }

  @Test
  void saysHowTheNextReleaseWouldBeTakenBack() {
    assertThat(shown("rollback-plan", ""))
        .contains("**begun, nothing pushed**: `mvn release-kit:rollback -DreleaseVersion=1.0.0`");
  }

  @Test
  void looksBackOnWhatTheRemotesLedgerHas() {
    enter("1.0.0", git.id("HEAD"));
    git.run("push", "--quiet", "origin", LEDGER);
    git.run("update-ref", "-d", LEDGER);

    assertThat(shown("review", "")).startsWith("# Review of app 1.0.0\n").contains("on origin\n");
    assertThat(shown("retrospective", "latest")).startsWith("# Retrospective of app 1.0.0\n");
    assertThat(shown("checklist", "1.0.0")).contains("- State: tagged and pushed, not public\n");
  }

  @Test
  void tellsOfTheLatestOfSeveral() {
    enter("1.1.0", git.id("HEAD"));
    enter("1.0.0", git.id("HEAD"), "2026-11-01T10:00:00Z");

    assertThat(shown("review", "")).startsWith("# Review of app 1.1.0\n");
  }

  @Test
  void goesByTheLedgerOfThisCloneWhereItIsAhead() {
    enter("1.0.0", git.id("HEAD"));
    git.run("push", "--quiet", "origin", LEDGER);
    enter("1.1.0", git.id("HEAD"), "2026-11-22T10:00:00Z");

    assertThat(shown("review", ""))
        .startsWith("# Review of app 1.1.0\n")
        .contains("by the ledger of this clone, which is ahead of origin\n");
  }

  @Test
  void goesByTheLedgerOfThisCloneWhereTheRemoteDoesNotAnswer() {
    enter("0.9.0", git.id("HEAD"));
    git.run("remote", "set-url", "origin", temp.resolve("nothing").toString());

    assertThat(shown("review", "")).contains("by the ledger of this clone, as origin does not");
    assertThat(shown("checklist", "")).startsWith("# Checklist of app 1.0.0\n");
    assertThat(said).anyMatch(line -> line.startsWith("  origin does not answer: "));
  }

  @Test
  void goesByThePolicyThatTheReleaseWasMadeBy() {
    git.commit("chore: environments", "release-kit.yml", "environments:\n  - name: old\n");
    String released = git.id("HEAD");
    git.commit("chore: environments", "release-kit.yml", "environments:\n  - name: new\n");
    git.run("push", "--quiet", "origin", "main");
    enter("1.0.0", released);

    assertThat(shown("checklist", "1.0.0")).contains("in **old**").doesNotContain("in **new**");
    assertThat(shown("checklist", "")).contains("in **new**").doesNotContain("in **old**");
  }

  @Test
  void sumsUpAllComponents() {
    git.commit(
        "chore: components",
        "release-kit.yml",
        "components:\n  - {name: core, paths: [core]}\n  - {name: app, paths: [app]}\n");
    enter(Optional.of("core"), "1.0.0", git.id("HEAD"), "2026-11-20T10:00:00Z");
    enter(Optional.of("app"), "2.0", git.id("HEAD"), "2026-11-01T10:00:00Z");

    assertThat(shown("summary", ""))
        .contains("## Prepared, not public\n\n- **core 1.0.0** ")
        .doesNotContain("app 2.0");
    assertThat(shown("summary", Optional.empty(), Optional.of("30d"), "markdown"))
        .contains("**core 1.0.0**", "**app 2.0**");
  }

  @Test
  void takesTheTemplateOfTheTeamForOneDocumentAndForAll() {
    git.commit(
        "docs: for all",
        ".release-kit/templates/document.md.vm",
        "$title by us\n#foreach($section in $sections)$section.id #end");
    git.commit(
        "docs: for checklists",
        ".release-kit/templates/checklist.md.vm",
        "$artifactId $version $tag $date $project $previousVersion.length()\n"
            + "$content.before.isEmpty() $content.incidents.isEmpty()\n"
            + "#foreach($item in $sections[0].items)$item.mark #end");

    assertThat(shown("rollback-plan", ""))
        .isEqualTo("Rollback plan of app 1.0.0 by us\n" + "decision commands channels after\n");
    assertThat(shown("checklist", ""))
        .startsWith("app 1.0.0 v1.0.0 2026-11-21 org.acme:app 0\nfalse true\n[x] [x] ");
  }

  @Test
  void refusesATemplateThatIsWrongWithItsLine() {
    git.commit("docs: wrong", ".release-kit/templates/review.md.vm", "x\n$nothing\n");
    enter("1.0.0", git.id("HEAD"));

    assertThatThrownBy(() -> shown("review", ""))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("review.md.vm:2: $nothing is not known");
  }

  @Test
  void writesHtmlAndPlainTextOfTheSame() {
    assertThat(shown("rollback-plan", Optional.empty(), Optional.empty(), "html"))
        .startsWith("<!DOCTYPE html>")
        .contains("<title>Rollback plan of app 1.0.0</title>")
        .contains("<h1>Rollback plan of app 1.0.0</h1>")
        .contains("<code>mvn release-kit:rollback -DreleaseVersion=1.0.0</code>");
    assertThat(shown("rollback-plan", Optional.empty(), Optional.empty(), "text"))
        .startsWith("Rollback plan of app 1.0.0")
        .contains("mvn release-kit:rollback -DreleaseVersion=1.0.0")
        .doesNotContain("**", "#");
  }

  @ParameterizedTest
  @CsvSource({
    "review, '', '', the ledger on origin has no release, mvn release-kit:status",
    "checklist, 9.9, '', has no release 9.9, leave -DreleaseVersion out",
    "checklist, latest, '', has no release, leave -DreleaseVersion out",
    "plan, '', '', show is 'plan', 'notes, deployment-plan, rollback-plan'",
    "review, '', 7d, review is not about a time, -Dshow=summary",
    "notes, '', 7d, notes is not about a time, -Dshow=summary",
    "summary, 1.0.0, '', a summary is about a time, -Dshow=review",
    "summary, '', yesterday, 'since is ''yesterday'', which is no time', 90d",
  })
  void refuses(String show, String version, String since, String problem, String remedy) {
    assertThatThrownBy(() -> shown(show, given(version), given(since), "markdown"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(remedy);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  private String shown(String show, String version) {
    return shown(show, given(version), Optional.empty(), "markdown");
  }

  private String shown(
      String show, Optional<String> version, Optional<String> since, String format) {
    List<String> lines = new ArrayList<>();
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    new DocumentsGoal(
            WorkspaceTest.invocation(
                git.directory(), git.directory(), clock, Optional.empty(), said::add))
        .run(
            show,
            version,
            since,
            new Output(NotesGoal.FORMATS, format, Optional.empty(), lines::add));
    return String.join("\n", lines) + "\n";
  }

  private void enter(String version, String commit) {
    enter(version, commit, "2026-11-21T10:00:00Z");
  }

  private void enter(String version, String commit, String at) {
    enter(Optional.empty(), version, commit, at);
  }

  /** Enters a release in the ledger of the clone. */
  private void enter(Optional<String> component, String version, String commit, String at) {
    String json =
        new String(Json.pretty(ManifestFixture.manifest(version)), StandardCharsets.UTF_8)
            .replace("a".repeat(40), commit)
            .replace("2026-11-21T10:00:00Z", at);
    Manifest manifest =
        Json.read(json.getBytes(StandardCharsets.UTF_8), Manifest.class, "manifest");
    try (GitRepository repository = GitRepository.open(git.directory())) {
      GitLedger ledger = new GitLedger(repository, LEDGER, component, Signatures.NONE);
      String head =
          ledger.append(
              ledger.localHead(),
              manifest.event(
                  Type.PREPARED,
                  Instant.parse(at),
                  Optional.of(GitFixture.IDENTITY),
                  "prepared",
                  List.of(),
                  List.of()),
              Optional.of(manifest));
      git.run("update-ref", LEDGER, head);
    }
  }
}
