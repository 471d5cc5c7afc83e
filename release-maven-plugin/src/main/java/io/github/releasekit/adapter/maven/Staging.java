package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.Attachments.Kind;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.material.Materials;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.artifact.ProjectArtifact;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.installation.InstallRequest;
import org.eclipse.aether.installation.InstallationException;
import org.eclipse.aether.repository.LocalRepository;

/**
 * A directory with the files that a deploy would upload: {@code repository/} in Maven's layout,
 * {@code index/} with a JSON document a module, and beside that those of its {@link Attachments}.
 */
public final class Staging {

  private static final String REPOSITORY = "repository";
  private static final String INDEX = "index";

  private final Path directory;

  public Staging(Path directory) {
    this.directory = directory;
  }

  /**
   * Stages a module that maven-deploy-plugin would deploy.
   *
   * @return its files; empty where it is not deployed
   * @throws ReleaseException when the module has no file of its own
   */
  public Optional<StagedModule> stage(
      RepositorySystem system, MavenSession session, MavenProject project) {
    DeploymentSettings settings = new DeploymentSettings(session, project);
    if (settings.skipped()) {
      return Optional.empty();
    }
    InstallRequest request = new InstallRequest();
    artifacts(project).forEach(request::addArtifact);
    try {
      List<StagedArtifact> staged = new ArrayList<>();
      for (org.eclipse.aether.artifact.Artifact artifact :
          system.install(installing(system, session), request).getArtifacts()) {
        staged.add(staged(artifact));
      }
      StagedModule module =
          new StagedModule(
              project.getGroupId(),
              project.getArtifactId(),
              project.getVersion(),
              settings.target().orElse(null),
              staged);
      Path index = directory.resolve(INDEX).resolve(module.fileName());
      Files.createDirectories(index.getParent());
      Files.write(index, Json.pretty(module));
      return Optional.of(module);
    } catch (InstallationException e) {
      throw new ReleaseException(
          "staging " + project.getId() + " failed: " + e.getMessage(),
          "make room and check the permissions of " + directory,
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One in which the staged files are the local repository: the resolver makes of a project's files
   * what it would deploy, as the consumer POM of Maven 4, and writes them without checksums.
   */
  private RepositorySystemSession installing(RepositorySystem system, MavenSession session) {
    DefaultRepositorySystemSession installing =
        new DefaultRepositorySystemSession(session.getRepositorySession());
    installing.setLocalRepositoryManager(
        system.newLocalRepositoryManager(
            installing, new LocalRepository(files().toFile(), "simple")));
    return installing;
  }

  Path directory() {
    return directory;
  }

  /** What the modules were built with. */
  public Resolutions resolutions() {
    return new Resolutions(directory);
  }

  /** Where an archive of all of it stands, or would. */
  public Path bundle() {
    return directory.resolve("bundle.zip");
  }

  /** Where the staged files are, in Maven's layout. */
  Path files() {
    return directory.resolve(REPOSITORY);
  }

  /** What the build has staged, module by module in the order of their names. */
  public List<StagedModule> built() {
    return documents(INDEX);
  }

  /** What the modules that are deployed were built from and with, where the build has kept that. */
  public List<Materials> materials() {
    Set<String> deployed =
        built().stream().map(StagedModule::key).collect(Collectors.toUnmodifiableSet());
    return resolutions().materials().stream()
        .filter(one -> deployed.contains(one.module().key()))
        .toList();
  }

  /** Makes the documents list the files as they are on disk now. */
  public void measureAnew() {
    for (String kind : List.of(INDEX, Kind.ASSETS.directory())) {
      for (StagedModule module : documents(kind)) {
        StagedModule measured =
            module.with(
                module.artifacts().stream()
                    .map(
                        one ->
                            new StagedArtifact(
                                one.groupId(),
                                one.artifactId(),
                                one.version(),
                                one.classifier(),
                                one.extension(),
                                measure(one.file().path())))
                    .toList());
        write(directory.resolve(kind).resolve(module.fileName()), Json.pretty(measured));
      }
    }
  }

  /** Leaves what was made of the release out of what is uploaded; the files themselves stay. */
  public void forgetAttestations() {
    Trees.delete(directory.resolve(Kind.ATTESTATIONS.directory()));
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is released, assets included, module by module; empty when nothing is. */
  public List<StagedModule> modules() {
    Map<String, StagedModule> assets =
        documents(Kind.ASSETS.directory()).stream()
            .collect(Collectors.toMap(StagedModule::key, Function.identity()));
    return built().stream()
        .map(
            module ->
                assets.containsKey(module.key())
                    ? module.with(
                        Stream.concat(
                                module.artifacts().stream(),
                                assets.get(module.key()).artifacts().stream())
                            .toList())
                    : module)
        .toList();
  }

  /** What was made of the release once its manifest was there. */
  public List<StagedModule> attestations() {
    return documents(Kind.ATTESTATIONS.directory());
  }

  /** What is released and what was made of it: all that is to be uploaded, but for signatures. */
  public List<StagedModule> unsigned() {
    return Stream.concat(modules().stream(), attestations().stream()).toList();
  }

  /**
   * The signatures of a form that stand beside staged files, module by module; what the build has
   * signed itself is left out.
   */
  public List<StagedModule> signatures(SignatureForm form) {
    return unsigned().stream()
        .map(
            module ->
                module.with(
                    module.unsigned(form).stream()
                        .filter(signed -> Files.isRegularFile(signature(form, signed)))
                        .map(signed -> signed.signature(form, measure(signed.signaturePath(form))))
                        .toList()))
        .toList();
  }

  /** Where the signature of a staged file stands, or would. */
  public Path signature(SignatureForm form, StagedArtifact signed) {
    return file(signed.signaturePath(form));
  }

  private List<StagedModule> documents(String name) {
    return documents(directory.resolve(name), StagedModule.class);
  }

  /** The JSON documents of a directory, in the order of their names; none where it is not there. */
  static <T> List<T> documents(Path index, Class<T> type) {
    if (!Files.isDirectory(index)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(index)) {
      List<T> documents = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        documents.add(Json.read(Files.readAllBytes(file), type, file.toString()));
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where each module goes that says so. */
  public List<LedgerEvent.Target> targets() {
    List<LedgerEvent.Target> targets = new ArrayList<>();
    for (StagedModule module : modules()) {
      DeploymentTarget target = module.target();
      if (target != null) {
        targets.add(new LedgerEvent.Target(module.key(), target.id(), target.location()));
      }
    }
    return targets;
  }

  /** The files that are staged, as they are on disk now, by path. */
  public List<Artifact> measured() {
    return measured(modules());
  }

  List<Artifact> measured(List<StagedModule> modules) {
    return artifacts(modules).stream().map(artifact -> measure(artifact.path())).toList();
  }

  /** The files that are released, as the documents list them, by path. */
  public List<Artifact> artifacts() {
    return artifacts(modules());
  }

  private static List<Artifact> artifacts(List<StagedModule> modules) {
    return modules.stream()
        .flatMap(module -> module.artifacts().stream())
        .map(StagedArtifact::file)
        .sorted(Comparator.comparing(Artifact::path))
        .toList();
  }

  /** What is at a path of Maven's layout; empty where there is nothing. */
  public Optional<byte[]> content(String path) {
    Path file = file(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The staged file at a path of Maven's layout. */
  public Path file(String path) {
    Path file = files().resolve(path).normalize();
    if (!file.startsWith(files().normalize())) {
      throw new ReleaseException(
          "'" + path + "' points out of the staging directory " + directory,
          "use a staging directory that release-kit made");
    }
    return file;
  }

  /** The staged file as it is on disk now. */
  public Artifact measure(String path) {
    return measure(file(path), path);
  }

  private StagedArtifact staged(org.eclipse.aether.artifact.Artifact artifact) {
    String path =
        StagedArtifact.path(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            artifact.getVersion(),
            artifact.getClassifier(),
            artifact.getExtension());
    return new StagedArtifact(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getClassifier(),
        artifact.getExtension(),
        measure(path));
  }

  /** The name that a file has in a repository. */
  static String fileName(org.eclipse.aether.artifact.Artifact artifact) {
    return StagedArtifact.fileName(
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getClassifier(),
        artifact.getExtension());
  }

  private static List<org.eclipse.aether.artifact.Artifact> artifacts(MavenProject project) {
    List<org.eclipse.aether.artifact.Artifact> artifacts = new ArrayList<>();
    artifacts.add(RepositoryUtils.toArtifact(new ProjectArtifact(project)));
    if (!project.getPackaging().equals("pom")) {
      if (project.getArtifact().getFile() == null || !project.getArtifact().getFile().isFile()) {
        throw new ReleaseException(
            project.getId() + " has no packaged file to release",
            "let -DpreparationGoals= include the package phase, as verify does");
      }
      artifacts.add(RepositoryUtils.toArtifact(project.getArtifact()));
    }
    project.getAttachedArtifacts().forEach(a -> artifacts.add(RepositoryUtils.toArtifact(a)));
    return artifacts;
  }

  /**
   * Size and digests of a file, in one read.
   *
   * @param path that it has, or would have, in Maven's layout
   */
  public static Artifact measure(Path file, String path) {
    MessageDigest sha256 = Digests.algorithm("SHA-256");
    MessageDigest sha512 = Digests.algorithm("SHA-512");
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
        sha512.update(buffer, 0, n);
        size += n;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HexFormat hex = HexFormat.of();
    return new Artifact(
        path.substring(path.lastIndexOf('/') + 1),
        path,
        size,
        hex.formatHex(sha256.digest()),
        hex.formatHex(sha512.digest()));
  }
}
