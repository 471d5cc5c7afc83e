package io.github.releasekit.its;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A project from the archetype, in a directory of its own, since a repository around it must not
 * count; with a bare remote {@code origin.git} and a Maven repository {@code releases} beside it.
 */
public final class Generated implements AutoCloseable {

  private static final String ARCHETYPE =
      "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";
  private static final Map<String, String> IDENTITY =
      Map.of(
          "GIT_AUTHOR_NAME", "Ada Lovelace",
          "GIT_AUTHOR_EMAIL", "ada@example.org",
          "GIT_COMMITTER_NAME", "Ada Lovelace",
          "GIT_COMMITTER_EMAIL", "ada@example.org");

  private static final Map<String, String> GITHUB =
      Map.of(
          "GITHUB_ACTIONS", "true",
          "GITHUB_ACTOR", "ada",
          "GITHUB_ACTOR_ID", "1815",
          "GITHUB_REPOSITORY", "example/hello",
          "GITHUB_RUN_ID", "42",
          "GITHUB_RUN_ATTEMPT", "1",
          "GITHUB_SERVER_URL", "https://github.com",
          "GITHUB_WORKFLOW_REF", "example/hello/.github/workflows/release.yml@refs/heads/main");

  private final Path place;
  private final Path project;
  private final Fixture maven;
  private final String localRepository;

  private Generated(Path place, String name, Fixture maven, String localRepository) {
    this.place = place;
    this.project = place.resolve(name);
    this.maven = maven;
    this.localRepository = localRepository;
  }

  /**
   * Generates a project {@code hello} of the group {@code org.example}.
   *
   * @param test the directory of the integration test
   * @param releaseKit the plugin's coordinates
   * @param properties of the archetype, as {@code -Dvariant=single}
   */
  public static Generated project(
      File test, File localRepository, String releaseKit, String... properties) {
    Generated generated = place(test, localRepository);
    Fixture.Result result = generated.generate(releaseKit, properties);
    if (result.exit() != 0) {
      generated.close();
      throw new AssertionError(result.log());
    }
    return generated;
  }

  /** A directory for a project that is not there yet. */
  public static Generated place(File test, File localRepository) {
    try {
      return new Generated(
          Files.createTempDirectory("generated"),
          "hello",
          new Fixture(test).withEnvironment(IDENTITY),
          localRepository.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs the archetype. */
  public Fixture.Result generate(String releaseKit, String... properties) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                ARCHETYPE,
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.github.releasekit",
                "-DarchetypeArtifactId=release-kit-archetype",
                "-DarchetypeVersion=" + releaseKit.substring(releaseKit.lastIndexOf(':') + 1),
                "-DgroupId=org.example",
                "-DartifactId=hello",
                "-DreleasesUrl=" + releasesUrl()));
    arguments.addAll(List.of(properties));
    return maven.maven(place, localRepository, arguments.toArray(String[]::new));
  }

  public Path place() {
    return place;
  }

  public Path project() {
    return project;
  }

  /** The Maven repository that releases go to. */
  public Path releases() {
    return place.resolve("releases");
  }

  public String releasesUrl() {
    return releases().toUri().toString().replaceFirst("/$", "");
  }

  /** The clone that the archetype has made. */
  public Fixture fixture() {
    return new Fixture(project.toFile());
  }

  /** Runs git on the remote. */
  public String remote(String... arguments) {
    return Fixture.gitIn(place.resolve("origin.git"), arguments);
  }

  /** Makes the bare remote. */
  public String makeRemote() {
    Fixture.gitIn(place, "init", "-q", "--bare", "-b", "main", "origin.git");
    return place.resolve("origin.git").toString();
  }

  /** Makes the bare remote, and pushes the first commit to it. */
  public Generated pushed() {
    fixture().git("remote", "add", "origin", makeRemote());
    fixture().git("push", "-q", "-u", "origin", "main");
    return this;
  }

  /** Runs Maven in the clone, which has to succeed; its log. */
  public String maven(String... arguments) {
    Fixture.Result result = tryMaven(arguments);
    if (result.exit() != 0) {
      throw new AssertionError(result.log());
    }
    return result.log();
  }

  /** Runs Maven in the clone. */
  public Fixture.Result tryMaven(String... arguments) {
    return maven.maven(project, localRepository, arguments);
  }

  /** The commands that the README shows, with the remote's URL filled in. */
  public List<String> commandsOfReadme() {
    String remote = place.resolve("origin.git").toString();
    return fixture()
        .read("README.md")
        .lines()
        .filter(line -> line.matches(" {4}(git|mvn) .*"))
        .map(line -> line.strip().replace(" URL", " " + remote))
        .toList();
  }

