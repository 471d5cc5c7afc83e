package io.github.releasekit.domain.fact;

/**
 * How releases get to Maven Central (P1).
 *
 * @param portal URL of the Portal that bundles are uploaded to
 * @param repository URL of the repository that it publishes to
 * @param server names the user token in settings.xml
 * @param automatic whether a bundle that the Portal finds good is published; else a person does
 *     that
 */
public record Central(String portal, String repository, String server, boolean automatic) {

  /** The user token is for the Portal, and is not shown to the repository. */
  private static final String REPOSITORY_ID = "maven-central";

  /** Where modules are once they are published. */
  public DeploymentTarget target() {
    return new DeploymentTarget(REPOSITORY_ID, repository);
  }
}
