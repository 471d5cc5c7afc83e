package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.fact.DeploymentTarget;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.DeploymentRepository;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Whether and where maven-deploy-plugin would deploy a module's release. */
final class DeploymentSettings {

  private static final String DEPLOY_PLUGIN = "org.apache.maven.plugins:maven-deploy-plugin";

  private final MavenSession session;
  private final MavenProject project;

  DeploymentSettings(MavenSession session, MavenProject project) {
    this.session = session;
    this.project = project;
  }

  /** {@code maven.deploy.skip}, as a property or in the plugin's configuration. */
  boolean skipped() {
    String skip = configured("skip").orElseGet(() -> property("maven.deploy.skip").orElse("false"));
    return skip.equals("true") || skip.equals("releases");
  }

  /**
   * The release repository: {@code altReleaseDeploymentRepository}, {@code
   * altDeploymentRepository}, else the one of {@code distributionManagement}.
   */
  Optional<DeploymentTarget> target() {
    if (skipped()) {
      return Optional.empty();
    }
    return Stream.of("altReleaseDeploymentRepository", "altDeploymentRepository")
        .flatMap(name -> configured(name).or(() -> property(name)).stream())
        .findFirst()
        .flatMap(DeploymentSettings::alternative)
        .or(this::distributionManagement);
  }

  private Optional<DeploymentTarget> distributionManagement() {
    if (project.getDistributionManagement() == null) {
      return Optional.empty();
    }
    DeploymentRepository repository = project.getDistributionManagement().getRepository();
    return Optional.ofNullable(repository)
        .filter(r -> r.getUrl() != null)
        .map(r -> new DeploymentTarget(String.valueOf(r.getId()), r.getUrl()));
  }

  /** {@code id::url}, or {@code id::layout::url} as older versions of the plugin had it. */
  private static Optional<DeploymentTarget> alternative(String text) {
    String[] parts = text.split("::");
    return parts.length < 2
        ? Optional.empty()
        : Optional.of(new DeploymentTarget(parts[0], parts[parts.length - 1]));
  }

  private Optional<String> property(String name) {
    return Stream.of(session.getUserProperties(), project.getProperties())
        .map((Properties properties) -> properties.getProperty(name))
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }

  private Optional<String> configured(String name) {
    Plugin plugin = project.getBuild().getPluginsAsMap().get(DEPLOY_PLUGIN);
    if (plugin == null) {
      return Optional.empty();
    }
    return Stream.concat(
            plugin.getExecutions().stream().map(execution -> execution.getConfiguration()),
            Stream.of(plugin).map(Plugin::getConfiguration))
        .filter(Xpp3Dom.class::isInstance)
        .map(configuration -> ((Xpp3Dom) configuration).getChild(name))
        .filter(child -> child != null && child.getValue() != null)
        .map(child -> child.getValue().strip())
        .filter(value -> !value.isEmpty() && !value.contains("${"))
        .findFirst();
  }
}
