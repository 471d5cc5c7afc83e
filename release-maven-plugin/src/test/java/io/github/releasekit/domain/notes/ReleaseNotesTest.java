package io.github.releasekit.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.version.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseNotesTest {

  private static final NotedRelease RELEASE =
      new NotedRelease(
          "org.acme",
          "app",
          Version.parse("1.3.0"),
          "v1.3.0",
          Optional.of(Version.parse("1.2.0")),
          Optional.of(LocalDate.parse("2026-01-31")));

  private final List<Commit> commits = new ArrayList<>();

  @Test
  void saysNothingOfPartsWithoutContent() {
    assertThat(notes(List.of(), Map.of()).parts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Highlight,HIGHLIGHTS",
    "highlight,HIGHLIGHTS",
    "Upgrade,UPGRADE",
    "Migration,UPGRADE",
    "API-Change,API",
    "Database-Change,DATABASE",
    "Database,DATABASE",
    "Known-Issue,KNOWN_ISSUES",
    "Security,SECURITY"
  })
  void listsAFooterInItsPart(String token, Part part) {
    commit("chore: upkeep\n\n" + token + ": say\n *this* to <all>");

    assertThat(notes().parts())
        .isEqualTo(Map.of(part, "- say  \\*this\\* to &lt;all&gt;", Part.CONTRIBUTORS, "- Ada"));
  }

  @Test
  void readsFootersOfCommitsThatAreNotConventional() {
    commit("Add login\n\nWith a form.\n\nHighlight: Log in with a passkey");

    assertThat(notes().parts()).containsEntry(Part.HIGHLIGHTS, "- Log in with a passkey");
  }

  @Test
  void listsWhatCommitsSayOnceAndOldestFirst() {
    commit("chore: a\n\nHighlight: first");
    commit("chore: b\n\nHighlight: second\nHighlight: first");

    assertThat(notes().parts()).containsEntry(Part.HIGHLIGHTS, "- first\n- second");
    assertThat(ReleaseNotes.highlights(newestFirst())).containsExactly("first", "second");
  }

  @Test
  void keepsHighlightsPlainForTags() {
    commit("chore: a\n\nHighlight: a_b *and* <c>");

    assertThat(ReleaseNotes.highlights(newestFirst())).containsExactly("a_b *and* <c>");
  }

  @Test
  void listsBreakingChangesWithWhatBreaksInsteadOfInTheirSection() {
    commit("feat(api)!: drop v1 (#12)\n\nBREAKING CHANGE: clients have\nto use v2");
    commit("refactor!: new packages");
    commit("feat: login");

    assertThat(notes().parts())
        .containsEntry(
            Part.BREAKING, "- **api:** drop v1 (#12) — clients have to use v2\n- new packages")
        .containsEntry(Part.CHANGES, "### Added\n\n- login");
  }

  @Test
  void listsPerformanceAndSecurityInTheirParts() {
    commit("perf(core): faster start");
    commit("security: check the host name");
    commit("fix(security): no more cookies");
    commit("fix: typo");

    assertThat(notes().parts())
        .containsEntry(Part.PERFORMANCE, "- **core:** faster start")
        .containsEntry(Part.SECURITY, "- check the host name\n- **security:** no more cookies")
        .containsEntry(Part.CHANGES, "### Fixed\n\n- typo");
  }

  @Test
  void listsTheSameChangeOnce() {
    commit("perf: faster start");
    commit("perf: faster start");
    commit("feat!: drop v1");
    commit("feat!: drop v1");

    assertThat(notes().parts())
        .containsEntry(Part.PERFORMANCE, "- faster start")
        .containsEntry(Part.BREAKING, "- drop v1")
        .doesNotContainKey(Part.CHANGES);
  }

  @Test
  void keepsWhatWasWrittenByHandWordForWord() {
    commit("perf: faster start");
    List<String> section =
        List.of(
            "Some *words* first.",
            "",
            "### Changed",
            "",
            "- faster start",
            "  by half a second",
            "- <b>hand</b>-written",
            "",
            "### 🔒 Security",
            "",
            "- a hole is closed",
            "",
            "### Upgrade guide",
            "",
            "Restart.");

    assertThat(notes(section, Map.of()).parts())
        .isEqualTo(
            Map.of(
                Part.CHANGES,
                "Some *words* first.\n\n### Changed\n\n- faster start\n  by half a second\n"
                    + "- <b>hand</b>-written",
                Part.SECURITY,
                "- a hole is closed",
                Part.UPGRADE,
                "Restart.",
                Part.CONTRIBUTORS,
                "- Ada"));
  }

  @Test
  void leavesToTheChangelogWhatItSaysInOtherWords() {
    commit("perf: faster start");

    assertThat(notes(List.of("### Changed", "", "- Starts in half the time"), Map.of()).parts())
        .doesNotContainKey(Part.PERFORMANCE)
        .containsEntry(Part.CHANGES, "### Changed\n\n- Starts in half the time");
  }

  @Test
  void putsWhatCommitsSayAfterWhatWasWrittenByHand() {
    commit("security: check the host name\n\nSecurity: CVE-2026-1 is fixed");
    List<String> section = List.of("### Security", "", "- by hand", "- check the host name");

    assertThat(notes(section, Map.of(Part.SECURITY, "Please update.\n")).parts())
        .containsEntry(
            Part.SECURITY,
            "Please update.\n\n- by hand\n- check the host name\n- CVE-2026-1 is fixed");
  }

  @Test
  void namesEachContributorOnceAndMarksNewcomers() {
    commit("feat: a\n\nCo-authored-by: Grace *H* <GRACE@example.org>", "Zoe", "zoe@example.org");
    commit("feat: b", "grace", "grace@example.org");
    commit("fix: c", "renovate[bot]", "bot@example.org");
    commit("fix: d", "", "nobody@example.org");
    commit("fix: e", "", "");

    ReleaseNotes notes =
        ReleaseNotes.of(
            RELEASE,
            newestFirst(),
            ChangelogPolicy.DEFAULT,
            List.of(),
            Map.of(),
            Set.of("grace@example.org", "bot@example.org"));

    assertThat(notes.parts())
        .containsEntry(
            Part.CONTRIBUTORS,
            "- grace (first contribution)\n- nobody\n- renovate\\[bot\\]\n- Zoe");
    assertThat(notes.contributors())
        .containsExactly(
            new Contributor("grace", "grace@example.org", true),
            new Contributor("nobody", "nobody@example.org", false),
            new Contributor("renovate[bot]", "bot@example.org", false),
            new Contributor("Zoe", "zoe@example.org", false));
  }

  @Test
  void fillsInWhatHandWrittenTextsAskFor() {
    assertThat(
            RELEASE.filledIn(
                "@{groupId}:@{artifactId}:@{version} @{tag} @{previousVersion} @{x} @{@{tag} @{"))
        .isEqualTo("org.acme:app:1.3.0 v1.3.0 1.2.0 @{x} @{v1.3.0 @{");
  }

  @Test
  void saysInTheTitleWhatIsStillToCome() {
    assertThat(RELEASE.title()).isEqualTo("app 1.3.0");
    assertThat(
            new NotedRelease(
                    "org.acme",
                    "app",
                    Version.parse("1.3.0"),
                    "v1.3.0",
                    Optional.empty(),
                    Optional.empty())
                .title())
        .isEqualTo("app 1.3.0 (not released yet)");
  }

  @Test
  void namesPartsForFilesAndForTemplates() {
    assertThat(Part.KNOWN_ISSUES.id()).isEqualTo("known-issues");
    assertThat(Part.KNOWN_ISSUES.key()).isEqualTo("knownIssues");
    assertThat(Part.API.key()).isEqualTo("api");
  }

  private ReleaseNotes notes() {
    return notes(
        commits.isEmpty()
            ? List.of()
            : Changelog.empty()
                .unreleased(ChangelogEntries.of(newestFirst(), ChangelogPolicy.DEFAULT))
                .stream()
                .filter(line -> !line.equals("- No changes that users notice."))
                .toList(),
        Map.of());
  }

  private ReleaseNotes notes(List<String> section, Map<Part, String> texts) {
    return ReleaseNotes.of(
        RELEASE, newestFirst(), ChangelogPolicy.DEFAULT, section, texts, Set.of());
  }

  private List<Change> newestFirst() {
    List<Commit> newestFirst = new ArrayList<>(commits);
    Collections.reverse(newestFirst);
    return Change.of(newestFirst);
  }

  private void commit(String message) {
    commit(message, "Ada", "ada@example.org");
  }

  private void commit(String message, String author, String email) {
    commits.add(
        new Commit(
            String.format("%040d", commits.size()),
            List.of(),
            message,
            author,
            email,
            Instant.parse("2026-01-30T10:00:00Z").plusSeconds(commits.size())));
  }
}
