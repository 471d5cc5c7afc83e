package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.aether.artifact.DefaultArtifact;

/** The files of a release as the repositories hold them, downloaded past every cache (P8). */
public final class PublishedFiles {

  private final TargetRepositories repositories;

  public PublishedFiles(TargetRepositories repositories) {
    this.repositories = repositories;
  }

  /**
   * A file of a release, and what is there.
   *
   * @param location the URL of the repository it belongs to
   * @param found empty where the repository has not got it
   */
  public record Published(Artifact released, String location, Optional<Artifact> found) {

    /** What is wrong with it; empty where it is what was released. */
    public Optional<String> problem() {
      if (found.isEmpty()) {
        return Optional.of(released.path() + " is not at " + location);
      }
      return found.get().equals(released)
          ? Optional.empty()
          : Optional.of(
              released.path()
                  + " at "
                  + location
                  + " has SHA-256 "
                  + found.get().sha256()
                  + ", and was released with "
                  + released.sha256());
    }
  }

  /**
   * Downloads the files of a release, each from where its module goes.
   *
   * @throws io.github.releasekit.domain.ReleaseException when a repository does not answer
   */
  public List<Published> read(List<LedgerEvent.Target> targets, List<Artifact> files) {
    return read(targets, files, found -> {});
  }

  /**
   * As {@link #read(List, List)}.
   *
   * @param action gets what a repository has, by path; the files are gone afterwards
   */
  public List<Published> read(
      List<LedgerEvent.Target> targets, List<Artifact> files, Consumer<Map<String, Path>> action) {
    Map<String, Published> published = new LinkedHashMap<>();
    files.forEach(
        file ->
            published.put(file.path(), new Published(file, "any repository", Optional.empty())));
    wanted(targets, files)
        .forEach(
            (target, wanted) ->
                repositories.withFetched(
                    target,
                    wanted,
                    fetched -> {
                      Map<String, Path> found = new LinkedHashMap<>();
                      fetched.forEach((artifact, file) -> found.put(path(artifact), file.toPath()));
                      for (org.eclipse.aether.artifact.Artifact artifact : wanted) {
                        String path = path(artifact);
                        published.put(
                            path,
                            new Published(
                                published.get(path).released(),
                                target.location(),
                                Optional.ofNullable(found.get(path))
                                    .map(file -> Staging.measure(file, path))));
                      }
                      action.accept(found);
                    }));
    return List.copyOf(published.values());
  }

  /**
   * The signatures that a repository holds of files, by an earlier run or another machine.
   *
   * @param action gets them by the file that is signed; they are gone afterwards
   * @throws io.github.releasekit.domain.ReleaseException when the repository does not answer
   */
  public void signatures(
      SignatureForm form,
      DeploymentTarget target,
      List<StagedArtifact> signed,
      BiConsumer<StagedArtifact, Path> action) {
    Map<org.eclipse.aether.artifact.Artifact, StagedArtifact> wanted = new LinkedHashMap<>();
    signed.forEach(
        file ->
            wanted.put(
                new DefaultArtifact(
                    file.groupId(),
                    file.artifactId(),
                    file.classifier(),
                    file.extension() + form.suffix(),
                    file.version()),
                file));
    repositories.withFetched(
        target,
        List.copyOf(wanted.keySet()),
        fetched ->
            fetched.forEach(
                (artifact, file) -> action.accept(wanted.get(artifact), file.toPath())));
  }

  /**
   * What a repository holds under a name of a module.
   *
   * @param classifier empty for none
   * @return empty where it has nothing of that name
   * @throws io.github.releasekit.domain.ReleaseException when the repository does not answer
   */
  public Optional<byte[]> content(
      DeploymentTarget target, StagedModule module, String classifier, String extension) {
    List<byte[]> found = new ArrayList<>();
    repositories.withFetched(
        target,
        List.of(
            new DefaultArtifact(
                module.groupId(), module.artifactId(), classifier, extension, module.version())),
        fetched -> fetched.values().forEach(file -> found.add(read(file.toPath()))));
    return found.stream().findFirst();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The coordinates of files, by where their modules go, or all where there is one place. */
  static Map<DeploymentTarget, List<org.eclipse.aether.artifact.Artifact>> wanted(
      List<LedgerEvent.Target> targets, List<Artifact> files) {
    Map<String, DeploymentTarget> byModule = new LinkedHashMap<>();
    targets.forEach(
        target ->
            byModule.put(
                target.module(), new DeploymentTarget(target.repository(), target.location())));
    Set<DeploymentTarget> all = Set.copyOf(byModule.values());
    Optional<DeploymentTarget> only = all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    Map<DeploymentTarget, List<org.eclipse.aether.artifact.Artifact>> wanted =
        new LinkedHashMap<>();
    for (Artifact file : files) {
      coordinates(file.path())
          .ifPresent(
              found ->
                  Optional.ofNullable(
                          byModule.get(found.getGroupId() + ":" + found.getArtifactId()))
                      .or(() -> only)
                      .ifPresent(
                          target ->
                              wanted.computeIfAbsent(target, t -> new ArrayList<>()).add(found)));
    }
    return wanted;
  }

  /** Coordinates of a path of Maven's layout. */
  private static Optional<org.eclipse.aether.artifact.Artifact> coordinates(String path) {
    String[] names = path.split("/");
    if (names.length < 4) {
      return Optional.empty();
    }
    String name = names[names.length - 1];
    String version = names[names.length - 2];
    String artifactId = names[names.length - 3];
    String prefix = artifactId + "-" + version;
    int dot = name.indexOf('.', Math.min(prefix.length(), name.length()));
    if (!name.startsWith(prefix) || dot < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new DefaultArtifact(
            String.join(".", List.of(names).subList(0, names.length - 3)),
            artifactId,
            name.substring(prefix.length(), dot).replaceFirst("^-", ""),
            name.substring(dot + 1),
            version));
  }

  private static String path(org.eclipse.aether.artifact.Artifact artifact) {
    return StagedArtifact.path(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getClassifier(),
        artifact.getExtension());
  }
}
