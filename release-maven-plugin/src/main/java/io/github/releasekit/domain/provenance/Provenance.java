package io.github.releasekit.domain.provenance;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Materials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An in-toto statement (in-toto Attestation Framework 1, Statement) about the files of a release,
 * with a predicate of SLSA provenance (SLSA 1.0, provenance). It is of build level 1: it says what
 * was built from what, and no platform vouches for that.
 *
 * @param subject the files
 * @param predicate where they come from
 */
public record Provenance(
    String _type, List<Subject> subject, String predicateType, Predicate predicate) {

  public static final String STATEMENT = "https://in-toto.io/Statement/v1";
  public static final String PREDICATE = "https://slsa.dev/provenance/v1";

  /** How release-kit builds: what the parameters mean. */
  public static final String BUILD_TYPE =
      "https://github.com/release-kit/release-kit/provenance/maven/v1";

  private static final String BUILD_STEP = "build";

  public Provenance {
    subject = List.copyOf(subject);
    Objects.requireNonNull(predicate, "predicate");
  }

  /**
   * Where the files of a release come from.
   *
   * @param source URL of the repository, without credentials
   * @param build that has made them
   * @param tools that it was done with
   */
  public record Origin(String source, Build build, Tools tools) {}

  /**
   * A file.
   *
   * @param digest by algorithm, in lower-case hexadecimal
   */
  public record Subject(String name, Map<String, String> digest) {
    public Subject {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(digest, "digest");
    }
  }

  /** Where files come from. */
  public record Predicate(BuildDefinition buildDefinition, RunDetails runDetails) {
    public Predicate {
      Objects.requireNonNull(buildDefinition, "buildDefinition");
    }
  }

  /**
   * What was to be built.
   *
   * @param externalParameters what who has called the build could choose
   * @param internalParameters what has built it
   */
  public record BuildDefinition(
      String buildType,
      Map<String, Object> externalParameters,
      Map<String, String> internalParameters,
      List<Resource> resolvedDependencies) {
    public BuildDefinition {
      resolvedDependencies = List.copyOf(resolvedDependencies);
    }
  }

  /** Something that the build has used. */
  public record Resource(String uri, Map<String, String> digest) {
    public Resource {
      Objects.requireNonNull(digest, "digest");
    }
  }

  /** Who has built it, and when. */
  public record RunDetails(Builder builder, Map<String, String> metadata) {}

  /**
   * @param id URI of it
   * @param version by component
   */
  public record Builder(String id, Map<String, String> version) {}

  /**
   * Of the files of a release.
   *
   * @param origin of the files
   * @param artifacts that it is about
   * @param isOriginal whether that is the build of the manifest, whose times it has
   * @param materials of every module
   */
  public static Provenance of(
      Manifest manifest,
      Origin origin,
      List<Artifact> artifacts,
      boolean isOriginal,
      Collection<Materials> materials) {
    Build build = origin.build();
    String uri = "git+" + origin.source() + "@refs/tags/" + manifest.tag();
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("source", uri);
    parameters.put("goals", build.goals());
    parameters.put("profiles", build.profiles());
    parameters.put("properties", build.properties());
    Map<String, String> tools = new LinkedHashMap<>();
    tools.put("maven", origin.tools().maven());
    tools.put("java", origin.tools().java());
    tools.put("git", origin.tools().git());
    Map<String, String> metadata = new LinkedHashMap<>();
    Optional.ofNullable(build.run()).ifPresent(run -> metadata.put("invocationId", run));
    if (isOriginal) {
      times(manifest, metadata);
    }
    List<Resource> resources = new ArrayList<>();
    resources.add(new Resource(uri, Map.of("gitCommit", manifest.commit())));
    resources.addAll(resources(materials));
    return new Provenance(
        STATEMENT,
        names(artifacts).entrySet().stream()
            .map(one -> new Subject(one.getKey(), Map.of("sha256", one.getValue().sha256())))
            .toList(),
        PREDICATE,
        new Predicate(
            new BuildDefinition(BUILD_TYPE, parameters, tools, resources),
            new RunDetails(
                new Builder(build.builder(), Map.of("release-kit", origin.tools().releaseKit())),
                metadata)));
  }

  /** Files by their names, or their paths where several have the same name. */
  private static Map<String, Artifact> names(List<Artifact> files) {
    Map<String, Artifact> named = new LinkedHashMap<>();
    for (Artifact file : files) {
      boolean isUnique = files.stream().filter(one -> one.name().equals(file.name())).count() == 1;
      named.put(isUnique ? file.name() : file.path(), file);
    }
    return named;
  }

  private static void times(Manifest manifest, Map<String, String> metadata) {
    manifest.steps().stream()
        .filter(step -> step.id().equals(BUILD_STEP))
        .reduce((first, last) -> last)
        .ifPresent(
            step -> {
              Instant start = Instant.parse(step.startedAt());
              metadata.put("startedOn", start.toString());
              metadata.put(
                  "finishedOn",
                  start.plus(Duration.ofMillis(Math.round(step.seconds() * 1000))).toString());
            });
  }

  /** Dependencies and plugins by their package URLs, without what the build has made itself. */
  private static Collection<Resource> resources(Collection<Materials> materials) {
    Map<String, Resource> resources = new TreeMap<>();
    List<String> own = materials.stream().map(one -> one.module().key()).toList();
    materials.stream()
        .flatMap(one -> Stream.concat(one.dependencies().stream(), one.plugins().stream()))
        .filter(material -> !own.contains(material.key()))
        .forEach(material -> resources.put(material.purl(), resource(material)));
    return resources.values();
  }

  private static Resource resource(Material material) {
    return new Resource(
        material.purl(),
        material.sha256().isEmpty() ? Map.of() : Map.of("sha256", material.sha256()));
  }

  /**
   * What is wrong with it as provenance of a release.
   *
   * @param released the files of the release
   */
  public List<String> problems(Manifest manifest, List<Artifact> released) {
    List<String> problems = new ArrayList<>();
    if (!STATEMENT.equals(_type) || !PREDICATE.equals(predicateType)) {
      return List.of("it is a statement of another kind, " + predicateType);
    }
    Map<String, String> stated = new LinkedHashMap<>();
    subject.forEach(one -> stated.put(one.name(), one.digest().getOrDefault("sha256", "")));
    names(released)
        .forEach(
            (name, file) -> {
              String digest = stated.remove(name);
              if (!file.sha256().equals(digest)) {
                problems.add(
                    digest == null
                        ? name + " is not among its subjects"
                        : "its subject " + name + " has SHA-256 " + digest);
              }
            });
    stated.keySet().forEach(name -> problems.add("its subject " + name + " was not released"));
    boolean ofCommit =
        predicate.buildDefinition().resolvedDependencies().stream()
            .anyMatch(one -> manifest.commit().equals(one.digest().get("gitCommit")));
    if (!ofCommit) {
      problems.add("it names another commit than " + manifest.commit());
    }
    return problems;
  }
}
