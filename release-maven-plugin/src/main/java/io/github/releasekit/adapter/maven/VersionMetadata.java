package io.github.releasekit.adapter.maven;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @param file as the repository has it, torn or empty after a deployment that was killed; null
   *     where it has none
   */
  static VersionMetadata read(String groupId, String artifactId, @Nullable File file) {
    Metadata metadata = file == null ? new Metadata() : parse(bytes(file.toPath()));
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

  private static Metadata parse(byte[] content) {
    try {
      return new MetadataXpp3Reader().read(new ByteArrayInputStream(content), false);
    } catch (IOException | XmlPullParserException e) {
      return new Metadata();
    }
  }

  boolean lists(String version) {
    return metadata.getVersioning().getVersions().contains(version);
  }

  /** Adds a version as a deployment of it would have done, and writes the file. */
  void add(String version, Path file) {
    Versioning versioning = metadata.getVersioning();
    versioning.addVersion(version);
    String release = versioning.getRelease();
    if (release == null
        || new ComparableVersion(release).compareTo(new ComparableVersion(version)) < 0) {
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
}
