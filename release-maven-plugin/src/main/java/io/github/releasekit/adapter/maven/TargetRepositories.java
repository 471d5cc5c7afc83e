package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.version.Version;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The Maven repositories that releases go to, with the credentials and proxies of settings.xml.
 * What they hold is read past every cache.
 */
public final class TargetRepositories {

  /** Of a transfer, all tries together. */
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final Retries retries;
  private final RepositoryReader reader;

  /**
   * @param retries of transfers that failed for what may pass by itself
   */
  public TargetRepositories(
      RepositorySystem system, RepositorySystemSession session, Retries retries) {
    this.system = system;
    this.session = session;
    this.retries = retries;
    this.reader = new RepositoryReader(system, session);
  }

  /** The same, their retries told to a listener more. */
  public TargetRepositories telling(Consumer<Retried> listener) {
    return new TargetRepositories(system, session, retries.with(listener));
  }

  /** The same, of which each answer is waited for no longer than this. */
  public TargetRepositories within(Duration limit) {
    DefaultRepositorySystemSession hasty = new DefaultRepositorySystemSession(session);
    hasty.setConfigProperty(ConfigurationProperties.CONNECT_TIMEOUT, (int) limit.toMillis());
    hasty.setConfigProperty(ConfigurationProperties.REQUEST_TIMEOUT, (int) limit.toMillis());
    return new TargetRepositories(system, hasty, retries);
  }

  /**
   * Asks for the POM of each module in a version.
   *
   * @return the coordinates that are there
   * @throws ReleaseException when a repository does not answer
   */
  public List<String> held(Reactor reactor, Version version) {
    Map<DeploymentTarget, List<Artifact>> wanted = new LinkedHashMap<>();
    for (ReactorModule module : reactor.modules()) {
      module
          .target()
          .ifPresent(
              target ->
                  wanted
                      .computeIfAbsent(target, t -> new ArrayList<>())
                      .add(
                          new DefaultArtifact(
                              module.groupId(), module.artifactId(), "pom", version.toString())));
    }
    return held(wanted);
  }

  /**
   * Asks for the files of a release, each where its module goes.
   *
   * @return the coordinates that are there
   * @throws ReleaseException when a repository does not answer
   */
  public List<String> held(
      List<LedgerEvent.Target> targets, List<io.github.releasekit.domain.event.Artifact> files) {
    return held(PublishedFiles.wanted(targets, files));
  }

  /** Whether a repository has an artifact. */
  boolean holds(DeploymentTarget target, Artifact artifact) {
    return !held(Map.of(target, List.of(artifact))).isEmpty();
  }

  private List<String> held(Map<DeploymentTarget, List<Artifact>> wanted) {
    Set<String> held = new LinkedHashSet<>();
    wanted.forEach(
        (target, artifacts) ->
            withFetched(
                target,
                artifacts,
                fetched ->
                    fetched.keySet().forEach(a -> held.add(name(a) + " at " + target.location()))));
    return List.copyOf(held);
  }

  private static String name(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
  }

  /**
   * Finds out which staged files a repository holds already. One of which only the beginning is
   * there was cut off while it was uploaded.
   *
   * @return those it lacks, or holds the beginning of
   * @throws ReleaseException when it holds one with other bytes, or does not answer
   */
  public List<StagedArtifact> missing(
      DeploymentTarget target, List<StagedArtifact> artifacts, Staging staging) {
    Map<Artifact, StagedArtifact> byCoordinates = new LinkedHashMap<>();
    artifacts.forEach(staged -> byCoordinates.put(coordinates(staged), staged));
    Map<Artifact, StagedArtifact> missing = new LinkedHashMap<>(byCoordinates);
    withFetched(
        target,
        List.copyOf(byCoordinates.keySet()),
        fetched ->
            fetched.forEach(
                (artifact, file) -> {
                  if (isWhole(target, byCoordinates.get(artifact), file.toPath(), staging)) {
                    missing.remove(artifact);
                  }
                }));
    return List.copyOf(missing.values());
  }

  /**
   * Uploads staged files in one request; checksums and metadata are the resolver's, but for the
   * default version where this is one of an older line. What arrived before a connection broke is
   * not uploaded again.
   */
  public void upload(DeploymentTarget target, List<StagedArtifact> artifacts, Staging staging) {
    List<StagedArtifact> left = new ArrayList<>(artifacts);
    AtomicInteger attempts = new AtomicInteger();
    trying(
        target,
        () -> {
          if (attempts.incrementAndGet() > 1) {
            left.retainAll(missing(target, artifacts, staging));
          }
          if (!left.isEmpty()) {
            deploy(target, request(target, left, staging));
          }
        });
    if (attempts.get() > 1 || isMovedBack(target, artifacts)) {
      list(target, artifacts);
    }
  }

  /** One module speaks for all, which have the same versions. */
  private boolean isMovedBack(DeploymentTarget target, List<StagedArtifact> artifacts) {
    AtomicBoolean moved = new AtomicBoolean();
    artifacts.stream()
        .findFirst()
        .ifPresent(
            module ->
                trying(
                    target,
                    () ->
                        RepositoryReader.inTemporaryDirectory(
                            temporary ->
                                moved.set(
                                    reader
                                        .metadata(temporary, target, repository(target), module)
                                        .isMovedBackBy(module.version())))));
    return moved.get();
  }

