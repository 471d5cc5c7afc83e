package io.github.releasekit.domain.material;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An artifact that a release brings along, for the record.
 *
 * @param purl its package URL
 * @param sha256 of its file in lower-case hexadecimal; empty where it has no file
 * @param licenses names that its POM gives, or the URLs of those without a name
 */
public record Resolved(String purl, String sha256, List<String> licenses) {

  private static final String TEST = "test";

  public Resolved {
    licenses = List.copyOf(licenses);
  }

  /**
   * What some modules bring along besides each other, once each, by package URL. Test dependencies
   * and plugins are no part of it.
   */
  public static List<Resolved> of(Collection<Materials> modules) {
    Set<String> own =
        modules.stream().map(one -> one.module().key()).collect(Collectors.toUnmodifiableSet());
    Map<String, Resolved> resolved = new TreeMap<>();
    modules.stream()
        .flatMap(one -> one.dependencies().stream())
        .filter(dependency -> !dependency.scope().equals(TEST))
        .filter(dependency -> !own.contains(dependency.key()))
        .forEach(dependency -> resolved.put(dependency.purl(), of(dependency)));
    return List.copyOf(resolved.values());
  }

  private static Resolved of(Material material) {
    return new Resolved(
        material.purl(),
        material.sha256(),
        material.licenses().stream()
            .map(license -> license.name().isEmpty() ? license.url() : license.name())
            .filter(text -> !text.isEmpty())
            .toList());
  }

  /** Its package URL without the version, which tells it from all other artifacts. */
  public String artifact() {
    int at = purl.lastIndexOf('@');
    int end = purl.indexOf('?', Math.max(at, 0));
    return at < 0 ? purl : purl.substring(0, at) + (end < 0 ? "" : purl.substring(end));
  }

  /** The version in its package URL; empty where that has none. */
  public String version() {
    int at = purl.lastIndexOf('@');
    int end = purl.indexOf('?', Math.max(at, 0));
    return at < 0 ? "" : purl.substring(at + 1, end < 0 ? purl.length() : end);
  }
}
