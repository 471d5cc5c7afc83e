package io.github.releasekit.site;

import io.github.releasekit.site.Sources.Field;
import io.github.releasekit.site.Sources.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every goal with its parameters, by the Javadoc of the mojos. */
final class GoalsPage {

  /**
   * A goal.
   *
   * @param phase that it is bound to by default; empty where it is typed
   * @param parameters by property, those of its parents included
   */
  record Goal(String name, List<String> about, String phase, Map<String, Parameter> parameters) {}

  /**
   * A parameter that can be given.
   *
   * @param property for the command line
   */
  record Parameter(
      String property, String type, String byDefault, boolean required, String about) {}

  /** The groups, and the goals of each in the order in which they are met. */
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("Setting up", List.of("init", "doctor", "help"));
    GROUPS.put("Releasing", List.of("plan", "prepare", "perform", "publish", "rollback", "status"));
    GROUPS.put(
        "Branches",
        List.of("branch-start", "branch-finish", "hotfix-start", "hotfix-finish", "support-start"));
    GROUPS.put("Policy", List.of("approve", "change", "check"));
    GROUPS.put("Versions and notes", List.of("bump", "notes", "version", "changelog"));
    GROUPS.put("Proof", List.of("verify", "audit", "manifest", "stage-artifacts"));
    GROUPS.put(
        "Record",
        List.of("record", "history", "metrics", "dashboard", "report", "serve", "sync", "notify"));
  }

  /** Called by the build of a release, and not meant to be typed. */
  private static final Set<String> INNER = Set.of("stage-artifacts");

  private final Map<String, Goal> goals = goals();
  private final Map<String, Parameter> common = common(goals);
  private final Markdown page = new Markdown("Goals reference", "the Javadoc of the mojos");

  static String write() {
    return new GoalsPage().page();
  }

  /** The goals of the plugin, but for {@code help}, which Maven's tools make. */
  static Map<String, Goal> goals() {
    Map<String, Type> types = Sources.of("mojo");
    Map<String, Goal> goals = new TreeMap<>();
    types
        .values()
        .forEach(
            type -> {
              Map<String, String> mojo = type.annotations().get("Mojo");
              if (mojo != null) {
                String phase = mojo.getOrDefault("defaultPhase", "");
                goals.put(
                    mojo.get("name"),
                    new Goal(
                        mojo.get("name"),
                        type.paragraphs(),
                        phase.toLowerCase(Locale.ROOT).replace('_', '-'),
                        parameters(types, type)));
              }
            });
    return goals;
  }

  private static Map<String, Parameter> parameters(Map<String, Type> types, Type type) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Type of = type; of != null; of = types.get(of.parent())) {
      for (Field field : of.fields()) {
        Map<String, String> written = field.annotations().get("Parameter");
        if (written != null && !written.containsKey("readonly")) {
          Parameter parameter = parameter(of, field, written);
          parameters.putIfAbsent(parameter.property(), parameter);
        }
      }
    }
    return parameters;
  }

  private static Parameter parameter(Type of, Field field, Map<String, String> written) {
    if (field.paragraphs().isEmpty()) {
      throw new IllegalStateException(of.name() + "." + field.name() + " has no Javadoc");
    }
    return new Parameter(
        written.getOrDefault("property", field.name()),
        switch (field.type().replaceAll("@Nullable |@\\S+ ", "")) {
          case "boolean", "Boolean" -> "`true` or `false`";
          case "int", "long", "Integer" -> "number";
          case "File" -> "file";
          case "List<String>", "String[]" -> "list";
          default -> "text";
        },
        written.getOrDefault("defaultValue", ""),
        Boolean.parseBoolean(written.get("required")),
        String.join(" ", field.paragraphs()));
  }

  /** Those that every goal has. */
  private static Map<String, Parameter> common(Map<String, Goal> goals) {
    Map<String, Parameter> common = new LinkedHashMap<>();
    Set<Parameter> shared = null;
    for (Goal goal : goals.values()) {
      Set<Parameter> own = Set.copyOf(goal.parameters().values());
      if (shared == null) {
        shared = new java.util.HashSet<>(own);
      } else {
        shared.retainAll(own);
      }
    }
    shared.forEach(parameter -> common.put(parameter.property(), parameter));
    return common;
  }

  private String page() {
    page.paragraph(
        """
        Every goal with its parameters, as the plugin has them; `mvn release-kit:help -Ddetail=true -Dgoal=prepare` shows those of one. Each goal's page
        has examples, and what to do when it refuses.

        Parameters are given on the command line as `-Dname=value`, `-Dname` alone for `true`, with several values separated by commas. For goals that
        are bound to a phase, `<configuration>` in the POM names them without `release-kit.` at the beginning.
        """);
    Set<String> left = new TreeSet<>(goals.keySet());
    GROUPS.forEach(
        (title, names) -> {
          page.heading(2, title);
          page.table(
              List.of("goal", "bound to", "does"),
              names.stream().filter(this::isThere).map(this::row).toList());
          names.stream().filter(goals::containsKey).map(goals::get).forEach(this::goal);
          left.removeAll(names);
        });
    if (!left.isEmpty()) {
      throw new IllegalStateException("no group of GoalsPage has " + left);
    }
    page.heading(2, "Parameters of every goal");
    page.table(
        List.of("parameter", "type", "default", "meaning"),
        common.values().stream().map(GoalsPage::row).toList());
    return page.toString();
  }

  private boolean isThere(String name) {
    return name.equals("help") || goals.containsKey(name);
  }

  private List<String> row(String name) {
    if (name.equals("help")) {
      return List.of(
          "[`help`](../goals/help.md)", "", "Lists the goals, or the parameters of one.");
    }
    Goal goal = goals.get(name);
    return List.of(
        "[`" + name + "`](#" + name + ")",
        goal.phase().isEmpty() ? "" : Markdown.code(goal.phase()),
        Markdown.cell(firstSentence(goal.about().get(0))));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private void goal(Goal goal) {
    page.heading(3, goal.name());
    goal.about().forEach(page::paragraph);
    List<Parameter> own =
        goal.parameters().values().stream()
            .filter(parameter -> !common.containsValue(parameter))
            .toList();
    if (!own.isEmpty()) {
      page.table(
          List.of("parameter", "type", "default", "meaning"),
          own.stream().map(GoalsPage::row).collect(Collectors.toCollection(ArrayList::new)));
    }
    if (!INNER.contains(goal.name())) {
      page.paragraph(
          "Examples and refusals: [" + goal.name() + "](../goals/" + goal.name() + ".md).");
    }
  }

  private static List<String> row(Parameter parameter) {
    String byDefault = parameter.byDefault().isEmpty() ? "" : Markdown.code(parameter.byDefault());
    return List.of(
        Markdown.code(parameter.property()),
        parameter.type(),
        parameter.required() ? "*required*" : byDefault,
        Markdown.cell(parameter.about()));
  }
}
