package io.github.releasekit.adapter.forge;

import static io.github.releasekit.adapter.forge.GitHubApi.NOT_FOUND;
import static io.github.releasekit.adapter.forge.GitHubApi.encoded;
import static io.github.releasekit.adapter.forge.GitHubApi.segments;

import io.github.releasekit.adapter.forge.GitHubApi.Permission;
import io.github.releasekit.adapter.forge.GitHubApi.Question;
import io.github.releasekit.adapter.forge.GitHubAssets.AssetDocument;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Releases on GitHub ("REST API endpoints for releases"). */
final class GitHubReleases implements Releases {

  private static final String AGAIN = "run the same command again, which goes on from there";

  private static final Question FIND =
      new Question("does not list the releases", Permission.CONTENTS, AGAIN);
  private static final Question TAG =
      new Question("does not say whether it has the tag", Permission.CONTENTS, AGAIN);
  private static final Question DRAFT =
      new Question(
          "does not take the draft of a release",
          Permission.CONTENTS,
          "correct what GitHub says of it, then " + AGAIN);
  private static final Question PUBLISH =
      new Question(
          "does not publish the release",
          Permission.CONTENTS,
          "see whether the tag has another release, then " + AGAIN);
  private static final Question DEMOTE =
      new Question(
          "does not make the release a pre-release",
          Permission.CONTENTS,
          "edit the release on GitHub");
  private static final Question REMOVE =
      new Question(
          "does not remove the draft", Permission.CONTENTS, "remove it on GitHub, or " + AGAIN);

  private final GitHubApi api;
  private final GitHubAssets assets;

  GitHubReleases(GitHubApi api) {
    this.api = api;
    this.assets = new GitHubAssets(api);
  }

