package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.FileRepositories;
import io.github.releasekit.adapter.maven.StagedRelease;
import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.BundleUploaded;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.server.PortalServer;
import io.github.releasekit.server.PortalServer.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bundles at the Portal of Maven Central, uploaded, followed, published, dropped. */
class CentralStepsTest {

  private static final Manifest MANIFEST = ManifestFixture.manifest("1.0.0");
  private static final String SECRET = "c4nary";

  @TempDir Path temp;
  private Path central;
  private PortalServer server;
  private StagedRelease release;
  private Journal journal = Journal.EMPTY;
  private int number;
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void stages() {
    begin();
  }

  private void begin() {
    number++;
    central = temp.resolve("central" + number);
    server = new PortalServer(central, "user", SECRET);
    release = new StagedRelease(temp.resolve("staging" + number), "1.0.0", central);
    release.centralModule("core").centralModule("app");
    journal = Journal.EMPTY.with(entry(new Compared(release.directory().toString(), 8)));
  }

  @AfterEach
  void stops() {
    server.close();
  }

  @Test
  void publishesAllOfAReleaseAtOnce() throws IOException {
    Deployed deployed = perform(true);

    assertThat(deployed.uploaded()).isEqualTo(16);
    assertThat(deployed.targets()).containsExactly("file://" + central);
    for (Artifact file : files()) {
      assertThat(central.resolve(file.path()))
          .hasSameBinaryContentAs(release.staging().file(file.path()));
    }
    assertThat(server.deployments("PUBLISHED")).isEqualTo(1);
    assertThat(server.requests().get(0))
        .isEqualTo(
            "POST /api/v1/publisher/upload?publishingType=USER_MANAGED&name=org.acme%3Aapp%3A1.0.0");
  }

  @Test
  void makesTheSameBundleOfTheSameFiles() {
    perform(true);
    String first = journal.get(BundleUploaded.class).sha256();
    StagedRelease before = release;
    server.close();
    begin();
    assertThat(release.directory()).isNotEqualTo(before.directory());

    perform(true);

    assertThat(journal.get(BundleUploaded.class).sha256()).isEqualTo(first);
  }

  @Test
  void leavesPublishingToAPersonWhereThePolicySaysSo() {
    assertThatThrownBy(() -> perform(false))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("waits for a person to publish it")
        .hasMessageContaining("/publishing/deployments");
    assertThat(server.deployments("VALIDATED")).isEqualTo(1);
    assertThat(central)
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());

    portal(SECRET).publish(journal.get(BundleUploaded.class).deployment());
    Deployed deployed = perform(false);

