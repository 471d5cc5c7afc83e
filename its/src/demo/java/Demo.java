import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shows a release from beginning to end: a project from the archetype, a git remote and a Maven
 * repository on disk, a feature and a fix, {@code plan}, {@code prepare} and {@code perform}; then
 * a fix that main has already, released without what main has besides.
 */
public final class Demo {

  private static final String NAME = "hello";
  private static final String PREVIOUS = "1.0.0";

  private final Path directory;
  private final Path project;
  private final Path remote;
  private final Path repository;
  private final Path plan;
  private final String version;
  private final List<String> maven;

  /**
   * Takes the directory of the demo, the version of release-kit, and of the running Maven the home,
   * the local repository and the settings.
   */
  private Demo(String... arguments) {
    directory = Path.of(arguments[0]).toAbsolutePath().normalize();
    project = directory.resolve(NAME);
    remote = directory.resolve("origin.git");
    repository = directory.resolve("repository");
    plan = directory.resolve("plan.txt");
    version = arguments[1];
    maven = maven(Path.of(arguments[2]), arguments[3], arguments[4]);
  }

  public static void main(String[] arguments) {
    try {
      new Demo(arguments).run();
    } catch (Stop | IOException e) {
      System.err.println("The demo stopped: " + e);
      System.exit(1);
    }
  }

  private void run() throws IOException {
    startAfresh();
    require(directory, List.of("git", "version"));
    title("A new project from the archetype");
    generate();
    title("A remote, a feature and a fix");
    connect();
    work();
    title("mvn release-kit:plan");
    mvn("-q", "release-kit:plan", "-Doutput=" + plan);
    print(Files.readString(plan));
    title("mvn release-kit:prepare release-kit:perform");
    mvn("release-kit:prepare", "release-kit:perform");
    report();
    title("A hotfix in two commands");
    String fix = keepWorking();
    mvn("release-kit:hotfix-start", "-Dcommits=" + fix);
    mvn("release-kit:hotfix-finish", "release-kit:perform");
    reportHotfix();
    Files.createFile(directory.resolve("done"));
  }

  private void startAfresh() throws IOException {
    delete(directory);
    Files.createDirectories(directory);
    Files.writeString(
        gitSettings(),
        """
        [user]
        \tname = Demo
        \temail = demo@example.com
        """);
  }

  private void generate() {
    List<String> command = new ArrayList<>(maven);
    command.addAll(
        List.of(
            "-q",
            "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
            "-DarchetypeCatalog=local",
            "-DarchetypeGroupId=io.github.releasekit",
            "-DarchetypeArtifactId=release-kit-archetype",
            "-DarchetypeVersion=" + version,
            "-DgroupId=org.example",
            "-DartifactId=" + NAME,
            "-Dversion=1.0.1-SNAPSHOT",
            "-DreleasesUrl=" + repository.toUri()));
    show(directory, command);
  }

  /** Makes the project one that was released before and has a remote. */
  private void connect() throws IOException {
    require(directory, List.of("git", "init", "--quiet", "--bare", remote.toString()));
    git("config", "user.name", "Demo");
    git("config", "user.email", "demo@example.com");
    git("config", "core.autocrlf", "false");
    git("tag", "-a", "-m", NAME + " " + PREVIOUS, "v" + PREVIOUS);
    git("remote", "add", "origin", remote.toUri().toString());
    git("push", "--quiet", "-u", "origin", "main", "v" + PREVIOUS);
  }

  private void work() throws IOException {
    Path greeting = project.resolve("core/src/main/java/org/example/core/Greeting.java");
    replace(
        greeting,
        "  public String text() {",
        """
          public String farewell() {
            return "Goodbye, " + name + "!";
          }

          public String text() {\
        """);
    git("commit", "--quiet", "-a", "-m", "feat(core): say goodbye");
    replace(greeting, "+ name + \"!\"", "+ name.strip() + \"!\"");
    git("commit", "--quiet", "-a", "-m", "fix(core): ignore blanks around a name");
    git("push", "--quiet");
    print(git("log", "--oneline", "--decorate"));
  }

