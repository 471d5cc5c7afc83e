package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.result.Documents.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of a release are done: nothing is left to do in them, their links lead somewhere,
 * they do not name the last version, and the changelog says something (G4).
 *
 * @param documents patterns of their paths from the root of the repository, by {@link Glob}
 * @param markers words that say that something is left to do
 * @param links whether links between files are followed
 * @param oldVersions whether the last version may not be named
 * @param changelog whether the changelog has to say something of the release
 */
public record DocumentationGate(
    String id,
    boolean required,
    List<String> documents,
    List<String> markers,
    boolean links,
    boolean oldVersions,
    boolean changelog)
    implements ResultGate {

  private static final int SHOWN = 20;

  public DocumentationGate {
    documents = List.copyOf(documents);
    markers = List.copyOf(markers);
  }

  @Override
  public String condition() {
    return "the documents are done: " + String.join(", ", documents);
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(
        results.documents(this),
        results.release().oldVersions(),
        changelog && results.release().isChangelogEmpty());
  }

  /**
   * @param old places at which the last version is named
   * @param unchanged whether the changelog says nothing of the release, and has to
   */
  GateResult judge(Documents found, List<Place> old, boolean unchanged) {
    if (found.documents().files() == 0 && required) {
      return GateResult.of(
          id,
          List.of(
              new Finding(
                  "there is no document at " + String.join(", ", documents),
                  "correct 'documents' in release-kit.yml")),
          "");
    }
    List<Place> stale =
        old.stream()
            .filter(place -> oldVersions)
            .filter(place -> documents.stream().anyMatch(p -> Glob.matches(p, place.path())))
            .toList();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        findings(found.marked(), "place", "left to do", "do it, or take the marker away"));
    findings.addAll(findings(found.deadLinks(), "link", "dead", "correct where it leads to"));
    findings.addAll(
        findings(
            stale,
            "line",
            "of the last version",
            "name the new one; 'versionFiles' has it rewritten by each release"));
    if (unchanged) {
      findings.add(
          new Finding(
              "the changelog says nothing of this release",
              "write under Unreleased what it is to users, or commit with feat: or fix:"));
    }
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("markers", BigDecimal.valueOf(found.marked().size()));
    figures.put("deadLinks", BigDecimal.valueOf(found.deadLinks().size()));
    figures.put("oldVersions", BigDecimal.valueOf(stale.size()));
    return GateResult.of(
        id,
        findings,
        PlainText.count(found.documents().files(), "document") + " read",
        new Evidence(figures, found.documents()));
  }

  private static List<Finding> findings(
      List<Place> places, String noun, String what, String remedy) {
    if (places.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            PlainText.count(places.size(), noun) + (places.size() == 1 ? " is " : " are ") + what,
            remedy));
    places.stream()
        .limit(SHOWN)
        .map(place -> new Finding(place.toString(), remedy))
        .forEach(findings::add);
    return findings;
  }
}
