package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.ProjectFacts.PluginUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gates for the reports that the build writes, as comments: a team decides what it asks for. */
final class QualityNotes {

  private static final String GATES = "gates";

  private static final Set<String> COUNTERS =
      Set.of("line", "branch", "instruction", "method", "class", "complexity");

  private static final Set<String> LINT =
      Set.of(
          "org.apache.maven.plugins:maven-checkstyle-plugin",
          "org.apache.maven.plugins:maven-pmd-plugin",
          "com.github.spotbugs:spotbugs-maven-plugin");

  private static final Set<String> API =
      Set.of("com.github.siom79.japicmp:japicmp-maven-plugin", "org.revapi:revapi-maven-plugin");

  private final List<PluginUse> plugins;
  private final Notes notes;

  QualityNotes(List<PluginUse> plugins, Notes notes) {
    this.plugins = plugins;
    this.notes = notes;
  }

  void map() {
    coverage();
    lint();
    vulnerabilities();
    api();
    uses("org.sonarsource.scanner.maven:sonar-maven-plugin").stream()
        .findFirst()
        .ifPresent(
            use ->
                notes.note(
                    use.key(),
                    "sonar",
                    use.where(),
                    "the gate sonar asks for the quality gate, see gates.html"));
    uses("org.apache.maven.plugins:maven-gpg-plugin").stream()
        .findFirst()
        .ifPresent(
            use ->
                notes.note(
                    use.key(),
                    "sign",
                    use.where(),
                    "what the build signs is uploaded as it is; artifactSignatures: openpgp signs the rest"));
    uses("org.codehaus.mojo:flatten-maven-plugin").stream()
        .findFirst()
        .ifPresent(
            use ->
                notes.note(
                    use.key(),
                    "flatten",
                    use.where(),
                    "the POMs that it makes are what is uploaded"));
  }

  private List<PluginUse> uses(String key) {
    return plugins.stream().filter(use -> use.key().equals(key)).toList();
  }

  private void coverage() {
    List<PluginUse> uses = uses("org.jacoco:jacoco-maven-plugin");
    if (uses.isEmpty()) {
      return;
    }
    boolean reports =
        uses.stream()
            .flatMap(use -> use.goals().stream())
            .anyMatch(goal -> goal.equals("report") || goal.equals("report-aggregate"));
    if (!reports) {
      notes.note(
          uses.get(0).key(),
          "no report is bound",
          uses.get(0).where(),
          "bind the goal report, and the gate coverage can judge it, see gates.html");
      return;
    }
    Map<String, String> limits = new LinkedHashMap<>();
    uses.forEach(use -> limits.putAll(limits(use.settings())));
    List<String> keys = new ArrayList<>();
    limits.forEach((counter, percent) -> keys.add(counter + ": " + percent));
    notes.entries.add(
        PolicyEntry.comment(
            GATES,
            limits.isEmpty()
                ? "JaCoCo reports coverage: the least share of lines, in percent."
                : "What the rules of JaCoCo ask of each module, of the whole.",
            "coverage: {" + (keys.isEmpty() ? "line: 80" : String.join(", ", keys)) + "}"));
  }

  /** The least shares that JaCoCo's rules ask for, in percent. */
  private static Map<String, String> limits(ToolSettings settings) {
    Map<String, String> limits = new LinkedHashMap<>();
    for (ToolSettings rule : settings.items("rules")) {
      for (ToolSettings limit : rule.items("limits")) {
        String counter = limit.value("counter").orElse("INSTRUCTION").toLowerCase(Locale.ROOT);
        boolean ratio = limit.value("value").orElse("COVEREDRATIO").equals("COVEREDRATIO");
        Optional<String> percent = limit.value("minimum").flatMap(QualityNotes::percent);
        if (COUNTERS.contains(counter) && ratio && percent.isPresent()) {
          limits.putIfAbsent(counter, percent.get());
        }
      }
    }
    return limits;
  }

  private static Optional<String> percent(String minimum) {
    String number = minimum.replace("%", "").strip();
    if (!number.matches("[0-9]{1,3}(\\.[0-9]{1,4})?")) {
      return Optional.empty();
    }
    BigDecimal share = new BigDecimal(number);
    BigDecimal percent = minimum.contains("%") ? share : share.movePointRight(2);
    return percent.compareTo(BigDecimal.valueOf(100)) > 0
        ? Optional.empty()
        : Optional.of(percent.stripTrailingZeros().toPlainString());
  }

  private void lint() {
    List<String> names =
        plugins.stream()
            .filter(use -> LINT.contains(use.key()) && !use.goals().isEmpty())
            .map(use -> use.key().replaceAll(".*:(maven-)?|-(maven-)?plugin", ""))
            .distinct()
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      notes.entries.add(
          PolicyEntry.comment(
              GATES, "The build runs " + String.join(", ", names) + ".", "lint: {errors: 0}"));
    }
  }

  private void vulnerabilities() {
    uses("org.owasp:dependency-check-maven").stream()
        .findFirst()
        .ifPresent(
            use -> {
              List<String> formats = new ArrayList<>(use.settings().texts("formats"));
              formats.addAll(use.settings().texts("format"));
              boolean json = formats.stream().anyMatch(f -> f.matches("(?i)json|all"));
              notes.entries.add(
                  PolicyEntry.comment(
                      GATES,
                      json
                          ? "OWASP Dependency-Check reports vulnerabilities."
                          : "OWASP Dependency-Check needs <format>JSON</format> for it.",
                      "vulnerabilities: {critical: 0, high: 0}"));
            });
  }

  private void api() {
    plugins.stream()
        .filter(use -> API.contains(use.key()))
        .findFirst()
        .ifPresent(
            use ->
                notes.entries.add(
                    PolicyEntry.comment(
                        GATES,
                        "The API is compared by "
                            + use.key().replaceFirst(".*:", "")
                            + "; this needs the extension: init -Dwith=api-compatibility.",
                        "api-compatibility: {}")));
  }
}
