package io.github.releasekit.benchmark;

import io.github.releasekit.benchmark.Program.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Measures goals as a user runs them, each a Maven of its own, beside the floor of the same run and
 * other programs that do the same work.
 */
public final class WholeProcesses {

  private static final int SHORT = 1_000;
  private static final List<Integer> HISTORIES = List.of(SHORT, 10_000, 100_000);
  private static final int LONGEST = 100_000;
  private static final int LARGEST = 500;
  private static final int TYPICAL = 100;
  private static final String VALIDATE = "`mvn validate`";
  private static final String EVALUATE = "`mvn help:evaluate`";
  private static final String PREPARE = "`prepare`, nothing built";
  private static final String NEW_VERSION = "9.0.0-SNAPSHOT";

  /** Sizes in which gitflow is measured, which takes the longest. */
  private static final Set<Integer> GITFLOW_MODULES = Set.of(1, TYPICAL);

  private final Maven maven;
  private final String evaluate;
  private final Optional<Peers> peers;
  private final Results results;
  private final int mostModules = Integer.getInteger("benchmark.modules");
  private final int mostCommits = Integer.getInteger("benchmark.commits");

  private WholeProcesses(Results results) throws IOException {
    this.results = results;
    maven =
        new Maven(
            path("benchmark.mavenHome"),
            path("benchmark.settings"),
            path("benchmark.localRepository"));
    evaluate = System.getProperty("benchmark.evaluate");
    peers =
        Boolean.getBoolean("benchmark.peers")
            ? Optional.of(
                new Peers(maven, Peers.install(path("benchmark.npm"), path("benchmark.node"))))
            : Optional.empty();
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath();
  }

  /** A table that can be measured. */
  private interface Measurement {
    void run() throws IOException;
  }

  /** Takes how often each process is run, and a pattern of the tables. */
  public static void main(String[] arguments) throws IOException {
    Results results = Results.of(Integer.parseInt(arguments[0]));
    WholeProcesses processes = new WholeProcesses(results);
    Map<String, Measurement> tables = new LinkedHashMap<>();
    tables.put("plan", processes::plan);
    tables.put("prepare", processes::prepare);
    tables.put("release", processes::release);
    tables.put("bump", processes::bump);
    tables.put("changelog", processes::changelog);
    tables.keySet().removeIf(table -> !Pattern.matches(arguments[1], table));
    processes.requireWhole();
    results.requirePlaces(List.copyOf(tables.keySet()));
    processes.download();
    for (Measurement table : tables.values()) {
      table.run();
    }
  }

  /** Figures of a part are not written into the pages. */
  private void requireWhole() {
    if (results.written() && (peers.isEmpty() || mostModules < LARGEST || mostCommits < LONGEST)) {
      throw new IllegalArgumentException(
          "benchmark.write writes what was measured in all sizes and beside the peers: leave"
              + " benchmark.modules, benchmark.commits and benchmark.peers out");
    }
  }

  /** Runs all goals once with a network, for what Maven has yet to download. */
  private void download() throws IOException {
    GeneratedProject project = GeneratedProject.buildable(SHORT, 2);
    online(project, List.of(evaluate, "-Dexpression=project.version"));
    online(project, List.of("clean", "deploy"));
    online(project, List.of("release-kit:plan"));
    online(project, List.of("release-kit:prepare", "release-kit:perform"));
    Path done = path("benchmark.localRepository").resolve("peers-are-here");
    if (peers.isPresent() && !Files.exists(done)) {
      online(project, peers.get().releaseAndDeploy(true));
      online(project, peers.get().gitflowAndDeploy());
      online(project, Peers.versions(NEW_VERSION));
      Files.createFile(done);
    }
  }

  private void online(GeneratedProject project, List<String> goals) throws IOException {
    maven.online(project.copy(), goals.toArray(String[]::new)).run();
  }

