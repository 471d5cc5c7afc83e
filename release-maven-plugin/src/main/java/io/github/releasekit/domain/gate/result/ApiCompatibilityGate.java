package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.ApiChange.Kind;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Upgrade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The API has changed since the last release by no more than the version says, and what is removed
 * was deprecated before (V7).
 *
 * <p>Skipped for the first release, and where no module has a JAR that the last release had too.
 *
 * @param excluded what is no API though it is public: patterns of qualified names, by {@link Glob},
 *     and {@code @} with the qualified name of an annotation that says so
 * @param removeOnlyDeprecated whether what the last release did not deprecate has to stay
 * @param waivers of changes by their element
 */
public record ApiCompatibilityGate(
    String id,
    boolean required,
    List<String> excluded,
    boolean removeOnlyDeprecated,
    List<Waiver> waivers)
    implements ResultGate {

  private static final int SHOWN = 20;
  private static final String ANNOTATION = "@";

  /** A change, and the module it is in. */
  private record Located(String module, ApiChange change) {

    Kind kind() {
      return change.kind();
    }

    @Override
    public String toString() {
      return PlainText.shortLine(change.toString()) + ", of " + module;
    }
  }

  public ApiCompatibilityGate {
    excluded = List.copyOf(excluded);
    waivers = List.copyOf(waivers);
  }

  /** The qualified names of annotations on what is no API. */
  public Set<String> excludedAnnotations() {
    return excluded.stream()
        .filter(pattern -> pattern.startsWith(ANNOTATION))
        .map(pattern -> pattern.substring(ANNOTATION.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String condition() {
    return "the API changes by no more than the version says";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.release().api(this), results.today());
  }

  /**
   * @param today for waivers, which expire
   */
  GateResult judge(ApiChanges changes, LocalDate today) {
    if (changes.upgrade().isEmpty()) {
      return new Skipped(id, "there is no earlier release to compare with");
    }
    Upgrade upgrade = changes.upgrade().get();
    if (!changes.missing().isEmpty() && !required) {
      return new Skipped(id, String.join(", ", changes.missing()) + " cannot be found");
    }
    if (changes.missing().isEmpty() && changes.modules().isEmpty()) {
      return new Skipped(id, "no module has a JAR that " + upgrade.from() + " had too");
    }
    List<Located> found = found(changes);
    List<Located> counted =
        found.stream()
            .filter(one -> waiver(one).filter(waiver -> waiver.holds(today)).isEmpty())
            .toList();
    List<Finding> findings = new ArrayList<>();
    changes.missing().forEach(path -> findings.add(notFound(path)));
    findings.addAll(tooMuch(upgrade, counted, Bump.MAJOR, "incompatible change", today));
    findings.addAll(tooMuch(upgrade, counted, Bump.MINOR, "addition", today));
    findings.addAll(undeprecated(upgrade, counted));
    Map<String, BigDecimal> figures = figures(changes, found, found.size() - counted.size());
    return GateResult.of(
        id, findings, detail(upgrade, figures), new Evidence(figures, changes.earlier()));
  }

  private List<Located> found(ApiChanges changes) {
    return changes.modules().stream()
        .flatMap(
            module -> module.changes().stream().map(change -> new Located(module.name(), change)))
        .filter(one -> !isExcluded(one.change().element()))
        .toList();
  }

  /** A pattern covers what it names and all that is in there, whatever the parameters. */
  private boolean isExcluded(String element) {
    String name = element.replaceFirst("\\(.*", "");
    return excluded.stream()
        .anyMatch(pattern -> Glob.matches(pattern, name) || Glob.matches(pattern + ".*", name));
  }

  private static Finding notFound(String path) {
    return new Finding(
        path + " is in none of the repositories, so that nothing can be compared with it",
        "name the repository that has it in the POM, or perform that release: mvn"
            + " release-kit:perform");
  }

  private List<Finding> tooMuch(
      Upgrade upgrade, List<Located> counted, Bump bump, String noun, LocalDate today) {
    List<Located> changes = counted.stream().filter(one -> one.kind().bump() == bump).toList();
    if (changes.isEmpty() || upgrade.allows(bump)) {
      return List.of();
    }
    return listed(
        new Finding(
            "the API has "
                + PlainText.count(changes.size(), noun)
                + " since "
                + upgrade.from()
                + ", and "
                + upgrade.to()
                + " is a "
                + upgrade.type()
                + " release",
            upgrade.remedy(bump, today)),
        changes,
        bump == Bump.MAJOR
            ? "leave it as it was beside what is new, or waive it under 'waivers'"
            : "leave it for a later release, or exclude what is no API under 'exclude'");
  }

  /** Below 1.0.0 anything may go (item 4 of Semantic Versioning). */
  private List<Finding> undeprecated(Upgrade upgrade, List<Located> counted) {
    List<Located> removed = counted.stream().filter(one -> one.kind() == Kind.REMOVED).toList();
    if (removed.isEmpty() || !removeOnlyDeprecated || !upgrade.isStable()) {
      return List.of();
    }
    return listed(
        new Finding(
            PlainText.count(removed.size(), "element")
                + " of the API "
                + (removed.size() == 1 ? "is" : "are")
                + " removed that "
                + upgrade.from()
                + " had not deprecated",
            "deprecate what is to go in a minor release first, or set 'removeOnlyDeprecated' to"
                + " false"),
        removed,
        "restore it with @Deprecated, or waive it under 'waivers'");
  }

  private List<Finding> listed(Finding head, List<Located> changes, String remedy) {
    List<Finding> findings = new ArrayList<>();
    findings.add(head);
    changes.stream()
        .limit(SHOWN)
        .map(one -> new Finding(one.toString(), expired(one).orElse(remedy)))
        .forEach(findings::add);
    if (changes.size() > SHOWN) {
      findings.add(new Finding((changes.size() - SHOWN) + " more", remedy));
    }
    return findings;
  }

  private Optional<Waiver> waiver(Located located) {
    return Waiver.find(waivers, located.change().element());
  }

  private Optional<String> expired(Located located) {
    return waiver(located).map(waiver -> "its waiver has expired on " + waiver.expires());
  }

  private static Map<String, BigDecimal> figures(
      ApiChanges changes, List<Located> found, int waived) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("modules", BigDecimal.valueOf(changes.modules().size()));
    figures.put("incompatible", count(found, Bump.MAJOR));
    figures.put("added", count(found, Bump.MINOR));
    figures.put("waived", BigDecimal.valueOf(waived));
    return figures;
  }

  private static BigDecimal count(List<Located> found, Bump bump) {
    return BigDecimal.valueOf(found.stream().filter(one -> one.kind().bump() == bump).count());
  }

  private static String detail(Upgrade upgrade, Map<String, BigDecimal> figures) {
    int waived = figures.get("waived").intValue();
    return PlainText.count(figures.get("modules").intValue(), "module")
        + " compared with "
        + upgrade.from()
        + ": "
        + PlainText.count(figures.get("incompatible").intValue(), "incompatible change")
        + ", "
        + PlainText.count(figures.get("added").intValue(), "addition")
        + (waived == 0 ? "" : ", " + waived + " waived");
  }
}
