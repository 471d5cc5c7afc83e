package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.SourceArchive;
import io.github.releasekit.adapter.maven.Attachments.Kind;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.report.ReportFiles;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.material.Materials;
import io.github.releasekit.domain.material.Sbom;
import io.github.releasekit.domain.material.SbomFormat;
import io.github.releasekit.extension.SbomWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is released besides what modules' builds make: sources, bills of materials, any files (P3,
 * X2). The same sources make the same, but for files that the build makes anew each time.
 *
 * @param root {@code groupId:artifactId} of the module that they are published with
 * @param sboms writes bills of materials; asked for where there are to be any
 */
public record ReleaseAssets(
    GitRepository repository, AssetPolicy policy, String root, Supplier<SbomWriter> sboms) {

  /** The name of a source archive, after artifact and version, as Apache's projects have it. */
  private static final String SOURCES = "src";

  /** A file's name as classifier and extension. */
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z0-9_-]{1,100})\\.([A-Za-z0-9_-]{1,50}(?:\\.[A-Za-z0-9_-]{1,50}){0,3})");

  /**
   * What they are made of.
   *
   * @param checkout in which the release was built
   * @param time of the release
   * @param tool the version of release-kit that has made the release
   */
  public record Source(Path checkout, String commit, Instant time, String tool) {

    /** That of a release which is built again. */
    public static Source of(Manifest manifest, Path checkout) {
      return new Source(
          checkout,
          manifest.commit(),
          Instant.parse(manifest.createdAt()),
          manifest.tools().releaseKit());
    }
  }

  /**
   * Puts them beside what is staged, in place of those of an earlier run.
   *
   * @return where each of them was taken from or made of, by its path in Maven's layout: a path
   *     from the root of the repository, or nothing where this has made it
   * @throws ReleaseException when a file that the policy names is not there, or has a name that
   *     artifacts cannot have; or the root module is not deployed
   */
  public Map<String, String> add(Staging staging, Source source) {
    Attachments attachments = new Attachments(staging, Kind.ASSETS);
    StagedModule module = root(staging);
    Map<String, String> added = new LinkedHashMap<>();
    if (policy.sourceArchive()) {
      Path file = attachments.file(module, SOURCES, SourceArchive.EXTENSION);
      new SourceArchive(repository)
          .write(source.commit(), module.artifactId() + "-" + module.version(), file);
      added.put(path(attachments.add(module, SOURCES, SourceArchive.EXTENSION)), "");
    }
    sboms(staging, attachments, module, source).forEach(artifact -> added.put(path(artifact), ""));
    added.putAll(files(attachments, module, source.checkout()));
    attachments.save();
    requireRoomForAttestations(staging, module);
    return added;
  }

  private static String path(StagedArtifact artifact) {
    return artifact.file().path();
  }

  private StagedModule root(Staging staging) {
    return find(staging, root)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "assets are published with " + root + ", which is not deployed",
                    "let it be deployed, or remove 'assets' from release-kit.yml"));
  }

  /** The module that a release's assets are published with; empty where that is not deployed. */
  public static Optional<StagedModule> find(Staging staging, String root) {
    return staging.built().stream().filter(module -> module.key().equals(root)).findFirst();
  }

  /** One a module, and that of the root of everything; what a build makes itself stays. */
  private List<StagedArtifact> sboms(
      Staging staging, Attachments attachments, StagedModule rootModule, Source source) {
    if (policy.sboms().isEmpty()) {
      return List.of();
    }
    SbomWriter writer = sboms.get();
    List<Materials> materials = staging.materials();
    List<StagedArtifact> added = new ArrayList<>();
    for (Materials one : materials) {
      boolean isRoot = one.module().key().equals(rootModule.key());
      if (!isRoot && one.module().extension().equals("pom")) {
        continue;
      }
      StagedModule module = find(staging, one.module().key()).orElseThrow();
      Sbom sbom =
          isRoot
              ? Sbom.aggregate(one.module(), materials, source.time(), source.tool())
              : Sbom.of(one, source.time(), source.tool());
      for (SbomFormat format : policy.sboms()) {
        if (!attachments.isTaken(module, format.classifier(), format.extension())) {
          added.add(
              attachments.add(
                  module, format.classifier(), format.extension(), writer.write(format, sbom)));
        }
      }
    }
    return added;
  }

  private Map<String, String> files(Attachments attachments, StagedModule module, Path checkout) {
    Set<Path> found = new LinkedHashSet<>();
    policy.files().forEach(pattern -> found.addAll(matching(checkout, pattern)));
    Map<String, String> added = new LinkedHashMap<>();
    for (Path file : found) {
      String name = file.getFileName().toString();
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        throw new ReleaseException(
            "asset '" + name + "' has a name that artifacts cannot have",
            "name it with letters, digits, _ and -, and with an extension, as benchmarks.json");
      }
      try {
        Files.copy(
            file,
            attachments.file(module, matcher.group(1), matcher.group(2)),
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      added.put(
          path(attachments.add(module, matcher.group(1), matcher.group(2))),
          checkout.relativize(file).toString().replace('\\', '/'));
    }
    return added;
  }

  private static List<Path> matching(Path checkout, String pattern) {
    List<Path> found =
        new ReportFiles(checkout, List.of())
            .matching(List.of(pattern)).stream()
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
    if (found.isEmpty()) {
      throw new ReleaseException(
          "'files' of 'assets' names " + pattern + ", and the release has no such file",
          "correct it in release-kit.yml; paths are from the root of the repository, after the build");
    }
    return found;
  }

  /** What is made once the manifest is frozen finds its names free, and others' told apart. */
  private void requireRoomForAttestations(Staging staging, StagedModule module) {
    Attachments later = new Attachments(staging, Kind.ATTESTATIONS);
    Attestation.of(policy).forEach(one -> later.file(module, one.classifier(), one.extension()));
    if (policy.checksums()) {
      Checksums.named(staging.artifacts());
    }
  }
}
