package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.forge.GitLabPackages.Notes;
import io.github.releasekit.adapter.forge.GitLabPackages.Package;
import io.github.releasekit.adapter.forge.GitLabPackages.PackageFile;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Releases of GitLab (docs.gitlab.com/api/releases), which has no drafts of them. A draft is a
 * generic package here, whose name is that of the project and whose version is the tag: it has the
 * files, and the notes as {@code .release-notes.md}. The release, with links to the files, is made
 * when it is published, and then the notes leave the package.
 *
 * <p>People read the notes in the package registry, and edit them by an upload under the same name.
 * Who may read packages of the project sees a draft's files there; {@code status=hidden} would keep
 * them from the list, but then the API does not list the files either. A {@code released_at} in the
 * future would be no draft, since everybody sees upcoming releases.
 *
 * <p>GitLab has neither pre-releases nor a choice of the latest release: that is the one with the
 * latest {@code released_at}. To demote a release is to change its notes.
 */
final class GitLabReleases implements Releases {

  private final GitLabProject project;
  private final GitLabPackages packages;

  GitLabReleases(GitLabProject project) {
    this.project = project;
    this.packages = new GitLabPackages(project);
  }

  @SnakeCase
  private record Published(
      String tagName, @Nullable String description, @Nullable Attached assets) {

    List<Link> links() {
      return Optional.ofNullable(assets).map(Attached::links).orElse(List.of());
    }
  }

  private record Attached(@Nullable List<Link> links) {}

  private record Link(long id, String name) {}

  private record Tag(String name) {}

  /** GitLab counts neither for links of releases nor for generic packages. */
  @Override
  public Optional<Map<String, Long>> downloads() {
    return Optional.empty();
  }

  @Override
  public Optional<Release> find(String tag) {
    return project.trying(() -> look(tag));
  }

  @Override
  public Release draft(Draft draft) {
    String tag = draft.tag();
    return project.trying(
        () -> {
          Optional<Release> there = look(tag);
          if (there.isPresent()) {
            return there.get();
          }
          project
              .find(
                  "/repository/tags/" + UrlPath.segment(tag), Tag.class, "does not show tag " + tag)
              .orElseThrow(
                  () ->
                      new ReleaseException(
                          "GitLab has no tag " + tag + ", or does not show it to the token",
                          "push it, give a token of the scope api, since CI_JOB_TOKEN may not read"
                              + " tags, and run the same command again"));
          packages.write(tag, new Notes(draft.name(), draft.notes()));
          return there(tag);
        });
  }

  @Override
  public Asset attach(Release release, String name, Path file, String sha256) {
    SentFile sent = new SentFile(name, file, sha256);
    return project.trying(() -> attach(release.tag(), sent));
  }

  private Asset attach(String tag, SentFile sent) {
    Package draft = packages.find(tag).orElseThrow(() -> GitLabProject.missing("draft of " + tag));
    Optional<PackageFile> there = draft.file(sent.name());
    if (there.isPresent()) {
      PackageFile file = there.get();
      if (sent.is(file.size(), file.digest())) {
        return asset(file);
      }
      if (!sent.isCut(file.size(), file.digest())) {
        throw sent.isTaken(tag, told(file));
      }
      packages.delete(draft.id(), file);
    }
    if (!draft.hasNotes()) {
      throw new ReleaseException(
          "the release of " + tag + " is public, and has no file " + sent.name(),
          "attach files to drafts, or add it by hand");
    }
    PackageFile arrived = packages.upload(tag, sent);
    if (!sent.is(arrived.size(), arrived.digest())) {
      packages.delete(draft.id(), arrived);
      throw sent.hasChanged(tag, told(arrived));
    }
    return asset(arrived);
  }

  @Override
  public Release publish(Release release, boolean newest) {
    String tag = release.tag();
    return project.trying(
        () -> {
          Release now = there(tag);
          if (now.draft()) {
            Published made =
                project.send(
                    "POST",
                    "/releases",
                    Map.of(
                        "tag_name",
                        tag,
                        "name",
                        packages.notes(tag).name(),
                        "description",
                        now.notes(),
                        "assets",
                        Map.of("links", links(now))),
                    Published.class,
                    "does not take the release of " + tag);
            now = release(made, packages.find(tag));
          }
          packages.find(tag).filter(Package::hasNotes).ifPresent(packages::dropNotes);
          return now;
        });
  }

  private List<Map<String, String>> links(Release draft) {
    return draft.assets().stream()
        .map(
            asset ->
                Map.of(
                    "name",
                    asset.name(),
                    "url",
                    packages.url(draft.tag(), asset.name()),
                    "direct_asset_path",
                    "/" + asset.name(),
                    "link_type",
                    "package"))
        .toList();
  }

  @Override
  public Release demote(Release release, String notes) {
    String tag = release.tag();
    return project.trying(
        () -> {
          Release now = there(tag);
          if (now.draft()) {
            throw new ReleaseException(
                "the release of " + tag + " is not public", "remove the draft instead");
          }
          if (now.notes().equals(notes)) {
            return now;
          }
          Published changed =
              project.send(
                  "PUT",
                  "/releases/" + UrlPath.segment(tag),
                  Map.of("description", notes),
                  Published.class,
                  "does not take the notes of " + tag);
          return release(changed, packages.find(tag));
        });
  }

  @Override
  public void remove(Release release) {
    String tag = release.tag();
    project.trying(
        () -> {
          if (published(tag).isPresent()) {
            throw new ReleaseException(
                "the release of " + tag + " is public, and not removed",
                "demote it, or remove it by hand");
          }
          packages.find(tag).filter(Package::hasNotes).ifPresent(packages::delete);
          return true;
        });
  }

  private Release there(String tag) {
    return look(tag).orElseThrow(() -> GitLabProject.missing("release or draft of " + tag));
  }

  private Optional<Release> look(String tag) {
    Optional<Published> published = published(tag);
    Optional<Package> files = packages.find(tag);
    return published
        .map(found -> release(found, files))
        .or(() -> files.filter(Package::hasNotes).map(this::draft));
  }

  private Optional<Published> published(String tag) {
    return project.find(
        "/releases/" + UrlPath.segment(tag),
        Published.class,
        "does not show the release of " + tag);
  }

  private Release draft(Package files) {
    return new Release(
        String.valueOf(files.id()),
        files.tag(),
        packages.notes(files.tag()).text(),
        true,
        false,
        packages.page(files),
        files.assets().stream().map(GitLabReleases::asset).toList());
  }

  private Release release(Published published, Optional<Package> files) {
    String tag = published.tagName();
    return new Release(
        tag,
        tag,
        Optional.ofNullable(published.description()).orElse(""),
        false,
        false,
        project.page() + "/-/releases/" + UrlPath.segment(tag),
        published.links().stream().map(link -> asset(link, files)).toList());
  }

  /** A link's file, of which nothing is known where it is not one of the package. */
  private static Asset asset(Link link, Optional<Package> files) {
    return files
        .flatMap(all -> all.file(link.name()))
        .map(GitLabReleases::asset)
        .orElseGet(
            () -> new Asset(String.valueOf(link.id()), link.name(), 0, Optional.empty(), true));
  }

  private static Asset asset(PackageFile file) {
    return new Asset(
        String.valueOf(file.id()),
        file.fileName(),
        file.size(),
        Optional.of(file.digest()).filter(digest -> !digest.isEmpty()),
        true);
  }

  private static String told(PackageFile file) {
    return file.size() + " bytes, SHA-256 " + PlainText.line(file.digest());
  }
}
