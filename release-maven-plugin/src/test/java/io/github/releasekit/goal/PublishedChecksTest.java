package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.maven.FileRepositories;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.StagedRelease;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.sign.ArtifactVerifier.Verdict;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.step.CompareStep.Released;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedChecksTest {

  private static final String APP = "org/acme/app/1.0.0/app-1.0.0";

  @TempDir Path temp;
  private Path repository;
  private StagedRelease release;
  private final List<String> signaturesChecked = new ArrayList<>();

  @BeforeEach
  void publishes() {
    repository = temp.resolve("repository");
    release = new StagedRelease(temp.resolve("staging"), "1.0.0", repository);
    release.module("app", "pom", "jar").module("lib", "pom");
    release.staging().artifacts().forEach(file -> publish(file.path()));
  }

  @Test
  void passesWhereAllIsAsReleased() {
    assertThat(run(List.of(), List.of())).hasSize(3).allMatch(Check::passed);
  }

  /** Every byte of every file, signatures and all that the ledger lists besides included. */
  @Test
  void findsAnyByteThatIsChangedAndNamesTheFile() throws IOException {
    List<Artifact> unlisted = List.of(extra("app-1.0.0.jar.asc"), extra("app-1.0.0-checksums.txt"));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Artifact> all = new ArrayList<>(release.staging().artifacts());
    all.addAll(unlisted);
    for (Artifact file : all) {
      Path there = repository.resolve(file.path());
      byte[] before = Files.readAllBytes(there);
      for (int at = 0; at < before.length; at++) {
        byte[] changed = before.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(there, changed);
        assertThat(failed(run(unlisted, List.of())))
            .as("byte %d of %s, seed %d", at, file.path(), seed)
            .containsExactly(file.path());
      }
      for (byte[] other :
          List.of(
              Arrays.copyOf(before, before.length - 1), Arrays.copyOf(before, before.length + 1))) {
        Files.write(there, other);
        assertThat(failed(run(unlisted, List.of()))).containsExactly(file.path());
      }
      Files.write(there, before);
    }
  }

  @Test
  void doesNotTakeALaterListingForThatOfTheManifest() throws IOException {
    Path jar = repository.resolve(APP + ".jar");
    Files.writeString(jar, "another");
    Artifact listed = Staging.measure(jar, APP + ".jar");

    List<Check> checks = run(List.of(listed), List.of());

    assertThat(failed(checks)).containsExactly(APP + ".jar", APP + ".jar");
    assertThat(checks).anyMatch(check -> check.detail().contains("a second time"));
  }

  @Test
  void missesWhatThePolicyAsksFor() {
    assertThat(failed(run(List.of(), List.of(APP + ".jar.asc", APP + ".jar"))))
        .containsExactly(APP + ".jar.asc");
  }

  @Test
  void checksSignaturesOfWhatIsThereAndNothingThatIsOnlyNamedSo() {
    List<Artifact> unlisted =
        List.of(
            extra("app-1.0.0.jar.asc"),
            extra("app-1.0.0.pom.sigstore.json"),
            extra("app-1.0.0-KEYS.asc"));

    assertThat(run(unlisted, List.of())).allMatch(Check::passed);
    assertThat(signaturesChecked)
        .containsExactlyInAnyOrder(
            "OPENPGP app-1.0.0.jar app-1.0.0.jar.asc",
            "SIGSTORE app-1.0.0.pom app-1.0.0.pom.sigstore.json");
  }

  private Artifact extra(String name) {
    String path = APP.substring(0, APP.lastIndexOf('/') + 1) + name;
    write(repository.resolve(path), "content of " + name);
    return Staging.measure(repository.resolve(path), path);
  }

  private static List<String> failed(List<Check> checks) {
    return checks.stream().filter(check -> !check.passed()).map(Check::subject).toList();
  }

  private List<Check> run(List<Artifact> unlisted, List<String> demanded) {
    signaturesChecked.clear();
    Staging staging = release.staging();
    return new PublishedChecks(
            new PublishedFiles(FileRepositories.targets(temp.resolve("local"))),
            List.of(),
            this::check)
        .run(
            ManifestFixture.manifest("1.0.0"),
            new Released(staging.artifacts(), staging.targets()),
            unlisted,
            demanded);
  }

  private Verdict check(SignatureForm form, Path file, Path signature) {
    signaturesChecked.add(form + " " + file.getFileName() + " " + signature.getFileName());
    return new Verdict(true, "is good");
  }

  private void publish(String path) {
    try {
      write(
          repository.resolve(path),
          new String(Files.readAllBytes(release.staging().file(path)), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