  private void plan() throws IOException {
    record Case(int commits, int modules) {}
    List<Case> cases =
        List.of(
                new Case(1_000, 1),
                new Case(10_000, 1),
                new Case(100_000, 1),
                new Case(1_000, 100),
                new Case(1_000, LARGEST))
            .stream()
            .map(c -> new Case(atMost(c.commits(), mostCommits), atMost(c.modules(), mostModules)))
            .distinct()
            .toList();
    Table table = new Table("commits, modules", EVALUATE);
    for (Case c : cases) {
      GeneratedProject project = GeneratedProject.released(c.commits(), c.modules());
      String size = count(c.commits()) + ", " + count(c.modules());
      GitLog log = GitLog.sinceRelease(project, c.commits());
      table.own(size, "`git log`", "", gitLog(project, log));
      table.own(size, VALIDATE, "", maven.offline(project, "validate"));
      table.floor(size, maven.offline(project, evaluate, "-q", "-Dexpression=project.version"));
      table.own(size, "`plan`", "1.1", maven.offline(project, "release-kit:plan"));
    }
    table.measure(results.runs());
    List<String> text = new ArrayList<>(table.markdown());
    String longest = count(atMost(LONGEST, mostCommits)) + ", 1";
    if (!longest.equals("1,000, 1")) {
      double growth = table.cost(longest, "`plan`").times(table.cost("1,000, 1", "`plan`"));
      text.addAll(note("100,000 commits take %.2f × the time of 1,000 (goal ≤ 1.1).", growth));
    }
    results.show("plan", text);
    results.summarize(table.summary("`plan`, commits and modules", longest, "`plan`"));
  }

  private void prepare() throws IOException {
    Map<Integer, String> goals = Map.of(1, "1.9", 10, "1.9", 100, "2.1", 300, "2.4");
    List<Integer> sizes = modules(1, 10, 100, 300);
    Table table = new Table("modules", VALIDATE);
    for (int modules : sizes) {
      GeneratedProject project = GeneratedProject.released(SHORT, modules);
      String size = count(modules);
      Step outcome = new Outcome(project, modules)::released;
      table.floor(size, maven.offline(project, "validate"));
      table.own(
          size,
          PREPARE,
          goals.getOrDefault(modules, ""),
          changing(project, outcome, List.of("release-kit:prepare", "-DpreparationGoals=")));
      table.own(
          size,
          "`prepare`, validated",
          "",
          changing(
              project, outcome, List.of("release-kit:prepare", "-DpreparationGoals=validate")));
      peers.ifPresent(
          p -> {
            table.peer(
                size,
                "`release:prepare` " + Peers.RELEASE + ", nothing built",
                Optional.of(changing(project, outcome, p.release(""))));
            table.peer(
                size,
                "`release:prepare` " + Peers.RELEASE + ", validated",
                Optional.of(changing(project, outcome, p.release("validate"))));
            if (GITFLOW_MODULES.contains(modules)) {
              table.peer(
                  size,
                  "`gitflow:release` " + Peers.GITFLOW,
                  Optional.of(changing(project, outcome, p.gitflow())));
            }
          });
    }
    table.measure(results.runs());
    List<String> text = new ArrayList<>(table.markdown());
    int largest = sizes.get(sizes.size() - 1);
    if (largest > 1) {
      double more =
          table.cost(count(largest), PREPARE).seconds() - table.cost("1", PREPARE).seconds();
      text.addAll(
          note("A module more costs `prepare` %.1f ms (goal ≤ 5).", more / (largest - 1) * 1000));
    }
    results.show("prepare", text);
    String size = count(atMost(TYPICAL, mostModules));
    results.summarize(table.summary("`prepare` without a build, modules", size, PREPARE));
  }

  private void release() throws IOException {
    Table table = new Table("modules", "`mvn clean deploy`");
    int modules = atMost(TYPICAL, mostModules);
    GeneratedProject project = GeneratedProject.buildable(SHORT, modules);
    String size = count(modules);
    Outcome outcome = new Outcome(project, modules);
    String snapshot = GeneratedProject.version(SHORT, true);
    table.floor(
        size, deploying(project, () -> outcome.deployed(snapshot), List.of("clean", "deploy")));
    table.own(
        size,
        "`prepare perform`",
        modules == TYPICAL ? "1.25" : "",
        deploying(
            project, outcome::deployed, List.of("release-kit:prepare", "release-kit:perform")));
    table.own(
        size,
        "`prepare perform`, built after the tag only",
        "",
        deploying(
            project,
            outcome::deployed,
            List.of("release-kit:prepare", "release-kit:perform", "-DpreparationGoals=")));
    peers.ifPresent(
        p -> {
          String release = "`release:prepare release:perform` " + Peers.RELEASE;
          table.peer(
              size,
              release,
              Optional.of(deploying(project, outcome::deployed, p.releaseAndDeploy(true))));
          table.peer(
              size,
              release + ", built after the tag only",
              Optional.of(deploying(project, outcome::deployed, p.releaseAndDeploy(false))));
          table.peer(
              size,
              "`gitflow:release` " + Peers.GITFLOW,
              Optional.of(deploying(project, outcome::deployed, p.gitflowAndDeploy())));
        });
    table.measure(results.runs());
    results.show("release", table.markdown());
    results.summarize(table.summary("`prepare perform`, modules built", size, "`prepare perform`"));
  }