  private DeployRequest request(
      DeploymentTarget target, List<StagedArtifact> artifacts, Staging staging) {
    DeployRequest request = new DeployRequest().setRepository(repository(target));
    artifacts.forEach(
        staged ->
            request.addArtifact(
                coordinates(staged).setFile(staging.file(staged.file().path()).toFile())));
    return request;
  }

  /**
   * Does some work, again while it fails for what may pass by itself.
   *
   * @throws ReleaseException the last failure
   */
  private void trying(DeploymentTarget target, Runnable work) {
    Tries tries = retries.begin(target.location(), DEADLINE);
    while (true) {
      try {
        work.run();
        return;
      } catch (ReleaseException e) {
        if (!TransferFailure.isPassing(e.getCause())
            || !tries.again(PlainText.line(e.getCause().getMessage()))) {
          throw e;
        }
      }
    }
  }

  private void deploy(DeploymentTarget target, DeployRequest request) {
    try {
      system.deploy(session, request);
    } catch (DeploymentException e) {
      throw new ReleaseException(
          "uploading to " + target + " failed: " + e.getMessage(),
          "check the server '"
              + target.id()
              + "' in settings.xml, then run mvn release-kit:perform"
              + " again: what is there already is not uploaded twice",
          e);
    }
  }

  /**
   * Lists modules in {@code maven-metadata.xml} whose files are all there: an upload that was cut
   * off after the files and before the metadata left them out. The default version stays the
   * highest.
   */
  public void list(DeploymentTarget target, List<StagedArtifact> present) {
    if (!present.isEmpty()) {
      trying(target, () -> addToMetadata(target, present));
    }
  }

  private void addToMetadata(DeploymentTarget target, List<StagedArtifact> present) {
    RemoteRepository repository = repository(target);
    RepositoryReader.inTemporaryDirectory(
        temporary -> {
          DeployRequest request = new DeployRequest().setRepository(repository);
          for (StagedArtifact module : byModule(present)) {
            VersionMetadata metadata = reader.metadata(temporary, target, repository, module);
            if (!metadata.lists(module.version()) || metadata.isMovedBackBy(module.version())) {
              Path file = temporary.resolve(request.getMetadata().size() + ".xml");
              metadata.add(module.version(), file);
              request.addMetadata(RepositoryReader.metadata(module).setFile(file.toFile()));
            }
          }
          if (!request.getMetadata().isEmpty()) {
            deploy(target, request);
          }
        });
  }

  /** One artifact a module. */
  private static List<StagedArtifact> byModule(List<StagedArtifact> artifacts) {
    Map<String, StagedArtifact> modules = new LinkedHashMap<>();
    artifacts.forEach(a -> modules.putIfAbsent(a.groupId() + ":" + a.artifactId(), a));
    return List.copyOf(modules.values());
  }

  /**
   * Whether a file there is the staged one, or the beginning of it.
   *
   * @throws ReleaseException when it is another
   */
  private static boolean isWhole(
      DeploymentTarget target, StagedArtifact artifact, Path there, Staging staging) {
    String path = artifact.file().path();
    try {
      long same = Files.mismatch(there, staging.file(path));
      if (same < 0 || same == Files.size(there)) {
        return same < 0;
      }
      if (artifact.isMadeAnew() && artifact.isCutOff(Files.readAllBytes(there))) {
        return false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new ReleaseException(
        target.location()
            + " holds "
            + path
            + " with SHA-256 "
            + Staging.measure(there, path).sha256()
            + ", the release has "
            + staging.measure(path).sha256(),
        "find out who deployed it; release a new version with mvn release-kit:prepare"
            + " -Dbump=patch");
  }

  /** Gives those of some artifacts that a repository has, which are gone afterwards. */
  void withFetched(
      DeploymentTarget target, List<Artifact> artifacts, Consumer<Map<Artifact, File>> action) {
    trying(target, () -> reader.fetch(target, repository(target), artifacts, action));
  }

  private RemoteRepository repository(DeploymentTarget target) {
    return repository(system, session, target);
  }

  /**
   * A target with the credentials and the proxy of settings.xml.
   *
   * @throws ReleaseException when its URL carries credentials
   */
  static RemoteRepository repository(
      RepositorySystem system, RepositorySystemSession session, DeploymentTarget target) {
    if (!target.url().equals(target.location())) {
      throw new ReleaseException(
          "the URL of repository " + target + " carries credentials",
          "move them to <server><id>" + target.id() + "</id> in settings.xml");
    }
    return system.newDeploymentRepository(
        session, new RemoteRepository.Builder(target.id(), "default", target.url()).build());
  }

  private static DefaultArtifact coordinates(StagedArtifact staged) {
    return new DefaultArtifact(
        staged.groupId(),
        staged.artifactId(),
        staged.classifier(),
        staged.extension(),
        staged.version());
  }
}
