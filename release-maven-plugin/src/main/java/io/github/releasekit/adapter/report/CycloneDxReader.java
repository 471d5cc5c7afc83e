package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Statement;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Vulnerability;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the vulnerabilities of a CycloneDX document of JSON, and what it says of those that do no
 * harm (CycloneDX 1.4 and later, {@code vulnerabilities} with their {@code analysis}).
 */
final class CycloneDxReader {

  /** States of an analysis by which a vulnerability does no harm. */
  private static final Set<String> HARMLESS =
      Set.of("not_affected", "false_positive", "resolved", "resolved_with_pedigree");

  private final JsonCursor json;
  private final Map<String, String> packageUrls = new HashMap<>();
  private final List<Raw> raw = new ArrayList<>();
  private int affected;
  private boolean isCycloneDx;
  private boolean hasVulnerabilities;

  private static final class Raw {
    String id = "";
    Severity severity = Severity.UNKNOWN;
    final List<String> affects = new ArrayList<>();
    String state = "";
  }

  /**
   * A vulnerability.
   *
   * @param affects components by package URL, where they have one; empty for all there are
   * @param state of its analysis; empty where there is none
   */
  record Entry(String id, Severity severity, List<String> affects, String state) {

    /** Of each component, or of one that is not named. */
    List<Vulnerability> vulnerabilities() {
      return affects.isEmpty()
          ? List.of(new Vulnerability(id, "a component that is not named", severity))
          : affects.stream().map(component -> new Vulnerability(id, component, severity)).toList();
    }

    /** That it does no harm, of each component or of all. */
    List<Statement> statements() {
      if (!HARMLESS.contains(state)) {
        return List.of();
      }
      return affects.isEmpty()
          ? List.of(new Statement(id, Optional.empty(), state))
          : affects.stream()
              .map(component -> new Statement(id, Optional.of(component), state))
              .toList();
    }
  }

  CycloneDxReader(JsonCursor json) {
    this.json = json;
  }

  /** Takes a member of a document. */
  void member(String key) throws IOException {
    switch (key) {
      case "bomFormat" -> isCycloneDx = json.text().equals("CycloneDX");
      case "metadata" -> json.member("component", this::component);
      case "components" -> json.list(this::component);
      case "vulnerabilities" -> {
        hasVulnerabilities = true;
        json.list(this::vulnerability);
      }
      default -> json.skip();
    }
  }

  /** Whether it was a document of vulnerabilities; one without says nothing about any. */
  boolean isWhole() {
    return isCycloneDx && hasVulnerabilities;
  }

  /** The vulnerabilities, after all members. */
  List<Entry> entries() {
    return raw.stream()
        .map(one -> new Entry(one.id, one.severity, resolved(one.affects), one.state))
        .toList();
  }

  private List<String> resolved(List<String> references) {
    return references.stream().map(this::resolved).map(PlainText::line).toList();
  }

  /** A reference may be a {@code bom-ref} of this document, a package URL, or a BOM-Link. */
  private String resolved(String reference) {
    String name = reference;
    if (reference.startsWith("urn:cdx:") && reference.indexOf('#') > 0) {
      try {
        name = Optional.ofNullable(URI.create(reference).getFragment()).orElse(reference);
      } catch (IllegalArgumentException e) {
        name = reference.substring(reference.indexOf('#') + 1);
      }
    }
    return packageUrls.getOrDefault(name, name);
  }

  private void component() throws IOException {
    String[] names = {"", ""};
    json.object(
        key -> {
          switch (key) {
            case "bom-ref" -> names[0] = json.text();
            case "purl" -> names[1] = json.text();
            case "components" -> json.list(this::component);
            default -> json.skip();
          }
        });
    if (!names[0].isEmpty() && !names[1].isEmpty()) {
      json.requireFewer(packageUrls.size(), "components");
      packageUrls.put(names[0], names[1]);
    }
  }

  private void vulnerability() throws IOException {
    Raw one = new Raw();
    json.object(
        key -> {
          switch (key) {
            case "id" -> one.id = PlainText.line(json.text());
            case "ratings" -> json.list(() -> one.severity = one.severity.orWorse(rating()));
            case "affects" -> json.list(() -> affects(one));
            case "analysis" -> json.member("state", () -> one.state = PlainText.line(json.text()));
            default -> json.skip();
          }
        });
    json.requireFewer(raw.size(), "vulnerabilities");
    raw.add(one);
  }

  private void affects(Raw one) throws IOException {
    json.requireFewer(affected++, "components that are affected");
    json.member("ref", () -> one.affects.add(json.text()));
  }

  private Severity rating() throws IOException {
    String[] word = {""};
    List<BigDecimal> score = new ArrayList<>();
    json.object(
        key -> {
          switch (key) {
            case "severity" -> word[0] = json.text();
            case "score" -> json.number().ifPresent(score::add);
            default -> json.skip();
          }
        });
    return severity(word[0], score.stream().findFirst());
  }

  /** By the word that scanners use for it, or by its score where they use another. */
  static Severity severity(String word, Optional<BigDecimal> score) {
    String known =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "moderate" -> "medium";
          case "info", "none" -> "low";
          default -> word.toLowerCase(Locale.ROOT);
        };
    return Stream.of(Severity.values())
        .filter(severity -> severity != Severity.UNKNOWN && severity.toString().equals(known))
        .findFirst()
        .or(() -> score.map(Severity::ofScore))
        .orElse(Severity.UNKNOWN);
  }
}
