package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Releases of Gitea and Forgejo (swagger.v1.json, {@code repository}: repoListReleases,
 * repoGetReleaseByTag, repoCreateRelease, repoEditRelease). Drafts are theirs; a tag that is not
 * there would be made by them at publication, so that it is asked for before. There is no choice of
 * the latest release: that is the one whose tag was made last.
 */
final class GiteaReleases implements Releases {

  private final GiteaRepository repository;
  private final GiteaAttachments attachments;

  GiteaReleases(GiteaRepository repository) {
    this.repository = repository;
    this.attachments = new GiteaAttachments(repository);
  }

  @SnakeCase
  private record Found(
      long id,
      String tagName,
      @Nullable String body,
      boolean draft,
      boolean prerelease,
      @Nullable String htmlUrl,
      @Nullable List<GiteaAttachments.Attachment> assets) {}

  private record Tag(String name) {}

  @Override
  public Optional<Release> find(String tag) {
    return repository.trying(() -> look(tag).map(this::release));
  }

  @Override
  public Optional<Map<String, Long>> downloads() {
    List<Found> all =
        repository.trying(
            () -> repository.list("/releases", Found[].class, "does not list its releases"));
    return Optional.of(
        all.stream()
            .filter(found -> !found.draft() && found.tagName() != null)
            .collect(Collectors.toMap(Found::tagName, GiteaReleases::downloads, Long::sum)));
  }

  private static long downloads(Found found) {
    return Optional.ofNullable(found.assets()).orElse(List.of()).stream()
        .mapToLong(file -> Math.max(0, file.downloadCount()))
        .sum();
  }

  @Override
  public Release draft(Draft draft) {
    String tag = draft.tag();
    return repository.trying(
        () -> {
          Found there = look(tag).orElseGet(() -> make(draft));
          return release(there);
        });
  }

  private Found make(Draft draft) {
    String tag = draft.tag();
    repository
        .find("/tags/" + UrlPath.segments(tag), Tag.class, "does not show tag " + tag)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "the forge has no tag " + tag, "push it, and run the same command again"));
    return repository.send(
        "POST",
        "/releases",
        Map.of(
            "tag_name",
            tag,
            "name",
            draft.name(),
            "body",
            draft.notes(),
            "draft",
            true,
            "prerelease",
            draft.preRelease()),
        Found.class,
        "does not take the draft of " + tag);
  }

  @Override
  public Asset attach(Release release, String name, Path file, String sha256) {
    SentFile sent = new SentFile(name, file, sha256);
    return repository.trying(() -> attachments.attach(release, sent));
  }

  @Override
  public Release publish(Release release, boolean newest) {
    return repository.trying(
        () -> {
          Found now = get(release);
          return release(now.draft() ? edit(now, Map.of("draft", false)) : now);
        });
  }

  @Override
  public Release demote(Release release, String notes) {
    return repository.trying(
        () -> {
          Found now = get(release);
          if (now.draft()) {
            throw new ReleaseException(
                "the release of " + release.tag() + " is not public", "remove the draft instead");
          }
          boolean done = now.prerelease() && notes.equals(now.body());
          return release(done ? now : edit(now, Map.of("prerelease", true, "body", notes)));
        });
  }

  @Override
  public void remove(Release release) {
    repository.trying(
        () -> {
          Optional<Found> there = byId(release);
          if (there.filter(found -> !found.draft()).isPresent()) {
            throw new ReleaseException(
                "the release of " + release.tag() + " is public, and not removed",
                "demote it, or remove it by hand");
          }
          there.ifPresent(
              draft ->
                  repository.delete(
                      "/releases/" + draft.id(), "does not delete the draft of " + release.tag()));
          return true;
        });
  }

  private Found edit(Found release, Map<String, Object> changes) {
    return repository.send(
        "PATCH",
        "/releases/" + release.id(),
        changes,
        Found.class,
        "does not change the release of " + PlainText.line(release.tagName()));
  }

  private Found get(Release release) {
    return byId(release).orElseThrow(() -> GiteaRepository.missing("release of " + release.tag()));
  }

  private Optional<Found> byId(Release release) {
    return repository.find(
        "/releases/" + UrlPath.segment(release.id()),
        Found.class,
        "does not show the release of " + release.tag());
  }

  /** Some versions do not give drafts by their tags. */
  private Optional<Found> look(String tag) {
    return repository
        .find(
            "/releases/tags/" + UrlPath.segment(tag),
            Found.class,
            "does not show the release of " + tag)
        .or(
            () ->
                repository
                    .list("/releases?draft=true", Found[].class, "does not list its drafts")
                    .stream()
                    .filter(found -> found.draft() && found.tagName().equals(tag))
                    .findFirst());
  }

  private Release release(Found found) {
    return new Release(
        String.valueOf(found.id()),
        found.tagName(),
        Optional.ofNullable(found.body()).orElse(""),
        found.draft(),
        found.prerelease(),
        PlainText.line(Optional.ofNullable(found.htmlUrl()).orElse("")),
        Optional.ofNullable(found.assets()).orElse(List.of()).stream()
            .map(attachments::asset)
            .toList());
  }
}
