package io.github.releasekit.channel;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Releases as channels get them. */
final class Releases {

  static final String REPOSITORY = "https://repo.example.org/releases/";

  private Releases() {}

  /** The newest release, with a jar that runs and a distribution. */
  static Release release(String version) {
    return release(version, true, List.of());
  }

  static Release release(String version, boolean newest, List<String> issues) {
    return new Release(
        manifest(version, issues),
        List.of(file(version, ".jar"), file(version, "-bin.tar.gz"), file(version, ".pom")),
        artifact -> Path.of(artifact.name()),
        artifact -> Optional.of(REPOSITORY + artifact.path()),
        () -> "# Notes",
        () -> newest ? Set.of() : Set.of(Version.parse("99.0.0")),
        "");
  }

  /** The same, about to be taken back. */
  static Release takenBack(Release release, String reason) {
    return release.because(reason);
  }

  private static Artifact file(String version, String rest) {
    String name = "app-" + version + rest;
    String digest = version.replaceAll("[^0-9]", "");
    return new Artifact(
        name,
        "org/acme/app/" + version + "/" + name,
        3,
        "0".repeat(64 - digest.length()) + digest,
        "1".repeat(128));
  }

  private static Manifest manifest(String version, List<String> issues) {
    Manifest of = ManifestFixture.manifest(version);
    return new Manifest(
        of.schemaVersion(),
        of.project(),
        of.version(),
        of.previousVersion(),
        of.releaseType(),
        of.profile(),
        of.policies(),
        of.status(),
        of.tag(),
        of.commit(),
        of.planDigest(),
        of.createdAt(),
        of.changes(),
        issues,
        of.gates(),
        of.approvals(),
        of.dependencies(),
        of.resolved(),
        of.artifacts(),
        of.steps(),
        of.build(),
        of.tools());
  }
}
