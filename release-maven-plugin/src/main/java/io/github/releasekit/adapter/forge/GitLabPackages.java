package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The generic packages that keep drafts of releases and their files
 * (docs.gitlab.com/user/packages/generic_packages, docs.gitlab.com/api/packages).
 *
 * <p>There can be more than one file of a name, of which downloads give the last.
 */
final class GitLabPackages {

  private static final String NOTES = ".release-notes.md";
  private static final String NAME = "<!-- release: ";
  private static final String NAME_END = " -->";
  private static final int DIGEST_SHOWN = 8;

  private final GitLabProject project;

  GitLabPackages(GitLabProject project) {
    this.project = project;
  }

  /** A package, as GitLab lists it. */
  record Found(long id, String name, String version) {}

  /**
   * A file of a package, as GitLab lists it.
   *
   * @param fileSha256 which some old ones lack
   */
  @SnakeCase
  record PackageFile(long id, String fileName, long size, @Nullable String fileSha256) {

    String digest() {
      return fileSha256 == null ? "" : fileSha256;
    }
  }

  /**
   * The package of a tag.
   *
   * @param files all of them, the notes included
   */
  record Package(long id, String tag, List<PackageFile> files) {
    Package {
      files = List.copyOf(files);
    }

    /** The last file of a name. */
    Optional<PackageFile> file(String name) {
      return files.stream()
          .filter(file -> file.fileName().equals(name))
          .max(Comparator.comparing(PackageFile::id));
    }

    /** The files of a release, without the notes. */
    List<PackageFile> assets() {
      return files.stream()
          .filter(file -> !file.fileName().equals(NOTES))
          .filter(file -> file(file.fileName()).equals(Optional.of(file)))
          .toList();
    }

    /** Whether it has notes: whether it is a draft's. */
    boolean hasNotes() {
      return file(NOTES).isPresent();
    }
  }

  /** What a draft says: the name of the release on the first line, which is kept from people. */
  record Notes(String name, String text) {

    static Notes parse(String file, String tag) {
      int end = file.indexOf('\n');
      String first = end < 0 ? file : file.substring(0, end).stripTrailing();
      int nameEnd = first.length() - NAME_END.length();
      if (!first.startsWith(NAME) || !first.endsWith(NAME_END) || nameEnd < NAME.length()) {
        return new Notes(tag, file);
      }
      return new Notes(
          first.substring(NAME.length(), nameEnd), end < 0 ? "" : file.substring(end + 1));
    }

    String file() {
      return NAME + PlainText.line(name) + NAME_END + "\n" + text;
    }
  }

  /** The package of a tag, where there is one. */
  Optional<Package> find(String tag) {
    String version = version(tag);
    String query =
        "?package_type=generic&package_name="
            + UrlPath.segment(project.name())
            + "&package_version="
            + UrlPath.segment(version);
    List<Found> found =
        project
            .list(
                "/packages" + query,
                Found[].class,
                "does not list the packages of its registry, which keep drafts")
            .stream()
            .filter(one -> one.name().equals(project.name()) && one.version().equals(version))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long id = found.get(0).id();
    return Optional.of(
        new Package(
            id,
            tag,
            project.list(
                "/packages/" + id + "/package_files",
                PackageFile[].class,
                "does not list the files of its package " + version)));
  }

  /** The notes of a draft. */
  Notes notes(String tag) {
    Answer answer =
        project
            .find(path(tag, NOTES), "does not give the notes of " + tag)
            .orElseThrow(() -> GitLabProject.missing("notes in the draft of " + tag));
    return Notes.parse(answer.text(), tag);
  }

  /** Writes the notes, and with them makes the draft. */
  void write(String tag, Notes notes) {
    byte[] file = notes.file().getBytes(StandardCharsets.UTF_8);
    project.upload(
        path(tag, NOTES) + "?select=package_file",
        BodyPublishers.ofByteArray(file),
        PackageFile.class,
        "does not take the notes of " + tag);
  }

  /** Removes the notes of a draft that is published. */
  void dropNotes(Package from) {
    from.files().stream()
        .filter(file -> file.fileName().equals(NOTES))
        .forEach(file -> delete(from.id(), file));
  }

  PackageFile upload(String tag, SentFile file) {
    return project.upload(
        path(tag, file.name()) + "?select=package_file",
        file.body(),
        PackageFile.class,
        "does not take " + file.name());
  }

  void delete(long id, PackageFile file) {
    project.delete(
        "/packages/" + id + "/package_files/" + file.id(),
        "does not delete the package's file " + PlainText.line(file.fileName()));
  }

  void delete(Package all) {
    project.delete("/packages/" + all.id(), "does not delete the draft of " + all.tag());
  }

  /** Where a file is downloaded from. */
  String url(String tag, String file) {
    return project.url(path(tag, file));
  }

  /** Where people see a package. */
  String page(Package shown) {
    return project.page() + "/-/packages/" + shown.id();
  }

  private String path(String tag, String file) {
    return "/packages/generic/"
        + UrlPath.segment(project.name())
        + "/"
        + UrlPath.segment(version(tag))
        + "/"
        + UrlPath.segment(file);
  }

  /**
   * The version of a tag's package: its name, where it has only what versions may have; of others
   * what is left of it, and a digest, so that no two tags have one version.
   */
  static String version(String tag) {
    String version = tag.replaceAll("[^A-Za-z0-9_+.-]|(?<=\\.)\\.", "-");
    if (version.equals(tag)) {
      return version;
    }
    String digest = Digests.sha256(tag);
    return version + "-" + digest.substring(0, DIGEST_SHOWN);
  }
}
