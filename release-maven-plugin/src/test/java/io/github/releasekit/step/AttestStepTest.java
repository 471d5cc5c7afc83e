package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.FileRepositories;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.StagedRelease;
import io.github.releasekit.adapter.sign.ProvenanceSigner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Attested;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.key.TestKeys;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.provenance.Envelope;
import io.github.releasekit.domain.provenance.Provenance;
import io.github.releasekit.domain.provenance.Provenance.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestStepTest {

  private static final String ROOT = "org/acme/acme/1.0.0/acme-1.0.0";
  private static final String PROVENANCE = ROOT + ".intoto.jsonl";
  private static final Build HERE = new Build("urn:here", null, "verify", List.of(), List.of());

  private static final Tools TOOLS = new Tools("2", "4", "25", "2.50");

  @TempDir Path temp;
  private Path repository;
  private StagedRelease release;

  @BeforeEach
  void stages() {
    repository = temp.resolve("repository");
    release = new StagedRelease(temp.resolve("staging"), "1.0.0", repository);
    release.module("acme", "pom").module("core", "pom", "jar");
  }

  @Test
  void makesWhatThePolicyAsksForAndNothingElse() {
    assertThat(attest(policy(true, false, "none"), "ed25519"))
        .extracting(Artifact::path)
        .containsExactly(ROOT + "-release-manifest.json");
    assertThat(attest(policy(false, true, "none"), "ed25519"))
        .extracting(Artifact::path)
        .containsExactly(ROOT + "-checksums.txt");
    assertThat(release.staging().attestations()).hasSize(1);
    assertThat(release.staging().artifacts()).hasSize(3);
    assertThat(new Uploads(release.staging(), Set.of()).unlisted())
        .extracting(Artifact::path)
        .containsExactly(ROOT + "-checksums.txt");
  }

  @Test
  void sumsUpAllThatIsReleasedAndMade() throws Exception {
    attest(policy(true, true, "ed25519"), "ed25519");

    Path flat = Files.createDirectory(temp.resolve("flat"));
    for (Artifact file : new Uploads(release.staging(), Set.of()).files()) {
      Files.copy(release.staging().file(file.path()), flat.resolve(file.name()));
    }
    Process sums =
        new ProcessBuilder("sha256sum", "--strict", "--check", "acme-1.0.0-checksums.txt")
            .directory(flat.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(sums.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(sums.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .containsExactly(
            "acme-1.0.0-release-manifest.json: OK",
            "acme-1.0.0.intoto.jsonl: OK",
            "acme-1.0.0.pom: OK",
            "core-1.0.0.jar: OK",
            "core-1.0.0.pom: OK");
  }

  @Test
  void signsWhereTheFilesComeFrom() throws IOException {
    attest(policy(false, false, "p256"), "p256");

    Provenance provenance = published(release.staging().file(PROVENANCE), "p256");
    assertThat(provenance.problems(manifest(release.staging().artifacts()), artifacts())).isEmpty();
    assertThat(provenance.predicate().runDetails().builder().id()).isEqualTo("urn:build");
    assertThat(provenance.predicate().buildDefinition().externalParameters())
        .containsEntry("source", "git+https://acme.org/acme.git@refs/tags/v1.0.0");
  }

  @Test
  void namesThisBuildWhereTheFilesAreOfAnother() throws IOException {
    List<Artifact> others = List.of(new Artifact("a", "org/acme/a", 1, "0".repeat(64), "1"));

    attest(policy(false, false, "rsa"), "rsa", manifest(others));

    assertThat(
            published(release.staging().file(PROVENANCE), "rsa")
                .predicate()
                .runDetails()
                .builder()
                .id())
        .isEqualTo("urn:here");
  }

  @Test
  void keepsProvenanceThatAnEarlierRunHasPublished() throws IOException {
    AssetPolicy policy = policy(false, true, "p256");
    attest(policy, "p256");
    byte[] first = publish();

    attest(policy, "p256");

    assertThat(release.staging().file(PROVENANCE)).hasBinaryContent(first);
  }

  @Test
  void keepsProvenanceThatIsStagedAndNotPublishedYet() throws IOException {
    attest(policy(false, true, "p256"), "p256");
    byte[] first = Files.readAllBytes(release.staging().file(PROVENANCE));
    release.staging().forgetAttestations();

    attest(policy(false, true, "p256"), "p256");

    assertThat(release.staging().file(PROVENANCE)).hasBinaryContent(first);
    assertThat(release.staging().attestations()).hasSize(1);
  }

  @Test
  void makesProvenanceAnewWhereWhatIsStagedIsOfOtherFiles() throws IOException {
    attest(policy(false, false, "p256"), "p256");
    byte[] first = Files.readAllBytes(release.staging().file(PROVENANCE));
    release.module("core", "pom", "jar", "war");

    attest(policy(false, false, "p256"), "p256");

    assertThat(Files.readAllBytes(release.staging().file(PROVENANCE))).isNotEqualTo(first);
  }

  @Test
  void makesProvenanceAnewOfWhichOnlyTheBeginningWasPublished() throws IOException {
    AssetPolicy policy = policy(false, false, "p256");
    attest(policy, "p256");
    byte[] first = publish();
    for (int length : List.of(0, 1, first.length / 2, first.length - 1)) {
      Files.write(repository.resolve(PROVENANCE), java.util.Arrays.copyOf(first, length));

      attest(policy, "p256");

      assertThat(published(release.staging().file(PROVENANCE), "p256")).isNotNull();
    }
  }

  @Test
  void refusesProvenanceOfSomebodyElse() throws IOException {
    attest(policy(false, false, "rsa"), "rsa");
    publish();

    assertThatThrownBy(() -> attest(policy(false, false, "ed25519"), "ed25519"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("holds provenance of this version already")
        .hasMessageContaining("it is not signed by any of the 'publicKeys'");
  }

  @Test
  void refusesARootThatIsNotDeployed() {
    release = new StagedRelease(temp.resolve("without"), "1.0.0", repository);
    release.module("core", "pom", "jar");

    assertThatThrownBy(() -> attest(policy(true, true, "none"), "ed25519"))
        .hasMessageContaining("are published with org.acme:acme, which is not deployed");
  }

  private byte[] publish() throws IOException {
    byte[] content = Files.readAllBytes(release.staging().file(PROVENANCE));
    Files.createDirectories(repository.resolve(PROVENANCE).getParent());
    Files.write(repository.resolve(PROVENANCE), content);
    return content;
  }

  private static Provenance published(Path file, String key) throws IOException {
    Envelope envelope = Json.read(Files.readAllBytes(file), Envelope.class, "test");
    return Json.read(
        envelope.opened(List.of(TestKeys.publicKey(key))).orElseThrow(), Provenance.class, "test");
  }

  private List<Artifact> artifacts() {
    return release.staging().artifacts();
  }

  private static AssetPolicy policy(boolean manifest, boolean checksums, String key) {
    return new AssetPolicy(
        false,
        List.of(),
        List.of(),
        manifest,
        checksums,
        key.equals("none") ? List.of() : List.of(TestKeys.publicKey(key)));
  }

  private List<Artifact> attest(AssetPolicy policy, String key) {
    return attest(policy, key, manifest(artifacts()));
  }

  private List<Artifact> attest(AssetPolicy policy, String key, Manifest manifest) {
    Journal journal =
        new Journal(
            List.of(
                new JournalEntry(
                    "compare", Instant.EPOCH, 0, new Compared(release.directory().toString(), 1))));
    return ((Attested)
            new AttestStep(
                    policy,
                    new Origin("https://acme.org/acme.git", HERE, TOOLS),
                    new PublishedFiles(FileRepositories.targets(temp.resolve("local"))),
                    () ->
                        new ProvenanceSigner(
                            TestKeys.privateKey(key), Optional.empty(), policy.provenanceKeys()))
                .apply(manifest, journal))
        .attestations();
  }

  private static Manifest manifest(List<Artifact> artifacts) {
    return new Manifest(
        1,
        "org.acme:acme",
        "1.0.0",
        null,
        "minor",
        "default",
        List.of(),
        "prepared",
        "v1.0.0",
        "a".repeat(40),
        "sha256:" + "0".repeat(64),
        "2026-11-30T10:00:00Z",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        artifacts,
        List.of(),
        new Build("urn:build", null, "verify", List.of(), List.of()),
        new Tools("1", "3.9.16", "17", "2.39.5"));
  }
}
