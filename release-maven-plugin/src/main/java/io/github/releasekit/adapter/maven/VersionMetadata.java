package io.github.releasekit.adapter.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
   * @param file as the repository has it; null where it has none
   */
  static VersionMetadata read(String groupId, String artifactId, @Nullable File file) {
    Metadata metadata = new Metadata();
    if (file != null) {
      try (InputStream in = Files.newInputStream(file.toPath())) {
        metadata = new MetadataXpp3Reader().read(in, false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (XmlPullParserException e) {
        metadata = new Metadata();
      }
    }
    metadata.setGroupId(groupId);
    metadata.setArtifactId(artifactId);
    if (metadata.getVersioning() == null) {
      metadata.setVersioning(new Versioning());
    }
    return new VersionMetadata(metadata);
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
