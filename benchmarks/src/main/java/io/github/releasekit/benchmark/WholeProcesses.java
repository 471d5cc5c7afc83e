package io.github.releasekit.benchmark;

import io.github.releasekit.benchmark.Program.Cost;
import io.github.releasekit.benchmark.Program.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Measures goals as a user runs them, each a Maven of its own, beside the floor of the same run,
 * and prints tables in Markdown.
 */
public final class WholeProcesses {

  private static final int SHORT = 1_000;
  private static final List<Integer> HISTORIES = List.of(SHORT, 10_000, 100_000);
  private static final double GOAL_PLAN = 1.1;
  private static final double GOAL_CHANGELOG = 4.5;
  private static final Map<Integer, String> GOALS_PREPARE =
      Map.of(1, "1.9", 10, "1.9", 100, "2.1", 300, "2.4");
  private static final Map<Integer, String> GOALS_BUMP = Map.of(100, "1.6", 300, "1.8");

  private final int runs;
  private final Path maven;
  private final List<String> options;
  private final String evaluate;

  /**
   * Takes how often each process is run, a pattern of the tables, of Maven the home, the settings
   * and the local repository, and help:evaluate in full.
   */
  private WholeProcesses(String[] arguments) {
    runs = Integer.parseInt(arguments[0]);
    maven = Path.of(arguments[2], "bin", "mvn");
    options = List.of("-B", "-ntp", "-s", arguments[3], "-Dmaven.repo.local=" + arguments[4]);
    evaluate = arguments[5];
  }

  public static void main(String[] arguments) throws IOException {
    WholeProcesses processes = new WholeProcesses(arguments);
    Pattern tables = Pattern.compile(arguments[1]);
    processes.download();
    if (tables.matcher("plan").matches()) {
      processes.plan();
    }
    if (tables.matcher("prepare").matches()) {
      processes.prepare();
    }
    if (tables.matcher("bump").matches()) {
      processes.bump();
    }
    if (tables.matcher("changelog").matches()) {
      processes.changelog();
    }
  }

  /** Runs all goals once with a network, for what Maven has yet to download. */
  private void download() throws IOException {
    GeneratedProject project = GeneratedProject.released(SHORT, 1);
    GeneratedProject copy = project.copy(copyOf(project));
    for (String goal : List.of(evaluate, "release-kit:plan", "release-kit:prepare")) {
      List<String> command = new ArrayList<>(List.of(maven.toString()));
      command.addAll(options);
      command.addAll(List.of(goal, "-Dexpression=project.version", "-DpreparationGoals=validate"));
      new Program(command, copy.checkout(), environment(""), Preparation.NONE).run();
    }
  }

  private void plan() throws IOException {
    record Case(int commits, int modules) {}
    List<Case> cases =
        List.of(
            new Case(1_000, 1),
            new Case(10_000, 1),
            new Case(100_000, 1),
            new Case(1_000, 100),
            new Case(1_000, 500));
    List<Program> programs = new ArrayList<>();
    for (Case c : cases) {
      GeneratedProject project = GeneratedProject.released(c.commits(), c.modules());
      programs.add(gitLog(project, GitLog.sinceRelease(project, c.commits())));
      programs.add(maven(project, "validate"));
      programs.add(maven(project, evaluate, "-q", "-Dexpression=project.version"));
      programs.add(maven(project, "release-kit:plan"));
    }
    List<Cost> costs = Program.measure(programs, runs);
    title(
        "plan, 250 commits since the last release",
        "commits | modules | `git log` | `mvn validate` | `mvn help:evaluate` | `plan` |"
            + " × `help:evaluate` | goal | peak memory");
    for (int i = 0; i < cases.size(); i++) {
      Cost floor = costs.get(4 * i + 2);
      Cost plan = costs.get(4 * i + 3);
      row(
          count(cases.get(i).commits()),
          count(cases.get(i).modules()),
          seconds(costs.get(4 * i)),
          seconds(costs.get(4 * i + 1)),
          seconds(floor),
          seconds(plan),
          ratio(plan.times(floor)),
          "≤ " + GOAL_PLAN,
          memory(plan));
    }
    say(
        "100,000 commits: %s × the time of 1,000 (goal ≤ 1.1)",
        ratio(costs.get(11).times(costs.get(3))));
  }

  private void prepare() throws IOException {
    List<Integer> reactors = List.of(1, 10, 100, 300, 500);
    List<Cost> costs =
        besideValidate(reactors, "release-kit:prepare", "-DpreparationGoals=validate");
    besideValidate(
        "prepare without a build, file remote", "prepare", reactors, GOALS_PREPARE, costs);
    double marginal = costs.get(7).seconds() - costs.get(1).seconds();
    say("A module more: %.1f ms (goal ≤ 5)", marginal / 299 * 1000);
  }

