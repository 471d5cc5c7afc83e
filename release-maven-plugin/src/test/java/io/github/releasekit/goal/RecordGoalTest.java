package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a clone, with a bare repository as its remote where that matters, and keys of ssh-keygen. */
@DisabledOnOs(OS.WINDOWS)
class RecordGoalTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String POM = "<project><version>1.0-SNAPSHOT</version></project>";

  /** Keys, and a clone with its remote that each test copies. */
  @TempDir private static Path made;

  @TempDir private Path temp;
  private GitFixture git;
  private GitFixture remote;
  private Instant now = NOW;
  private final List<String> log = new ArrayList<>();

  @BeforeAll
  static void make() throws IOException {
    Programs.require("ssh-keygen");
    for (String name : List.of("ada", "grace", "stranger")) {
      Programs.run(
          Path.of("ssh-keygen"),
          "-q",
          "-t",
          "ed25519",
          "-N",
          "",
          "-C",
          name,
          "-f",
          made.resolve(name).toString());
    }
    GitFixture.bare(made.resolve("both/remote.git"));
    GitFixture git = GitFixture.init(made.resolve("both/clone"));
    git.run("config", "gpg.format", "ssh");
    git.commit("feat: begin", "pom.xml", POM);
    git.commit(
        "build: say who approves",
        "release-kit.yml",
        """
        approvers:
          - {name: Ada Lovelace, roles: [ops], key: "%s"}
          - {name: Grace Hopper, roles: [ops, qa], key: "%s"}
        environments:
          - name: testing
          - name: staging
          - name: production
            approvals:
              - {role: ops, quorum: 2}
              - {role: qa, check: smoke}
        """
            .formatted(publicKey("ada"), publicKey("grace")));
    release(git, "1.0.0");
    git.run("push", "--quiet", "../remote.git", "main", GitLedger.REF);
  }

  private static String publicKey(String name) throws IOException {
    return Files.readString(made.resolve(name + ".pub")).strip();
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(made.resolve("both"))) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, temp.resolve(made.resolve("both").relativize(file)));
      }
    }
    remote = GitFixture.at(temp.resolve("remote.git"));
    git = GitFixture.at(temp.resolve("clone"));
  }

  /** Has the ledger on the remote alone, as a fresh clone has it. */
  private void addRemote() {
    git.run("remote", "add", "origin", "../remote.git");
    git.run("update-ref", "-d", GitLedger.REF);
  }

  @Test
  void goesThroughTheEnvironmentsInTheirOrder() {
    addRemote();
    assertThatThrownBy(() -> deploy("staging"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1.0.0 is not to go to staging yet: it was not deployed to testing")
        .hasMessageContaining(
            "mvn release-kit:record -Devent=deployment -Denvironment=testing -DreleaseVersion=1.0.0");

    deploy("testing");
    deploy("staging");

    assertThat(git.id(GitLedger.REF)).isEqualTo(remote.id(GitLedger.REF));
    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(event -> event.deployment().environment())
        .containsExactly("testing", "staging");
    LedgerEvent event = onRecord(Type.DEPLOYMENT).get(0);
    assertThat(event.version()).isEqualTo("1.0.0");
    assertThat(event.tag()).isEqualTo("v1.0.0");
    assertThat(event.by()).isEqualTo(GitFixture.IDENTITY);
    assertThat(event.at()).isEqualTo("2026-11-30T12:00:00Z");
    assertThat(event.detail()).isEqualTo("deployed to testing");
    assertThat(event.deployment().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(log.get(0)).startsWith("Recorded of 1.0.0, deployment at 2026-11-30T12:00:00Z: ");
  }

  @Test
  void needsItsApprovals() {
    deploy("testing");
    deploy("staging");

    assertThatThrownBy(() -> deploy("production"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1.0.0 lacks 0 of 2 approvals of deployment to production by ops")
        .hasMessageContaining("0 of 1 sign-offs of smoke for deployment to production by qa")
        .hasMessageContaining(
            "mvn release-kit:approve -DreleaseVersion=1.0.0 -Denvironment=production -Drole=ops, by"
                + " Ada Lovelace or Grace Hopper");

    approve("ada", "ops");
    approve("grace", "ops");
    assertThatThrownBy(() -> deploy("production"))
        .hasMessageContaining("1.0.0 lacks 0 of 1 sign-offs of smoke")
        .message()
        .doesNotContain("by ops");

    as("grace");
    approve(Optional.empty(), Optional.of("smoke"), false);
    assertThat(log).last().asString().contains("next: deploy it, then mvn release-kit:record");

    deploy("production");
    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(event -> event.deployment().environment())
        .contains("production");
    assertThat(onRecord(Type.APPROVED))
        .extracting(event -> event.approval().check())
        .containsExactlyInAnyOrder(
            "deploy:production", "deploy:production", "deploy:production:smoke");
    assertThat(onRecord(Type.APPROVED).get(0).detail())
        .isEqualTo("approved for deployment to production by ops");
  }

  @Test
  void saysBeforehandWhetherItMayGoThere() {
    addRemote();
    String before = remote.refs();

    assertThatThrownBy(() -> record(true, deployment("staging")))
        .isInstanceOf(ReleaseException.class);
    record(true, deployment("testing"));

    assertThat(log)
        .containsExactly(
            "Would record of 1.0.0, deployment at 2026-11-30T12:00:00Z: deployed to testing");
    assertThat(remote.refs()).isEqualTo(before);
  }

  /** In an emergency the order gives way, and approvals do not. */
  @Test
  void keepsTheReasonOfWhatIsOutOfOrder() {
    record(false, deployment("staging").with(RecordText.REASON, Optional.of("testing is down")));

    assertThat(onRecord(Type.DEPLOYMENT).get(0).detail())
        .isEqualTo(
            "deployed to staging; out of order, it was not deployed to testing: testing is down");
    assertThatThrownBy(
            () ->
                record(
                    false, deployment("production").with(RecordText.REASON, Optional.of("hurry"))))
        .hasMessageContaining("approvals of deployment to production");
  }

  @Test
  void takesFailedDeploymentsInAnyCase() {
    record(false, deployment("production").with(RecordText.OUTCOME, Optional.of("failed")));
    now = now.plusSeconds(60);
    record(false, deployment("production").with(RecordText.OUTCOME, Optional.of("rolled-back")));

    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(LedgerEvent::detail)
        .containsExactly("deployment to production failed", "rolled back in production");
  }

  @Test
  void refusesUnknownEnvironmentsAndReleases() {
    assertThatThrownBy(() -> deploy("produktion"))
        .hasMessageContaining("release-kit.yml has no environment 'produktion'")
        .hasMessageContaining("-Denvironment=production; it has testing, staging, production");
    assertThatThrownBy(
            () ->
                record(false, deployment("testing").with(RecordText.VERSION, Optional.of("1.0.1"))))
        .hasMessageContaining("the ledger has no release 1.0.1")
        .hasMessageContaining("-DreleaseVersion=1.0.0");
    assertThatThrownBy(
            () ->
                record(
                    false,
                    deployment("testing").with(RecordText.AT, Optional.of("2026-11-21T09:59:59Z"))))
        .hasMessageContaining("2026-11-21T09:59:59Z is before 2026-11-21T10:00:00Z, when 1.0.0");
    assertThat(onRecord(Type.DEPLOYMENT)).isEmpty();
  }

  /** Who deploys cannot change what the release asks for. */
  @Test
  void judgesByThePolicyOfTheReleaseCommit() {
    deploy("testing");
    deploy("staging");
    git.commit(
        "build: ask nobody",
        "release-kit.yml",
        "environments: [{name: staging}, {name: canary}, {name: production}]\n");

    assertThatThrownBy(() -> deploy("production"))
        .hasMessageContaining("1.0.0 lacks 0 of 2 approvals of deployment to production by ops");
    deploy("canary");
    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(event -> event.deployment().environment())
        .containsExactlyInAnyOrder("testing", "staging", "canary");
  }

  @Test
  void takesAnyEnvironmentWhereNoneIsConfigured() {
    git.commit("build: forget", "release-kit.yml", "branches: [main]\n");
    release(git, "2.0.0");

    deploy("eu-west-1");
    assertThat(onRecord(Type.DEPLOYMENT).get(0).version()).isEqualTo("2.0.0");
    assertThatThrownBy(() -> deploy("../x"))
        .hasMessageContaining("'../x' is no name of an environment");
  }

  @Test
  void bringsNothingOutThatWasTakenBack() {
    release(git, "2.0.0");
    enter(
        LedgerEvent.of(
            Type.YANKED,
            "2.0.0",
            "v2.0.0",
            git.id("main"),
            NOW.minusSeconds(60),
            Optional.empty(),
            "taken back"));

    assertThatThrownBy(
            () ->
                record(false, deployment("testing").with(RecordText.VERSION, Optional.of("2.0.0"))))
        .hasMessageContaining("2.0.0 was taken back after it was public")
        .hasMessageContaining("deploy 1.0.0");
    deploy("testing");
    assertThat(onRecord(Type.DEPLOYMENT).get(0).version()).isEqualTo("1.0.0");
  }

  @Test
  void entersTheSameOnce() {
    addRemote();
    RecordText same =
        deployment("testing").with(RecordText.AT, Optional.of("2026-11-29T10:00:00Z"));
    record(false, same);
    String before = remote.refs();
    now = now.plusSeconds(60);
    record(false, same);

    assertThat(log)
        .last()
        .isEqualTo("1.0.0, deployment at 2026-11-29T10:00:00Z is on record already: nothing to do");
    assertThat(remote.refs()).isEqualTo(before);
    assertThat(git.run("log", "-1", "--format=%ct", "refs/release-kit/ledger").strip())
        .as("the ledger's commit is of the time of recording")
        .isEqualTo(String.valueOf(NOW.getEpochSecond()));
    assertThat(git.id("refs/release-kit/ledger")).isEqualTo(remote.id("refs/release-kit/ledger"));
  }

  @Test
  void followsAnIncidentToItsEnd() {
    deploy("testing");
    release(git, "2.0.0");
    record(
        false,
        text("incident")
            .with(RecordText.ID, Optional.of("INC-1"))
            .with(RecordText.ENVIRONMENT, Optional.of("testing"))
            .with(RecordText.SEVERITY, Optional.of("high")));
    assertThatThrownBy(
            () -> record(false, text("incident").with(RecordText.ID, Optional.of("INC-1"))))
        .hasMessageContaining("the incident 'INC-1' is open since 2026-11-30T12:01:00Z");
    assertThatThrownBy(
            () -> record(false, text("restored").with(RecordText.ID, Optional.of("INC-2"))))
        .hasMessageContaining("there is no incident 'INC-2'")
        .hasMessageContaining("open are INC-1");
    assertThatThrownBy(
            () ->
                record(
                    false,
                    text("restored")
                        .with(RecordText.ID, Optional.of("INC-1"))
                        .with(RecordText.AT, Optional.of("2026-11-30T11:00:00Z"))))
        .hasMessageContaining("the incident 'INC-1' began at 2026-11-30T12:01:00Z");

    now = now.plusSeconds(1800);
    record(false, text("restored").with(RecordText.ID, Optional.of("INC-1")));
    assertThatThrownBy(
            () -> {
              now = now.plusSeconds(60);
              record(false, text("restored").with(RecordText.ID, Optional.of("INC-1")));
            })
        .hasMessageContaining("the incident 'INC-1' has ended already");

    assertThat(onRecord(Type.INCIDENT).get(0).version())
        .as("what runs there, and not what was released last")
        .isEqualTo("1.0.0");
    LedgerEvent end = onRecord(Type.RESTORED).get(0);
    assertThat(end.version()).isEqualTo("1.0.0");
    assertThat(end.incident().environment()).isEqualTo("testing");
    assertThat(end.incident().severity()).isEqualTo("high");
  }

  @Test
  void keepsSurveysAndNotes() {
    record(
        false,
        text("survey")
            .with(RecordText.AUDIENCE, Optional.of("customers"))
            .with(RecordText.SCORE, Optional.of("4.20"))
            .with(RecordText.RESPONSES, Optional.of("31")));
    record(false, text("note").with(RecordText.NOTE, Optional.of("=1+1\n::set-env name=X::1")));
    int before = onRecord(Type.SURVEY).size();
    record(
        false,
        text("survey")
            .with(RecordText.AUDIENCE, Optional.of("customers"))
            .with(RecordText.SCORE, Optional.of("4.20"))
            .with(RecordText.RESPONSES, Optional.of("31")));

    assertThat(onRecord(Type.SURVEY)).hasSize(before).hasSize(1);
    assertThat(onRecord(Type.SURVEY).get(0).detail()).isEqualTo("customers: 4.20 of 5");
    assertThat(onRecord(Type.SURVEY).get(0).survey().score()).isEqualTo("4.20");
    assertThat(onRecord(Type.NOTE).get(0).detail()).isEqualTo("=1+1 ::set-env name=X::1");
  }

  @Test
  void staysInTheCloneWhereItIsNotPushed() {
    addRemote();
    git.run("fetch", "--quiet", "origin", "+refs/release-kit/*:refs/release-kit/*");
    String before = remote.refs();
    new RecordGoal(invocation(), new RecordGoal.Settings(deployment("testing"), false, false))
        .run();

    assertThat(remote.refs()).isEqualTo(before);
    assertThat(git.run("ls-tree", "-r", "--name-only", "refs/release-kit/ledger"))
        .contains("events/1.0.0/0003-deployment.json");
  }

  @Test
  void signsWhatADeploymentIsApprovedFor() {
    as("ada");
    approve(Optional.of("ops"), Optional.empty(), true);

    assertThat(log)
        .contains(
            "  version: 1.0.0",
            "  base: " + git.id("main"),
            "  role: ops",
            "  check: deploy:production");
    assertThat(onRecord(Type.APPROVED)).isEmpty();
  }

  @Test
  void refusesApprovalsOfStrangersAndOfWhatIsNotAsked() {
    as("stranger");
    assertThatThrownBy(() -> approve(Optional.of("ops"), Optional.empty(), false))
        .hasMessageContaining("is signed by a key of no approver")
        .hasMessageContaining("may be given by Ada Lovelace, Grace Hopper");
    as("ada");
    assertThatThrownBy(() -> approve(Optional.of("qa"), Optional.of("smoke"), false))
        .hasMessageContaining("is by Ada Lovelace, who has not this role");
    assertThatThrownBy(() -> approve(Optional.of("security"), Optional.empty(), false))
        .hasMessageContaining("a deployment of 1.0.0 to production needs no approval by security");
    approve("ada", "ops");
    approve("ada", "ops");

    assertThat(log)
        .last()
        .isEqualTo("Ada Lovelace has approved this deployment already: nothing to do");
    assertThat(onRecord(Type.APPROVED)).hasSize(1);
  }

  /** Whoever can write the ledger cannot approve in another's name. */
  @Test
  void countsNoApprovalThatIsAlteredOrOfAnotherRelease() {
    approve("ada", "ops");
    approve("grace", "ops");
    as("grace");
    approve(Optional.empty(), Optional.of("smoke"), false);
    List<LedgerEvent> given = onRecord(Type.APPROVED);
    release(git, "2.0.0");
    for (LedgerEvent event : given) {
      enter(forged(event, "2.0.0"));
    }

    assertThatThrownBy(
            () ->
                record(
                    true,
                    deployment("production")
                        .with(RecordText.VERSION, Optional.of("2.0.0"))
                        .with(RecordText.REASON, Optional.of("hurry"))))
        .hasMessageContaining("2.0.0 lacks 0 of 2 approvals")
        .hasMessageContaining("is altered: its signature is of another text");
    record(
        true,
        deployment("production")
            .with(RecordText.VERSION, Optional.of("1.0.0"))
            .with(RecordText.REASON, Optional.of("hurry")));
  }

  private static LedgerEvent forged(LedgerEvent event, String version) {
    Approval approval = event.approval();
    return LedgerEvent.of(
        new Approval(
            approval.project(),
            version,
            approval.base(),
            approval.plan(),
            approval.role(),
            approval.check(),
            approval.note(),
            approval.link(),
            approval.by(),
            approval.at(),
            approval.signature()),
        "v" + version);
  }

  private void deploy(String environment) {
    record(false, deployment(environment));
    now = now.plusSeconds(60);
  }

  private static RecordText deployment(String environment) {
    return text("deployment").with(RecordText.ENVIRONMENT, Optional.of(environment));
  }

  private static RecordText text(String event) {
    return new RecordText(Optional.of(event));
  }

  private void record(boolean dryRun, RecordText text) {
    new RecordGoal(invocation(), new RecordGoal.Settings(text, true, dryRun)).run();
  }

  private void approve(String key, String role) {
    as(key);
    approve(Optional.of(role), Optional.empty(), false);
  }

  private void approve(Optional<String> role, Optional<String> check, boolean dryRun) {
    new ApproveGoal(
            invocation(),
            new ApproveGoal.Settings(
                Optional.of("production"),
                role,
                check,
                check.map(name -> "it answers"),
                Optional.empty(),
                Optional.empty(),
                ReleaseRequest.DEFAULT,
                Optional.empty(),
                true,
                dryRun))
        .run();
  }

  private void as(String key) {
    git.run("config", "user.signingKey", made.resolve(key).toString());
  }

  private Invocation invocation() {
    return WorkspaceTest.invocation(
        git.directory(),
        git.directory(),
        Clock.fixed(now, ZoneOffset.UTC),
        Optional.empty(),
        log::add);
  }

  /** Enters a release of HEAD's commit that was performed. */
  private static void release(GitFixture git, String version) {
    String json =
        new String(Json.pretty(ManifestFixture.manifest(version)), StandardCharsets.UTF_8);
    String commit = git.id("HEAD");
    Manifest manifest =
        Json.read(
            json.replace("a".repeat(40), commit).getBytes(StandardCharsets.UTF_8),
            Manifest.class,
            "a test");
    enter(git, of(Type.PREPARED, manifest), Optional.of(manifest));
    enter(git, of(Type.PERFORMED, manifest), Optional.empty());
  }

  private static LedgerEvent of(Type type, Manifest manifest) {
    return manifest.event(
        type, Instant.parse(manifest.createdAt()), Optional.empty(), "done", List.of(), List.of());
  }

  private void enter(LedgerEvent event) {
    enter(git, event, Optional.empty());
  }

  private static void enter(GitFixture git, LedgerEvent event, Optional<Manifest> manifest) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      git.run(
          "update-ref",
          GitLedger.REF,
          new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE)
              .append(repository.resolve(GitLedger.REF), event, manifest));
    }
  }

  /** By the ledger of this clone, which follows that of the remote. */
  private List<LedgerEvent> onRecord(Type type) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return new GitLedgerSource(repository, "acme/app", repository.resolve(GitLedger.REF))
          .read(LedgerQuery.ALL).entries().stream()
              .map(LedgerEntry::event)
              .filter(event -> event.type() == type)
              .toList();
    }
  }
}
