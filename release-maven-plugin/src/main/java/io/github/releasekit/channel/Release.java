package io.github.releasekit.channel;

import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A release as channels get it.
 *
 * @param files all that is published of it in Maven repositories
 * @param content gives a file's bytes on disk, which are checked against its digest
 * @param location the URL of a file in the Maven repository it was deployed to; empty where it was
 *     deployed to none
 * @param notes in Markdown
 * @param others gives the final versions that were released besides and not taken back
 * @param reason why it is taken back; empty where it is not
 */
public record Release(
    Manifest manifest,
    List<Artifact> files,
    Function<Artifact, Path> content,
    Function<Artifact, Optional<String>> location,
    Supplier<String> notes,
    Supplier<Set<Version>> others,
    String reason) {

  public Release {
    files = List.copyOf(files);
  }

  /** Whether it is final, and no higher version is. */
  public boolean newest() {
    return newest("");
  }

  /**
   * Whether it is final, and no higher version of a line is.
   *
   * @param line what versions of it begin with, such as {@code 1.2.}
   */
  public boolean newest(String line) {
    return !version().isPreRelease()
        && others(line).allMatch(other -> other.compareTo(version()) <= 0);
  }

  /** The final versions of a line that are lower than this one, the highest first. */
  public List<Version> earlier(String line) {
    return others(line)
        .filter(other -> other.compareTo(version()) < 0)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private Stream<Version> others(String line) {
    return others.get().stream()
        .filter(other -> !other.equals(version()) && other.toString().startsWith(line));
  }

  /** The same, that is taken back. */
  public Release because(String why) {
    return new Release(manifest, files, content, location, notes, others, why);
  }

  /** Its version. */
  public Version version() {
    return Version.parse(manifest.version());
  }

  /**
   * A text with {@code @{version}}, {@code @{tag}}, {@code @{groupId}} and {@code @{artifactId}}.
   */
  public String filledIn(String text) {
    String[] project = manifest.project().split(":");
    return text.replace("@{version}", manifest.version())
        .replace("@{tag}", manifest.tag())
        .replace("@{groupId}", project[0])
        .replace("@{artifactId}", project[1]);
  }

  /**
   * The one file whose name is of a glob.
   *
   * @param key where the glob stands in {@code release-kit.yml}, for messages
   * @throws ReleaseException when there is none, or several
   */
  public Artifact file(String glob, String key) {
    String pattern = filledIn(glob);
    List<Artifact> found =
        files.stream().filter(file -> Glob.matches(pattern, file.name())).toList();
    if (found.size() != 1) {
      throw new ReleaseException(
          "'"
              + key
              + "' names "
              + pattern
              + ", and "
              + (found.isEmpty() ? "no file" : "several files")
              + " of "
              + manifest.tag()
              + " is called so"
              + (found.isEmpty() ? "" : ": " + String.join(", ", names(found))),
          "the files are "
              + String.join(", ", names(files))
              + "; correct it in release-kit.yml, take this release back with mvn"
              + " release-kit:rollback, and release the next version");
    }
    return found.get(0);
  }

  private static List<String> names(List<Artifact> files) {
    return files.stream().map(Artifact::name).sorted().toList();
  }
}
