package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.artifact.repository.metadata.Metadata;
import org.apache.maven.artifact.repository.metadata.Versioning;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Reader;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Writer;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/** The {@code maven-metadata.xml} that lists the versions of a module in a repository. */
final class VersionMetadata {

  private final Metadata metadata;

  private VersionMetadata(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * @param file as the repository has it; empty where a deployment was killed before it wrote, null
   *     where it has none
   * @throws ReleaseException when it is not such a list: what it may hold is not replaced
   */
  static VersionMetadata read(String groupId, String artifactId, @Nullable File file) {
    byte[] content = file == null ? new byte[0] : bytes(file.toPath());
    Metadata metadata =
        content.length == 0 ? new Metadata() : parse(content, groupId + ":" + artifactId);
    metadata.setGroupId(groupId);
    metadata.setArtifactId(artifactId);
    if (metadata.getVersioning() == null) {
      metadata.setVersioning(new Versioning());
    }
    return new VersionMetadata(metadata);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Metadata parse(byte[] content, String module) {
    try {
      return new MetadataXpp3Reader().read(new ByteArrayInputStream(content), false);
    } catch (IOException | XmlPullParserException e) {
      throw new ReleaseException(
          "the repository's maven-metadata.xml of " + module + " cannot be read: " + e.getMessage(),
          "mend or remove it there, then run mvn release-kit:perform again",
          e);
    }
  }

  boolean lists(String version) {
    return metadata.getVersioning().getVersions().contains(version);
  }

  /**
   * Whether the deployment of a version has made it the default, as each does, though a final one
   * that is listed is higher: it is of an older line (B3).
   */
  boolean isMovedBackBy(String version) {
    return version.equals(metadata.getVersioning().getRelease()) && isLower(version, newest());
  }

  /**
   * Adds a version as a deployment of it would have done where it is the highest, and writes the
   * file.
   */
  void add(String version, Path file) {
    Versioning versioning = metadata.getVersioning();
    boolean movedBack = isMovedBackBy(version);
    if (!lists(version)) {
      versioning.addVersion(version);
    }
    String release = versioning.getRelease();
    if (movedBack) {
      versioning.setRelease(newest());
      if (version.equals(versioning.getLatest())) {
        versioning.setLatest(newest());
      }
    } else if (release == null || isLower(release, version)) {
      versioning.setRelease(version);
      versioning.setLatest(version);
    }
    versioning.updateTimestamp();
    try (OutputStream out = Files.newOutputStream(file)) {
      new MetadataXpp3Writer().write(out, metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The highest final version, or where there is none the highest. */
  private String newest() {
    List<String> all = metadata.getVersioning().getVersions();
    List<String> finals =
        all.stream()
            .filter(text -> Version.find(text).filter(Version::isPreRelease).isEmpty())
            .toList();
    return (finals.isEmpty() ? all : finals)
        .stream().max(Comparator.comparing(ComparableVersion::new)).orElse("");
  }

  private static boolean isLower(String version, String than) {
    return new ComparableVersion(version).compareTo(new ComparableVersion(than)) < 0;
  }
}
