package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Versions such as {@code ${revision}}, which a build is told. */
public final class CiFriendlyVersions {

  private static final Pattern PROPERTY =
      Pattern.compile("<version>[^<]*\\$\\{(revision|sha1|changelist)}");

  private CiFriendlyVersions() {}

  /**
   * Makes sure that others can read the version of a module from its POM alone.
   *
   * @throws ReleaseException when the POM has it as a property that only this build was given
   */
  public static void requireReadable(Staging staging, StagedModule module) {
    for (StagedArtifact artifact : module.artifacts()) {
      if (artifact.extension().equals("pom") && artifact.classifier().isEmpty()) {
        String path = artifact.file().path();
        String pom = new String(staging.content(path).orElseThrow(), StandardCharsets.ISO_8859_1);
        if (PROPERTY.matcher(pom).find()) {
          throw new ReleaseException(
              path
                  + " would be deployed with a version such as ${revision}, which nobody else can"
                  + " read",
              "add flatten-maven-plugin with flattenMode resolveCiFriendliesOnly to the build, or"
                  + " release with Maven 4");
        }
      }
    }
  }
}
