package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence.Reports;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Known vulnerabilities of what is released or of what it is built with.
 *
 * @param found by scanners, each once
 * @param statements by which some do not count
 */
public record Vulnerabilities(
    Set<Vulnerability> found, List<Statement> statements, Reports reports) {

  /** How bad one is, by CVSS; unknown where its scanner does not say. */
  public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    UNKNOWN;

    /** The word as {@code release-kit.yml} has it: {@code critical}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Of a CVSS base score, 0 to 10 (CVSS 3.1, section 5). */
    public static Severity ofScore(BigDecimal score) {
      double base = score.doubleValue();
      return base >= 9 ? CRITICAL : base >= 7 ? HIGH : base >= 4 ? MEDIUM : LOW;
    }

    /** The worse of two, of which any is worse than one that is not known. */
    public Severity orWorse(Severity other) {
      return ordinal() <= other.ordinal() ? this : other;
    }
  }

  /**
   * @param id such as {@code CVE-2021-44228}
   * @param component that has it: a package URL, or a file
   */
  public record Vulnerability(String id, String component, Severity severity) {}

  /**
   * What a VEX document says of a vulnerability that does no harm here.
   *
   * @param id of the vulnerability
   * @param component package URL that it is said of; empty where it is said of all
   * @param state such as {@code not_affected}
   */
  public record Statement(String id, Optional<String> component, String state) {

    boolean covers(Vulnerability found) {
      return found.id().equals(id)
          && (component.isEmpty() || covers(component.get(), found.component()));
    }

    /** Whether package URLs name the same, qualifiers aside; one without a version names all. */
    private static boolean covers(String said, String found) {
      String name = unqualified(said);
      String other = unqualified(found);
      return other.equals(name) || name.indexOf('@') < 0 && other.startsWith(name + "@");
    }

    private static String unqualified(String packageUrl) {
      return packageUrl.split("[?#]", 2)[0];
    }
  }

  public Vulnerabilities {
    found = Collections.unmodifiableSet(new LinkedHashSet<>(found));
    statements = List.copyOf(statements);
  }
}
