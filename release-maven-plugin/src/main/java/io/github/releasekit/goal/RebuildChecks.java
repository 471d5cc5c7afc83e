package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.ScratchClone;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.maven.TargetRepositories;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a release's tag again, and compares byte by byte (X4). */
record RebuildChecks(Invocation invocation, Workspace workspace, InnerBuild.Options options) {

  /**
   * Signatures that the build makes, and files that it makes and the policy names as assets, are
   * other ones each time, and are left out.
   *
   * @param released the files to compare with
   */
  List<Check> run(PreparedRelease release, List<Artifact> released) {
    Map<String, Artifact> made = new LinkedHashMap<>();
    Set<String> leftOut = new HashSet<>();
    workspace.journals().alone(() -> build(release, made, leftOut));
    List<Check> checks = new ArrayList<>();
    for (Artifact file : released) {
      Artifact again = made.remove(file.path());
      if (!file.path().endsWith(PublishedChecks.SIGNATURE) && !leftOut.contains(file.path())) {
        checks.add(new Check("rebuild", file.equals(again), compared(file, again)));
      }
    }
    made.keySet()
        .forEach(
            path -> checks.add(new Check("rebuild", false, path + " is built by the tag only")));
    return checks;
  }

  private static String compared(Artifact file, @Nullable Artifact again) {
    if (again == null) {
      return file.path() + " is not built by the tag";
    }
    return file.path()
        + (file.equals(again)
            ? " is built again, byte by byte"
            : " is built otherwise by the tag: SHA-256 " + again.sha256());
  }

  private void build(PreparedRelease release, Map<String, Artifact> made, Set<String> leftOut) {
    Manifest manifest = release.manifest();
    Version version = Version.parse(manifest.version());
    Path noted = workspace.journals().buildProcessFile();
    InnerBuild.refuseOrphan(noted);
    Path attempt = new Attempts(workspace.output(), version, invocation.clock().instant()).next();
    Path checkout = attempt.resolve("checkout");
    Staging staging = new Staging(attempt.resolve("staging"));
    try {
      ScratchClone.create(
          workspace.repository(),
          checkout,
          workspace.repository().branch().orElse("refs/heads/release"),
          manifest.commit(),
          Map.of(manifest.tag(), release.tagObject()));
      String directory = workspace.repository().relative(invocation.caller().directory());
      new InnerBuild(
              invocation.caller(),
              options,
              workspace.projects(),
              noted,
              workspace.buildProperties(
                  version, workspace.policy().profiles().named(manifest.profile())))
          .run(checkout, checkout.resolve(directory).normalize(), attempt.resolve("staging"));
      if (workspace.policy().assets().hasAssets()) {
        leftOut.addAll(assets(manifest, checkout, staging));
      }
      staging.measured().forEach(file -> made.put(file.path(), file));
    } finally {
      TargetRepositories.delete(attempt);
    }
  }

  /** Adds them, and gives those that the build has made and that no commit holds. */
  private List<String> assets(Manifest manifest, Path checkout, Staging staging) {
    Set<String> committed = Set.copyOf(workspace.repository().paths(manifest.commit(), ""));
    return workspace
        .publishing()
        .assets()
        .add(
            staging,
            new ReleaseAssets.Source(
                checkout, manifest.commit(), Instant.parse(manifest.createdAt())))
        .entrySet()
        .stream()
        .filter(asset -> !asset.getValue().isEmpty() && !committed.contains(asset.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