  private void bump() throws IOException {
    List<Integer> reactors = List.of(1, 100, 300, 500);
    List<Cost> costs = besideValidate(reactors, "release-kit:bump", "-DnewVersion=9.0.0-SNAPSHOT");
    besideValidate("bump", "bump", reactors, GOALS_BUMP, costs);
  }

  /** Costs of {@code validate} and of a goal that changes the project, for every reactor. */
  private List<Cost> besideValidate(List<Integer> reactors, String... goal) throws IOException {
    List<Program> programs = new ArrayList<>();
    for (int modules : reactors) {
      GeneratedProject project = GeneratedProject.released(SHORT, modules);
      Path copy = copyOf(project);
      programs.add(maven(project, "validate"));
      Program changing = maven(new GeneratedProject(copy), goal);
      programs.add(
          new Program(
              changing.command(),
              changing.directory(),
              changing.environment(),
              () -> project.copy(copy)));
    }
    return Program.measure(programs, runs);
  }

  private static void besideValidate(
      String title,
      String goal,
      List<Integer> reactors,
      Map<Integer, String> goals,
      List<Cost> costs) {
    title(
        title,
        "modules | `mvn validate` | peak memory | `%s` | × `validate` | goal | peak memory"
            .formatted(goal));
    for (int i = 0; i < reactors.size(); i++) {
      Cost floor = costs.get(2 * i);
      Cost cost = costs.get(2 * i + 1);
      row(
          count(reactors.get(i)),
          seconds(floor),
          memory(floor),
          seconds(cost),
          ratio(cost.times(floor)),
          goals.containsKey(reactors.get(i)) ? "≤ " + goals.get(reactors.get(i)) : "",
          memory(cost));
    }
  }

  private void changelog() throws IOException {
    List<Program> programs = new ArrayList<>();
    for (int commits : HISTORIES) {
      GeneratedProject project = GeneratedProject.unreleased(commits);
      Program notes = maven(project, "release-kit:notes", "-Doutput=target/notes.md");
      programs.add(gitLog(project, GitLog.all(project)));
      programs.add(notes);
      programs.add(
          new Program(
              notes.command(), notes.directory(), environment("-Xmx64m"), Preparation.NONE, true));
    }
    List<Cost> costs = Program.measure(programs, runs);
    title(
        "Changelog of all commits",
        "commits | `git log` | `notes` | × `git log` | goal | peak memory | with `-Xmx64m` |"
            + " peak memory");
    for (int i = 0; i < HISTORIES.size(); i++) {
      Cost notes = costs.get(3 * i + 1);
      Cost small = costs.get(3 * i + 2);
      row(
          count(HISTORIES.get(i)),
          seconds(costs.get(3 * i)),
          seconds(notes),
          ratio(notes.times(costs.get(3 * i))),
          HISTORIES.get(i) == 100_000 ? "≤ " + GOAL_CHANGELOG : "",
          memory(notes),
          seconds(small),
          memory(small));
    }
    say(
        "Growth from 10,000 to 100,000 commits: exponent %.2f (goal ≤ 1.05)",
        Math.log10(costs.get(7).times(costs.get(4))));
  }

  private static Path copyOf(GeneratedProject project) {
    return project.directory().resolveSibling("copy-of-" + project.directory().getFileName());
  }

  private Program maven(GeneratedProject project, String... goals) {
    List<String> command = new ArrayList<>(List.of(maven.toString(), "-o"));
    command.addAll(options);
    command.addAll(List.of(goals));
    return new Program(command, project.checkout(), environment(""), Preparation.NONE);
  }

  private static Program gitLog(GeneratedProject project, GitLog log) {
    return new Program(log.command(), project.checkout(), Map.of(), Preparation.NONE);
  }

  private static Map<String, String> environment(String mavenOptions) {
    return Map.of("JAVA_HOME", System.getProperty("java.home"), "MAVEN_OPTS", mavenOptions);
  }

  private static void title(String title, String columns) {
    System.out.printf("%n### %s%n%n| %s |%n", title, columns);
    System.out.println("|" + "---|".repeat(columns.split("\\|").length));
  }

  private static void row(String... cells) {
    System.out.println("| " + String.join(" | ", cells) + " |");
  }

  private static void say(String format, Object... values) {
    System.out.printf("%n" + format + "%n", values);
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String seconds(Cost cost) {
    if (Double.isInfinite(cost.seconds())) {
      return "fails";
    }
    return String.format(Locale.ROOT, cost.seconds() < 0.1 ? "%.3f s" : "%.2f s", cost.seconds());
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String memory(Cost cost) {
    return cost.kibibytes() == 0 ? "unknown" : cost.kibibytes() / 1024 + " MiB";
  }
}
