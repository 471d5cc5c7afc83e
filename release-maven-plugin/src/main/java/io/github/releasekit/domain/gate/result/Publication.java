package io.github.releasekit.domain.gate.result;

import java.util.Optional;
import java.util.Set;

/**
 * A module as it would be published.
 *
 * @param module {@code groupId:artifactId}
 * @param hasJar whether its main file is a JAR
 * @param elements of its effective POM that say something, such as {@code licenses} and {@code
 *     scm/url}
 * @param classifiers of its other files
 * @param unsigned how many of its files will have no signature
 * @param missingParent coordinates of a parent that nobody could resolve; empty for none
 */
public record Publication(
    String module,
    boolean hasJar,
    Set<String> elements,
    Set<String> classifiers,
    int unsigned,
    Optional<String> missingParent) {

  public Publication {
    elements = Set.copyOf(elements);
    classifiers = Set.copyOf(classifiers);
  }
}