  /** All files of the project, but those of git, in order. */
  public List<String> files() {
    try (Stream<Path> walk = Files.walk(project)) {
      return walk.filter(path -> !path.equals(project))
          .filter(path -> !Files.isDirectory(path) || isEmpty(path))
          .map(path -> project.relativize(path).toString().replace('\\', '/'))
          .filter(path -> !path.startsWith(".git/") && !path.startsWith("target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A fresh clone, as a CI system makes one. */
  public Path checkout(String name) {
    Path checkout = place.resolve(name);
    Fixture.gitIn(place, "clone", "-q", "origin.git", checkout.toString());
    return checkout;
  }

  /**
   * Runs the scripts of a job of a GitHub workflow, word for word.
   *
   * @param values of the variables that the steps have, by their names
   */
  public void runGitHub(Path checkout, String workflow, String job, Map<String, String> values) {
    Map<?, ?> file = yaml(".github/workflows/" + workflow);
    Map<?, ?> steps = (Map<?, ?>) ((Map<?, ?>) file.get("jobs")).get(job);
    int scripts = 0;
    for (Object each : (List<?>) steps.get("steps")) {
      Map<?, ?> step = (Map<?, ?>) each;
      if (step.get("run") instanceof String script) {
        Map<String, String> environment = new HashMap<>(GITHUB);
        environment.putAll(given(file.get("env"), values));
        environment.putAll(given(step.get("env"), values));
        bash(checkout, script, environment);
        scripts++;
      }
    }
    if (scripts == 0) {
      throw new AssertionError(workflow + " has no script in " + job);
    }
  }

  private static Map<String, String> given(Object declared, Map<String, String> values) {
    Map<String, String> given = new HashMap<>();
    if (declared instanceof Map<?, ?> variables) {
      for (Object name : variables.keySet()) {
        String value = values.get(name.toString());
        if (value == null) {
          throw new AssertionError("the test has no value for " + name);
        }
        given.put(name.toString(), value);
      }
    }
    return given;
  }

  /**
   * Runs the scripts of a job of GitLab, with those of what it extends, word for word, at the
   * commit that the clone is at.
   *
   * @param values of variables that have no value in the file, or another one
   */
  public void runGitLab(Path checkout, String job, Map<String, String> values) {
    Map<?, ?> file = yaml(".gitlab-ci.yml");
    List<String> lines = new ArrayList<>();
    for (String part : List.of("before_script", "script")) {
      String name = job;
      while (!(((Map<?, ?>) file.get(name)).get(part) instanceof List<?>)) {
        name = ((Map<?, ?>) file.get(name)).get("extends").toString();
      }
      ((List<?>) ((Map<?, ?>) file.get(name)).get(part))
          .forEach(command -> lines.add(command.toString()));
    }
    Map<String, String> environment = new HashMap<>();
    ((Map<?, ?>) file.get("variables"))
        .forEach(
            (name, declared) ->
                environment.put(
                    name.toString(),
                    declared instanceof Map<?, ?> asked
                        ? asked.get("value").toString()
                        : declared.toString()));
    environment.putAll(values);
    environment.put("GITLAB_CI", "true");
    environment.put("CI_COMMIT_BRANCH", "main");
    environment.put("CI_COMMIT_SHA", fixture().git("rev-parse", "HEAD"));
    environment.put(
        "CI_PROJECT_URL", place.resolve("origin").toUri().toString().replaceFirst("/$", ""));
    environment.put("GITLAB_USER_NAME", "Ada Lovelace");
    environment.put("GITLAB_USER_EMAIL", "ada@example.org");
    environment.forEach(
        (name, value) -> {
          if (value.contains("$")) {
            throw new AssertionError("the test has no value for what " + name + " names: " + value);
          }
        });
    Fixture.gitIn(checkout, "checkout", "-q", "--detach", environment.get("CI_COMMIT_SHA"));
    bash(checkout, String.join("\n", lines), environment);
  }

  private Map<?, ?> yaml(String path) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(fixture().read(path));
  }

  /** Runs commands in the clone as somebody would type them. */
  public void type(List<String> commands) {
    bash(project, String.join("\n", commands), IDENTITY);
  }

  /**
   * Runs a script with bash, which has to succeed, as CI systems do; {@code mvn} is the Maven of
   * the test.
   */
  public String bash(Path directory, String script, Map<String, String> variables) {
    Path log = place.resolve("bash.log");
    try {
      Path file = Files.writeString(place.resolve("script.sh"), script);
      ProcessBuilder bash = new ProcessBuilder("bash", "-e", file.toString());
      bash.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
      bash.environment().put("CI", "true");
      bash.environment().put("GIT_CONFIG_GLOBAL", place.resolve("no-git-settings").toString());
      bash.environment().put("MAVEN_OPTS", Fixture.QUICK);
      bash.environment().putAll(variables);
      bash.environment()
          .merge("PATH", programs().toString(), (old, mvn) -> mvn + File.pathSeparator + old);
      int exit = bash.start().waitFor();
      String said = Files.readString(log, StandardCharsets.UTF_8);
      if (exit != 0) {
        throw new AssertionError(script + "\nended with " + exit + ":\n" + said);
      }
      return said;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path programs() throws IOException {
    Path programs = Files.createDirectories(place.resolve("programs"));
    Path mvn = programs.resolve("mvn");
    if (!Files.exists(mvn)) {
      String command = String.join("' '", maven.mavenCommand(localRepository));
      Files.writeString(mvn, "#!/bin/sh\nexec '" + command + "' \"$@\"\n");
      if (!mvn.toFile().setExecutable(true)) {
        throw new IOException(mvn + " cannot be made executable");
      }
    }
    return programs;
  }

  @Override
  public void close() {
    try (Stream<Path> walk = Files.walk(place)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        path.toFile().setWritable(true);
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> list = Files.list(directory)) {
      return list.findAny().isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
