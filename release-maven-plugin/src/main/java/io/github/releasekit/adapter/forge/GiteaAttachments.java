package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of releases of Gitea and Forgejo (swagger.v1.json, {@code repository}:
 * repoListReleaseAttachments, repoCreateReleaseAttachment, repoDeleteReleaseAttachment). More than
 * one can have a name, so that one is looked for before it is sent.
 *
 * <p>The API tells no digests. Files of up to 8 MiB are read back instead; a larger one in a draft
 * is replaced by the one that is sent, whatever it is.
 */
final class GiteaAttachments {

  /** What is read back at most. */
  private static final long READ_BACK = 8 << 20;

  private final GiteaRepository repository;

  GiteaAttachments(GiteaRepository repository) {
    this.repository = repository;
  }

  /** A file, as the API lists it. */
  @SnakeCase
  record Attachment(
      long id, String name, long size, @Nullable String browserDownloadUrl, long downloadCount) {}

  /** What is known of a file. */
  Asset asset(Attachment file) {
    return new Asset(String.valueOf(file.id()), file.name(), file.size(), digest(file), true);
  }

  private Optional<String> digest(Attachment file) {
    return Optional.ofNullable(file.browserDownloadUrl())
        .filter(url -> file.size() <= READ_BACK)
        .flatMap(repository::download)
        .map(Digests::sha256);
  }

  /** Attaches a file, unless it is there. */
  Asset attach(Release release, SentFile sent) {
    List<Attachment> named =
        repository
            .find(
                path(release),
                Attachment[].class,
                "does not list the files of the draft of " + release.tag())
            .map(List::of)
            .orElseThrow(() -> GiteaRepository.missing("draft of " + release.tag()))
            .stream()
            .filter(file -> file.name().equals(sent.name()))
            .toList();
    for (Attachment file : named) {
      Asset there = asset(file);
      if (there.sha256().filter(digest -> sent.is(file.size(), digest)).isPresent()) {
        return there;
      }
      if (there.sha256().filter(digest -> !sent.isCut(file.size(), digest)).isPresent()) {
        throw sent.isTaken(release.tag(), told(there));
      }
      delete(release, there);
    }
    return send(release, sent);
  }

  private Asset send(Release release, SentFile sent) {
    String boundary = "release-kit-" + sent.sha256().substring(0, 40);
    Asset arrived =
        asset(
            repository.upload(
                path(release) + "?name=" + UrlPath.segment(sent.name()),
                "multipart/form-data; boundary=" + boundary,
                form(boundary, sent),
                Attachment.class,
                "does not take " + sent.name()));
    if (arrived.size() != sent.size()
        || arrived.sha256().filter(digest -> !digest.equals(sent.sha256())).isPresent()) {
      delete(release, arrived);
      throw sent.hasChanged(release.tag(), told(arrived));
    }
    return arrived;
  }

  /** A form with one part, {@code attachment} (RFC 7578). */
  private static BodyPublisher form(String boundary, SentFile sent) {
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\""
            + UrlPath.segment(sent.name())
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    return BodyPublishers.concat(
        BodyPublishers.ofString(head),
        sent.body(),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
  }

  private void delete(Release release, Asset file) {
    repository.delete(
        path(release) + "/" + file.id(), "does not delete " + PlainText.line(file.name()));
  }

  private static String path(Release release) {
    return "/releases/" + UrlPath.segment(release.id()) + "/assets";
  }

  private static String told(Asset file) {
    return file.size() + " bytes" + file.sha256().map(digest -> ", SHA-256 " + digest).orElse("");
  }
}