    assertThat(deployed.uploaded()).isEqualTo(16);
    assertThat(server.ids()).hasSize(1);
  }

  @Test
  void saysWhatThePortalHasFoundAndUploadsAnewThen() {
    server.failNext("Namespace 'org.acme' is not yours");

    assertThatThrownBy(() -> perform(true))
        .hasMessageContaining("Maven Central does not take the bundle: ")
        .hasMessageContaining("Namespace 'org.acme' is not yours");

    perform(true);

    assertThat(server.deployments("PUBLISHED")).isEqualTo(1);
    assertThat(server.deployments("FAILED")).isEqualTo(1);
  }

  @Test
  void uploadsAnewWhatSomebodyHasDropped() {
    assertThatThrownBy(() -> perform(false)).isInstanceOf(ReleaseException.class);
    server.drop(journal.get(BundleUploaded.class).deployment());

    perform(true);

    assertThat(server.deployments("PUBLISHED")).isEqualTo(1);
  }

  @Test
  void dropsABundleOfOtherFilesThanAreStagedNow() throws IOException {
    assertThatThrownBy(() -> perform(false)).isInstanceOf(ReleaseException.class);
    String first = journal.get(BundleUploaded.class).deployment();
    Files.writeString(
        release.staging().file("org/acme/core/1.0.0/core-1.0.0.jar"), "accepted later");

    perform(true);

    assertThat(server.ids()).hasSize(1).doesNotContain(first);
    assertThat(central.resolve("org/acme/core/1.0.0/core-1.0.0.jar")).hasContent("accepted later");
  }

  @Test
  void doesNotUploadWhatIsPublished() {
    perform(true);
    int requests = server.requests().size();
    journal = Journal.EMPTY.with(entry(new Compared(release.directory().toString(), 8)));

    Deployed deployed = perform(true);

    assertThat(deployed.uploaded()).isZero();
    assertThat(deployed.present()).isEqualTo(16);
    assertThat(server.requests()).hasSize(requests);
  }

  @Test
  void refusesToUploadBesideOtherFilesOfTheVersion() throws IOException {
    Path other = central.resolve("org/acme/core/1.0.0/core-1.0.0.jar");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "of somebody else");

    assertThatThrownBy(() -> perform(true))
        .hasMessageContaining("holds org/acme/core/1.0.0/core-1.0.0.jar with SHA-256 ");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void waitsLongerAndLongerAndThenNoMore() {
    server.spend(5, 1000, 1);

    assertThatThrownBy(() -> perform(true))
        .hasMessageContaining("the Portal is still checking the bundle")
        .hasMessageContaining("after 10 minutes");
    assertThat(pauses).startsWith(seconds(2), seconds(4), seconds(8), seconds(16), seconds(30));
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(seconds(600));
  }

  @Test
  void isNotLetInByAnotherTokenAndDoesNotShowIt() {
    String other = "wr0ng";
    String sent =
        Base64.getEncoder().encodeToString(("user:" + other).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(
            () ->
                run(
                    new UploadBundleStep(
                        portal(other), published(), Set.of(SignatureForm.OPENPGP))))
        .hasMessageContaining("has not taken the bundle: status 401")
        .hasMessageContaining("check the user")
        .hasMessageNotContaining(other)
        .hasMessageNotContaining(sent);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void getsThereThoughAnyOneRequestIsDisturbed(Fault fault) throws IOException {
    perform(true);
    int undisturbed = server.requests().size();
    List<String> violations = new ArrayList<>();
    for (int nth = 1; nth <= undisturbed; nth++) {
      server.close();
      begin();
      server.disturb(nth, fault);

      String outcome = attempt();

      boolean whole = files().stream().allMatch(file -> Files.exists(central.resolve(file.path())));
      if (!outcome.isEmpty() || !whole || server.deployments("PUBLISHED") != 1) {
        violations.add(fault + " at " + nth + ": " + outcome + ", " + server.requests());
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void dropsABundleThatIsNotPublished() {
    assertThatThrownBy(() -> perform(false)).isInstanceOf(ReleaseException.class);
    DropBundleStep drop =
        new DropBundleStep(portal(SECRET), journal.get(BundleUploaded.class).deployment());

    assertThat(drop.observe(MANIFEST, journal)).isEqualTo(Observation.ABSENT);
    run(drop);

    assertThat(server.deployments("VALIDATED")).isZero();
    assertThat(drop.observe(MANIFEST, journal)).isInstanceOf(Observation.Done.class);
  }

  @Test
  void doesNotDropABundleThatIsPublished() {
    perform(true);
    DropBundleStep drop =
        new DropBundleStep(portal(SECRET), journal.get(BundleUploaded.class).deployment());

    assertThat(drop.observe(MANIFEST, journal)).isInstanceOf(Observation.Foreign.class);
  }

  private String attempt() {
    try {
      perform(true);
      return "";
    } catch (ReleaseException e) {
      return e.problem();
    }
  }

  private Deployed perform(boolean automatic) {
    CentralPortal portal = portal(SECRET);
    run(new UploadBundleStep(portal, published(), Set.of(SignatureForm.OPENPGP)));
    run(
        new PublishBundleStep(
            portal,
            published(),
            Set.of(SignatureForm.OPENPGP),
            automatic,
            Duration.ofMinutes(10),
            pauses::add));
    return journal.get(Deployed.class);
  }

  /** As the pipeline does, without a file. */
  private void run(Step<Manifest> step) {
    Observation observed = step.observe(MANIFEST, journal);
    assertThat(observed).isNotInstanceOf(Observation.Foreign.class);
    journal =
        journal.with(
            entry(
                observed instanceof Observation.Done done
                    ? done.event()
                    : step.apply(MANIFEST, journal)));
  }

  private static JournalEntry entry(io.github.releasekit.domain.event.Event event) {
    return new JournalEntry("step", Instant.EPOCH, 0, event);
  }

  private List<Artifact> files() {
    return new Uploads(release.staging(), Set.of(SignatureForm.OPENPGP)).files();
  }

  private PublishedRelease published() {
    return new PublishedRelease(
        FileRepositories.targets(temp.resolve("local")),
        new DeploymentTarget("maven-central", "file://" + central));
  }

  private CentralPortal portal(String password) {
    return new CentralPortal(
        new HttpExchanges(url -> Optional.empty()),
        server.url(),
        new Credentials("user", password),
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), wait -> {}, retried -> {}));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