  private void bump() throws IOException {
    Map<Integer, String> goals = Map.of(100, "1.6", 300, "1.8");
    Table table = new Table("modules", VALIDATE);
    for (int modules : modules(1, 100, 300)) {
      GeneratedProject project = GeneratedProject.released(SHORT, modules);
      String size = count(modules);
      Step outcome = () -> new Outcome(project, modules).changedTo(NEW_VERSION);
      table.floor(size, maven.offline(project, "validate"));
      table.own(
          size,
          "`bump`",
          goals.getOrDefault(modules, ""),
          changing(project, outcome, List.of("release-kit:bump", "-DnewVersion=" + NEW_VERSION)));
      if (peers.isPresent()) {
        table.peer(
            size,
            "`versions:set` " + Peers.VERSIONS,
            Optional.of(changing(project, outcome, Peers.versions(NEW_VERSION))));
      }
    }
    table.measure(results.runs());
    results.show("bump", table.markdown());
    String size = count(atMost(TYPICAL, mostModules));
    results.summarize(table.summary("`bump`, modules", size, "`bump`"));
  }

  private void changelog() throws IOException {
    Table table = new Table("commits", "`git log`");
    List<Integer> histories =
        HISTORIES.stream().map(n -> atMost(n, mostCommits)).distinct().toList();
    for (int commits : histories) {
      GeneratedProject project = GeneratedProject.unreleased(commits);
      String size = count(commits);
      Path file = project.checkout().resolve("target").resolve("notes.md");
      Step before =
          () -> {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
          };
      Step after = () -> Outcome.changelog(file, commits);
      Program notes =
          maven.offline(project, "release-kit:notes", "-Doutput=" + file).between(before, after);
      table.floor(size, gitLog(project, GitLog.all(project)));
      table.own(size, "`notes`", commits == LONGEST ? "4.5" : "", notes);
      table.own(
          size,
          "`notes` with `-Xmx64m`",
          "",
          new Program(
              notes.command(),
              notes.directory(),
              Maven.environment("-Xmx64m"),
              before,
              after,
              true));
      peers.ifPresent(
          p -> {
            table.peer(
                size,
                "git-cliff " + Peers.GIT_CLIFF,
                p.gitCliff(project, file).map(program -> program.between(before, after)));
            table.peer(
                size,
                "conventional-changelog " + Peers.CONVENTIONAL_CHANGELOG,
                p.conventionalChangelog(project, file)
                    .map(program -> program.between(before, after)));
          });
    }
    table.measure(results.runs());
    List<String> text = new ArrayList<>(table.markdown());
    String longest = count(histories.get(histories.size() - 1));
    if (histories.contains(LONGEST)) {
      double growth = table.cost(longest, "`notes`").times(table.cost("10,000", "`notes`"));
      text.addAll(
          note(
              "From 10,000 to 100,000 commits, `notes` grows with the exponent %.2f (goal ≤ 1.05).",
              Math.log10(growth)));
    }
    results.show("changelog", text);
    results.summarize(table.summary("changelog, commits", longest, "`notes`"));
  }

  /** Goals that change a project, in a fresh copy of it each time. */
  private Program changing(GeneratedProject project, Step outcome, List<String> goals) {
    return maven
        .offline(project.copied(), goals.toArray(String[]::new))
        .between(project::copy, outcome);
  }

  /** The same for goals that deploy, which Maven refuses to do without a network. */
  private Program deploying(GeneratedProject project, Step outcome, List<String> goals) {
    return maven
        .online(project.copied(), goals.toArray(String[]::new))
        .between(project::copy, outcome);
  }

  private List<Integer> modules(Integer... sizes) {
    return List.of(sizes).stream().map(size -> atMost(size, mostModules)).distinct().toList();
  }

  private static int atMost(int size, int most) {
    return Math.min(size, most);
  }

  private static Program gitLog(GeneratedProject project, GitLog log) {
    return new Program(log.command(), project.checkout(), Map.of());
  }

  private static List<String> note(String format, double value) {
    return List.of("", String.format(Locale.ROOT, format, value));
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