  /** "Get a release". */
  @SnakeCase
  record ReleaseDocument(
      long id,
      String tagName,
      @Nullable String body,
      boolean draft,
      boolean prerelease,
      String htmlUrl,
      List<AssetDocument> assets) {
    ReleaseDocument {
      Objects.requireNonNull(tagName);
      Objects.requireNonNull(htmlUrl);
      assets = List.copyOf(assets);
    }

    long downloads() {
      return assets.stream().mapToLong(asset -> Math.max(0, asset.downloadCount())).sum();
    }

    Release release() {
      return new Release(
          String.valueOf(id),
          tagName,
          body == null ? "" : body,
          draft,
          prerelease,
          PlainText.line(htmlUrl),
          assets.stream().map(AssetDocument::asset).toList());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A public one goes before drafts. Of several drafts, which lost answers or a race leave, it
   * is the only one with files, else the oldest.
   */
  @Override
  public Optional<Release> find(String tag) {
    return api.trying(() -> look(tag)).map(ReleaseDocument::release);
  }

  private Optional<ReleaseDocument> look(String tag) {
    Answer published = api.get("/releases/tags/" + segments(tag));
    if (published.status() != NOT_FOUND) {
      return Optional.of(api.read(published, ReleaseDocument.class, FIND));
    }
    List<ReleaseDocument> all =
        api.list("/releases", ReleaseDocument[].class, GitHubApi.ALL_PAGES, FIND);
    List<ReleaseDocument> ofTag =
        all.stream()
            .filter(release -> tag.equals(release.tagName()))
            .sorted(Comparator.comparing(ReleaseDocument::id))
            .toList();
    List<ReleaseDocument> filled = ofTag.stream().filter(r -> !r.assets().isEmpty()).toList();
    if (filled.size() > 1) {
      throw new ReleaseException(
          "GitHub has several drafts of "
              + tag
              + " with files: "
              + filled.stream().map(r -> r.release().url()).collect(Collectors.joining(", ")),
          "delete all but one of them on GitHub, then " + AGAIN);
    }
    return filled.stream().findFirst().or(() -> ofTag.stream().findFirst());
  }

  @Override
  public Optional<Map<String, Long>> downloads() {
    List<ReleaseDocument> all =
        api.trying(() -> api.list("/releases", ReleaseDocument[].class, GitHubApi.ALL_PAGES, FIND));
    return Optional.of(
        all.stream()
            .filter(release -> !release.draft())
            .collect(
                Collectors.toMap(ReleaseDocument::tagName, ReleaseDocument::downloads, Long::sum)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>GitHub itself would make a tag that is not there when the release is published, at a commit
   * of its choice: so it is looked for.
   */
  @Override
  public Release draft(Draft draft) {
    return api.trying(() -> look(draft.tag()).orElseGet(() -> create(draft))).release();
  }

  private ReleaseDocument create(Draft draft) {
    requireTag(draft.tag());
    Answer answer =
        api.send(
            "POST",
            "/releases",
            Map.of(
                "tag_name",
                draft.tag(),
                "name",
                draft.name(),
                "body",
                draft.notes(),
                "draft",
                true,
                "prerelease",
                draft.preRelease()));
    return api.read(answer, ReleaseDocument.class, DRAFT);
  }

  private void requireTag(String tag) {
    Answer answer = api.get("/git/ref/tags/" + segments(tag));
    if (api.isAbsent(answer, TAG)) {
      throw new ReleaseException(
          "GitHub has no tag " + tag + " in " + api.repository(),
          "push the tag, then run the same command again");
    }
    api.requireSuccess(answer, TAG);
  }

  /**
   * {@inheritDoc}
   *
   * <p>GitHub says the digest of a file; older servers do not, and then a file of a draft is
   * replaced, and one of a public release is read back where that is possible. Nothing is added to
   * a public release.
   */
  @Override
  public Asset attach(Release release, String name, Path file, String sha256) {
    return api.trying(() -> assets.attach(release, name, file, sha256));
  }

  /**
   * {@inheritDoc}
   *
   * <p>GitHub has no pre-release as its latest release.
   */
  @Override
  public Release publish(Release release, boolean newest) {
    return api.trying(() -> publishOnce(release, newest)).release();
  }

  private ReleaseDocument publishOnce(Release release, boolean newest) {
    ReleaseDocument now =
        api.find("/releases/" + encoded(release.id()), ReleaseDocument.class, PUBLISH)
            .orElseThrow(() -> gone(release));
    if (!now.draft()) {
      return now;
    }
    requireTag(now.tagName());
    boolean latest = newest && !now.prerelease();
    Answer answer =
        api.send(
            "PATCH",
            "/releases/" + encoded(release.id()),
            Map.of(
                "draft",
                false,
                "prerelease",
                now.prerelease(),
                "make_latest",
                String.valueOf(latest)));
    return api.read(answer, ReleaseDocument.class, PUBLISH);
  }

  @Override
  public Release demote(Release release, String notes) {
    return api.trying(
            () ->
                api.read(
                    api.send(
                        "PATCH",
                        "/releases/" + encoded(release.id()),
                        Map.of("prerelease", true, "make_latest", "false", "body", notes)),
                    ReleaseDocument.class,
                    DEMOTE))
        .release();
  }

  @Override
  public void remove(Release release) {
    api.trying(() -> removeOnce(release));
  }

  /** Whether it was there. */
  private boolean removeOnce(Release release) {
    Optional<ReleaseDocument> now =
        api.find("/releases/" + encoded(release.id()), ReleaseDocument.class, REMOVE);
    if (now.isEmpty()) {
      return false;
    }
    if (!now.get().draft()) {
      throw new ReleaseException(
          "the release of "
              + PlainText.line(now.get().tagName())
              + " is public, and is not removed",
          "release a new version; what people may have fetched stays");
    }
    Answer answer = api.service().delete(api.path("/releases/" + encoded(release.id())));
    if (answer.status() != NOT_FOUND) {
      api.requireSuccess(answer, REMOVE);
    }
    return true;
  }

  /** That a draft was deleted while it was worked on. */
  static ReleaseException gone(Release release) {
    return new ReleaseException(
        "GitHub does not have the draft of " + PlainText.line(release.tag()) + " any more",
        "run the same command again, which makes a new one");
  }
}
