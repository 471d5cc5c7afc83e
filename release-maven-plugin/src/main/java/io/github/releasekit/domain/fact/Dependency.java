package io.github.releasekit.domain.fact;

/**
 * Something a module is built from or with.
 *
 * @param role where it stands: {@code dependency}, {@code managed}, {@code plugin}, {@code
 *     extension} or {@code parent}
 * @param scope Maven's scope, empty where that has no meaning
 */
public record Dependency(
    String role, String groupId, String artifactId, String version, String scope) {

  public String coordinates() {
    return groupId + ":" + artifactId + ":" + version;
  }
}
