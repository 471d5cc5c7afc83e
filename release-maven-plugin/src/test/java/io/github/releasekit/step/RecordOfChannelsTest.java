package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger and the changelog say of channels that a release came to, or was left by. */
class RecordOfChannelsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Manifest MANIFEST = ManifestFixture.manifest("1.0.0");
  private static final String MAIN = "refs/heads/main";
  private static final String CHANGELOG =
      "# Changelog\r\n\r\n## [Unreleased]\r\n\r\n## [1.0.0] - 2026-11-21\r\n\r\n- It works.\r\n";
  private static final Delivery WITHDRAWN =
      Delivery.without("github", Outcome.WITHDRAWN, "it is a pre-release with a warning");
  private static final Delivery FAILED = Delivery.without("jira", Outcome.FAILED, "no answer");

  @TempDir private Path temp;
  private final List<Delivery> deliveries = new ArrayList<>(List.of(WITHDRAWN, FAILED));
  private GitFixture bare;
  private GitFixture clone;
  private GitRepository repository;
  private GitRemote remote;
  private GitLedger ledger;

  @BeforeEach
  void performed() {
    bare = GitFixture.bare(temp.resolve("remote.git"));
    clone = GitFixture.init(temp.resolve("clone"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.commit("docs: changelog", "CHANGELOG.md", CHANGELOG);
    clone.run("push", "--quiet", "origin", "main");
    repository = GitRepository.open(clone.directory());
    remote = GitRemote.of(repository).orElseThrow();
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
    for (Type type : List.of(Type.PREPARED, Type.PERFORMED)) {
      LedgerEvent event =
          MANIFEST.event(type, NOW, repository.committer(), "a test", List.of(), List.of());
      new LedgerPush(ledger, remote)
          .push(
              List.of(),
              head ->
                  ledger.events(head, "1.0.0").contains(event)
                      ? head.orElseThrow()
                      : ledger.append(
                          head, event, Optional.of(MANIFEST).filter(m -> type == Type.PREPARED)));
    }
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private PushYankStep yank(String branch) {
    return yank(branch, true);
  }

  private PushYankStep yank(String branch, boolean marks) {
    return new PushYankStep(
        repository,
        remote,
        ledger,
        Clock.fixed(NOW, ZoneOffset.UTC),
        Signatures.NONE,
        new PushYankStep.Request(
            branch, marks, "CHANGELOG.md", "loses data", journal -> List.copyOf(deliveries)));
  }

  private RecordStep recording() {
    return new RecordStep(
        repository,
        remote,
        ledger,
        Clock.fixed(NOW, ZoneOffset.UTC),
        Set.of(),
        journal -> List.copyOf(deliveries));
  }

  private List<LedgerEvent> events() {
    return ledger.events(ledger.fetchHead(remote, remote.refs()), "1.0.0");
  }

  private List<Type> types() {
    return events().stream().map(LedgerEvent::type).toList();
  }

  private LedgerEvent last() {
    return events().get(events().size() - 1);
  }

  private String changelog() {
    return bare.run("show", "main:CHANGELOG.md");
  }

  @Test
  void marksTheEntryAndSaysInTheLedgerWhyAndWhatBecameOfChannels() {
    assertThat(yank(MAIN).observe(MANIFEST, Journal.EMPTY)).isEqualTo(Observation.ABSENT);

    RolledBack done = (RolledBack) yank(MAIN).apply(MANIFEST, Journal.EMPTY);

    assertThat(done.toString()).contains(bare.id(MAIN), bare.id(GitLedger.REF));
    assertThat(changelog()).isEqualTo(CHANGELOG.replace("2026-11-21", "2026-11-21 [YANKED]"));
    assertThat(bare.run("log", "-1", "--format=%s", "main").strip())
        .isEqualTo("docs: 1.0.0 is yanked");
    assertThat(types()).containsExactly(Type.PREPARED, Type.PERFORMED, Type.YANKED);
    assertThat(last().detail()).isEqualTo("loses data");
    assertThat(last().by()).isEqualTo(GitFixture.IDENTITY);
    assertThat(last().deliveries()).containsExactly(WITHDRAWN, FAILED);
  }

  @Test
  void leavesABranchAloneThatTakesPullRequestsOnly() {
    String main = bare.id(MAIN);

    yank(MAIN, false).apply(MANIFEST, Journal.EMPTY);

    assertThat(bare.id(MAIN)).isEqualTo(main);
    assertThat(types()).endsWith(Type.YANKED);
    assertThat(yank(MAIN, false).observe(MANIFEST, Journal.EMPTY))
        .isInstanceOf(Observation.Done.class);
  }

  @Test
  void doesNothingTheSecondTime() {
    yank(MAIN).apply(MANIFEST, Journal.EMPTY);
    String refs = bare.refs();

    assertThat(yank(MAIN).observe(MANIFEST, Journal.EMPTY)).isInstanceOf(Observation.Done.class);
    yank(MAIN).apply(MANIFEST, Journal.EMPTY);

    assertThat(bare.refs()).isEqualTo(refs);
  }

  @Test
  void recordsAChannelThatIsLeftLater() {
    yank(MAIN).apply(MANIFEST, Journal.EMPTY);
    String main = bare.id(MAIN);
    Delivery left = Delivery.without("jira", Outcome.WITHDRAWN, "it is unreleased");
    deliveries.set(1, left);

    assertThat(yank(MAIN).observe(MANIFEST, Journal.EMPTY)).isEqualTo(Observation.ABSENT);
    yank(MAIN).apply(MANIFEST, Journal.EMPTY);

    assertThat(types()).containsExactly(Type.PREPARED, Type.PERFORMED, Type.YANKED, Type.DELIVERED);
    assertThat(ledger.deliveries(ledger.fetchHead(remote, remote.refs()), "1.0.0"))
        .containsEntry("jira", left)
        .containsEntry("github", WITHDRAWN);
    assertThat(bare.id(MAIN)).isEqualTo(main);
  }

  /** Others have pushed since, which this clone does not have. */
  @Test
  void marksTheEntryOnTopOfWhatHasCome() {
    GitFixture other = GitFixture.init(temp.resolve("other"));
    other.run("remote", "add", "origin", bare.directory().toString());
    other.run("fetch", "--quiet", "origin");
    other.run("reset", "--quiet", "--hard", "origin/main");
    String theirs = other.commit("feat: more", "a.txt", "a\n");
    other.run("push", "--quiet", "origin", "main");

    yank(MAIN).apply(MANIFEST, Journal.EMPTY);

    assertThat(bare.id("main^")).isEqualTo(theirs);
    assertThat(bare.run("show", "main:a.txt")).isEqualTo("a\n");
    assertThat(changelog()).contains("[YANKED]");
  }

  @Test
  void leavesABranchAloneWhoseChangelogHasNoEntry() {
    clone.commit("docs: another form", "CHANGELOG.md", "# Changelog\n\n## 0.9.0\n");
    clone.run("push", "--quiet", "origin", "main");
    String main = bare.id(MAIN);

    yank(MAIN).apply(MANIFEST, Journal.EMPTY);

    assertThat(bare.id(MAIN)).isEqualTo(main);
    assertThat(types()).endsWith(Type.YANKED);
  }

  @Test
  void leavesABranchAloneThatHasNoChangelog() {
    clone.run("rm", "--quiet", "CHANGELOG.md");
    clone.commit("docs: no changelog");
    clone.run("push", "--quiet", "origin", "main");
    String main = bare.id(MAIN);

    yank(MAIN).apply(MANIFEST, Journal.EMPTY);

    assertThat(bare.id(MAIN)).isEqualTo(main);
    assertThat(types()).endsWith(Type.YANKED);
  }

  @Test
  void refusesABranchThatIsNotThere() {
    String refs = bare.refs();

    assertThatThrownBy(() -> yank("refs/heads/topic").apply(MANIFEST, Journal.EMPTY))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("refs/heads/topic is not on origin")
        .hasMessageContaining("git switch NAME, the branch that was released");
    assertThat(bare.refs()).isEqualTo(refs);
  }

  /** Of a release that is performed, what has come since is entered once. */
  @Test
  void entersWhatChannelsHaveOnce() {
    deliveries.clear();
    assertThat(recording().observe(MANIFEST, Journal.EMPTY)).isInstanceOf(Observation.Done.class);
    deliveries.add(Delivery.delivered("github", "https://a.b/c", "17"));
    assertThat(recording().observe(MANIFEST, Journal.EMPTY)).isEqualTo(Observation.ABSENT);

    recording().apply(MANIFEST, Journal.EMPTY);
    String refs = bare.refs();
    recording().apply(MANIFEST, Journal.EMPTY);

    assertThat(bare.refs()).isEqualTo(refs);
    assertThat(recording().observe(MANIFEST, Journal.EMPTY)).isInstanceOf(Observation.Done.class);
    assertThat(types()).containsExactly(Type.PREPARED, Type.PERFORMED, Type.DELIVERED);
    assertThat(last().detail()).isEqualTo("github delivered");
    assertThat(last().deliveries()).isEqualTo(deliveries);
    assertThat(clone.id(GitLedger.REF)).isEqualTo(bare.id(GitLedger.REF));
  }
}