  private void report() throws IOException {
    String planned = Files.readString(plan);
    String released = find("(\\S+) \\(\\w+\\), tag ", planned);
    String tag = find(", tag (\\S+)", planned);
    title("Released " + NAME + " " + released);
    print("because " + find("because (.*)", planned));
    heading("Changelog");
    print(section(git("show", tag + ":CHANGELOG.md"), released));
    heading("Tag " + tag + " on " + remote);
    print(git("--git-dir=" + remote, "for-each-ref", "--format=%(contents)", "refs/tags/" + tag));
    heading("Deployed to " + repository);
    deployed().forEach(Demo::print);
    heading("Manifest");
    print(project.resolve("target/release-kit/" + released + "/manifest.json").toString());
    print(
        "and in the ledger: git show refs/release-kit/ledger:releases/"
            + released
            + "/manifest.json");
    heading("Look around");
    print("cd " + project);
    print("git log --oneline --decorate");
    print("mvn release-kit:status");
    System.out.println();
  }

  /** Commits what is for the next release, and a fix that cannot wait; the fix's object id. */
  private String keepWorking() throws IOException {
    Path greeting = project.resolve("core/src/main/java/org/example/core/Greeting.java");
    replace(greeting, "Goodbye", "Farewell");
    git("commit", "--quiet", "-a", "-m", "feat(core)!: say farewell");
    Path blank = project.resolve("core/src/main/java/org/example/core/Blank.java");
    Files.writeString(
        blank,
        """
        package org.example.core;

        /** A name that says nothing. */
        public final class Blank {

          private Blank() {}

          public static boolean is(String name) {
            return name.strip().isEmpty();
          }
        }
        """);
    git("add", blank.toString());
    git("commit", "--quiet", "-m", "fix(core): know a name that says nothing");
    git("push", "--quiet");
    print(git("log", "-2", "--oneline"));
    return git("rev-parse", "HEAD").strip();
  }

  private void reportHotfix() throws IOException {
    heading("Branches and tags");
    print(git("log", "-8", "--graph", "--oneline", "--decorate"));
    heading("Deployed to " + repository);
    deployed().forEach(Demo::print);
    System.out.println();
  }

  private List<String> deployed() throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> repository.relativize(file).toString())
          .filter(name -> !name.matches(".*\\.(md5|sha1|sha256|sha512)"))
          .sorted()
          .toList();
    }
  }

  private static List<String> maven(Path home, String localRepository, String settings) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> command = new ArrayList<>();
    command.add(home.resolve(windows ? "bin/mvn.cmd" : "bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + localRepository));
    if (Files.isRegularFile(Path.of(settings))) {
      command.addAll(List.of("-s", settings));
    }
    return command;
  }

  private void mvn(String... arguments) {
    List<String> command = new ArrayList<>(maven);
    command.addAll(List.of(arguments));
    show(project, command);
  }

  private String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return require(project, command);
  }

  /** Runs a command that people may watch. */
  private void show(Path where, List<String> command) {
    Process process = start(process(where, command).inheritIO(), command);
    if (exit(process) != 0) {
      throw new Stop(String.join(" ", command) + " failed in " + where);
    }
  }

  /** Runs a command for what it prints. */
  private String require(Path where, List<String> command) throws IOException {
    Process process = start(process(where, command).redirectErrorStream(true), command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exit(process) != 0) {
      throw new Stop(String.join(" ", command) + " failed in " + where + ":\n" + said);
    }
    return said;
  }

  /** Keeps the user's git settings, and the repository around the demo, out of it. */
  private ProcessBuilder process(Path where, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", gitSettings().toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CEILING_DIRECTORIES", directory.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private Path gitSettings() {
    return directory.resolve("gitconfig");
  }

  private static Process start(ProcessBuilder builder, List<String> command) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Stop(command.get(0) + " cannot be run; install it and put it on the PATH");
    }
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stop("it was interrupted");
    }
  }

  private static void replace(Path file, String old, String text) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, text));
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        file.toFile().setWritable(true);
        Files.delete(file);
      }
    }
  }

  /** The part of a changelog that is about one version. */
  private static String section(String changelog, String version) {
    return find("(?s)(## \\[" + Pattern.quote(version) + "].*?)(?:\\R## |\\R\\[|\\z)", changelog);
  }

  /** The group of a pattern in a text. */
  private static String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new Stop("this was expected to match " + pattern + ":\n" + text);
    }
    return matcher.group(1);
  }

  private static void title(String text) {
    System.out.println("\n" + "=".repeat(72) + "\n" + text + "\n" + "=".repeat(72));
  }

  private static void heading(String text) {
    System.out.println("\n" + text);
  }

  private static void print(String text) {
    text.strip().lines().map(line -> ("  " + line).stripTrailing()).forEach(System.out::println);
  }

  /** Why the demo cannot go on. */
  private static final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1;

    Stop(String message) {
      super(message);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
