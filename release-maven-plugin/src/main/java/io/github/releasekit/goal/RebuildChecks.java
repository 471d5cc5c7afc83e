package io.github.releasekit.goal;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.git.ScratchClone;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.maven.StagingComparison;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.CompareStep.Released;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a release's tag again, and compares byte by byte (X4). */
record RebuildChecks(Invocation invocation, Workspace workspace, InnerBuild.Options options) {

  /**
   * Signatures that the build makes, and files that it makes and the policy names as assets, are
   * other ones each time, and are left out.
   *
   * @param released the files to compare with, and where they are
   */
  List<Check> run(PreparedRelease release, Released released) {
    List<Check> checks = new ArrayList<>();
    workspace.journals().alone(() -> build(release, released, checks));
    return checks;
  }

  private List<Check> compared(Released released, Staging staging, List<String> leftOut) {
    Map<String, Artifact> made = new LinkedHashMap<>();
    staging.measured().forEach(file -> made.put(file.path(), file));
    List<Check> checks = new ArrayList<>();
    List<Artifact> different = new ArrayList<>();
    for (Artifact file : released.artifacts()) {
      Artifact again = made.remove(file.path());
      if (isSignature(file, released.artifacts()) || leftOut.contains(file.path())) {
        continue;
      }
      if (again == null) {
        checks.add(new Check("rebuild", false, file.path() + " is not built by the tag"));
      } else if (file.equals(again)) {
        checks.add(new Check("rebuild", true, file.path() + " is built again, byte by byte"));
      } else {
        different.add(file);
      }
    }
    checks.addAll(differences(released, different, staging));
    made.keySet()
        .forEach(
            path -> checks.add(new Check("rebuild", false, path + " is built by the tag only")));
    return checks;
  }

  private static boolean isSignature(Artifact file, List<Artifact> released) {
    return released.stream().anyMatch(one -> SignatureForm.signs(file.path(), one.path()));
  }

  /** What is different, by what is published. */
  private List<Check> differences(Released released, List<Artifact> different, Staging staging) {
    Map<String, String> differences = new LinkedHashMap<>();
    different.forEach(file -> differences.put(file.path(), "its bytes"));
    if (!different.isEmpty()) {
      new PublishedFiles(invocation.targets())
          .read(
              released.targets(),
              different,
              found ->
                  found.forEach(
                      (path, file) ->
                          differences.put(
                              path, StagingComparison.difference(file, staging.file(path)))));
    }
    return differences.entrySet().stream()
        .map(
            one ->
                new Check(
                    "rebuild",
                    false,
                    one.getKey() + " is built otherwise by the tag: " + one.getValue()))
        .toList();
  }

  /** Of the tools that the build of the release was made with. */
  private List<Check> tools(Manifest manifest) {
    Tools here = workspace.tools();
    Tools there = manifest.tools();
    boolean same =
        here.java().equals(there.java())
            && here.maven().equals(there.maven())
            && here.releaseKit().equals(there.releaseKit());
    return same
        ? List.of()
        : List.of(
            new Check(
                "rebuild",
                true,
                "the tag is built by " + named(here) + ", the release was by " + named(there)));
  }

  private static String named(Tools tools) {
    return "Java "
        + tools.java()
        + ", Maven "
        + tools.maven()
        + " and release-kit "
        + tools.releaseKit();
  }

  private void build(PreparedRelease release, Released released, List<Check> checks) {
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
      List<String> leftOut =
          workspace.policy().assets().isAny() ? assets(manifest, checkout, staging) : List.of();
      checks.addAll(tools(manifest));
      checks.addAll(compared(released, staging, leftOut));
    } finally {
      Trees.delete(attempt);
    }
  }

  /** Adds them, and gives those that the build has made and that no commit holds. */
  private List<String> assets(Manifest manifest, Path checkout, Staging staging) {
    Set<String> committed = Set.copyOf(workspace.repository().paths(manifest.commit(), ""));
    return workspace
        .publishing()
        .assets()
        .add(staging, ReleaseAssets.Source.of(manifest, checkout))
        .entrySet()
        .stream()
        .filter(asset -> !asset.getValue().isEmpty() && !committed.contains(asset.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
