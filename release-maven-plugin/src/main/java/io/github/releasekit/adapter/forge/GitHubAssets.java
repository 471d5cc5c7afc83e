package io.github.releasekit.adapter.forge;

import static io.github.releasekit.adapter.forge.GitHubApi.NOT_FOUND;
import static io.github.releasekit.adapter.forge.GitHubApi.UNPROCESSABLE;
import static io.github.releasekit.adapter.forge.GitHubApi.encoded;

import io.github.releasekit.adapter.forge.GitHubApi.Permission;
import io.github.releasekit.adapter.forge.GitHubApi.Question;
import io.github.releasekit.adapter.forge.GitHubReleases.ReleaseDocument;
import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of releases on GitHub ("REST API endpoints for release assets"). */
final class GitHubAssets {

  private static final String UPLOADED = "uploaded";
  private static final String SHA256 = "sha256:";

  /** GitHub takes up to 1000 files for a release. */
  private static final int PAGES = 1000 / GitHubApi.PAGE + 1;

  /** More is not read back. */
  private static final int READ_BACK = 8 << 20;

  private static final String AGAIN = "run the same command again, which goes on from there";
  private static final Question LIST =
      new Question("does not list the files of the release", Permission.CONTENTS, AGAIN);
  private static final Question REMOVE =
      new Question(
          "does not remove a file that has not all arrived",
          Permission.CONTENTS,
          "delete it on GitHub, then " + AGAIN);

  private final GitHubApi api;

  GitHubAssets(GitHubApi api) {
    this.api = api;
  }

  /**
   * "Get a release asset".
   *
   * @param state {@code uploaded}, {@code open} or {@code starter}
   * @param digest {@code sha256:} and hexadecimal; older servers have none
   */
  @SnakeCase
  record AssetDocument(
      long id, String name, String state, long size, @Nullable String digest, long downloadCount) {
    AssetDocument {
      Objects.requireNonNull(name);
      Objects.requireNonNull(state);
    }

    Asset asset() {
      return new Asset(
          String.valueOf(id),
          PlainText.line(name),
          size,
          Optional.ofNullable(digest)
              .filter(text -> text.startsWith(SHA256))
              .map(text -> text.substring(SHA256.length())),
          UPLOADED.equals(state));
    }
  }

  /** A file under its name in a release, as the release is now. */
  private record Wanted(ReleaseDocument release, String name, Path file, long size, String sha256) {

    /** Whether nothing speaks against a file being this one. */
    boolean couldBe(Asset asset) {
      return asset.complete()
          && asset.size() == size
          && asset.sha256().filter(other -> !other.equals(sha256)).isEmpty();
    }
  }

  /** As {@link Releases#attach}, once. */
  Asset attach(Release release, String name, Path file, String sha256) {
    ReleaseDocument now =
        api.find("/releases/" + release.id(), ReleaseDocument.class, LIST)
            .orElseThrow(() -> GitHubReleases.gone(release));
    Wanted wanted = new Wanted(now, name, file, size(file), sha256);
    Optional<Asset> there =
        api.list("/releases/" + now.id() + "/assets", AssetDocument[].class, PAGES, LIST).stream()
            .map(AssetDocument::asset)
            .filter(asset -> asset.name().equals(name))
            .findFirst();
    if (there.isPresent() && isKept(wanted, there.get())) {
      return there.get();
    }
    if (!now.draft()) {
      throw new ReleaseException(
          "the release of " + PlainText.line(now.tagName()) + " is public, without " + name,
          "attach it on GitHub, or release a new version: nothing is added to what is public");
    }
    there.ifPresent(this::remove);
    return upload(wanted);
  }

  /**
   * Whether what is there stays; if not, it is to be replaced.
   *
   * @throws ReleaseException where it is another file
   */
  private boolean isKept(Wanted wanted, Asset asset) {
    if (!asset.complete()) {
      return false;
    }
    if (!wanted.couldBe(asset)) {
      throw other(wanted, asset);
    }
    if (asset.sha256().isPresent()) {
      return true;
    }
    if (wanted.release().draft()) {
      return false;
    }
    requireContent(wanted, asset);
    return true;
  }

  /**
   * The content, read back: GitHub gives it itself, or says where it is kept, and no other place is
   * asked.
   */
  private void requireContent(Wanted wanted, Asset asset) {
    Optional<byte[]> content = content(asset);
    if (content.isEmpty()) {
      throw new ReleaseException(
          "GitHub does not say whether "
              + wanted.name()
              + " of "
              + PlainText.line(wanted.release().tagName())
              + " has the SHA-256 "
              + wanted.sha256(),
          "compare it with " + wanted.file());
    }
    if (!Digests.sha256(content.get()).equals(wanted.sha256())) {
      throw other(wanted, asset);
    }
  }

  private Optional<byte[]> content(Asset asset) {
    if (asset.size() > READ_BACK) {
      return Optional.empty();
    }
    Answer content =
        api.service()
            .upload(
                "GET",
                api.path("/releases/assets/" + asset.id()),
                Map.of("Accept", "application/octet-stream"),
                BodyPublishers.noBody());
    return Optional.of(content).filter(Answer::isSuccess).map(Answer::body);
  }

  private static ReleaseException other(Wanted wanted, Asset asset) {
    return new ReleaseException(
        "the release of "
            + PlainText.line(wanted.release().tagName())
            + " has another file "
            + wanted.name()
            + ": "
            + said(asset)
            + ", not "
            + wanted.size()
            + " bytes, SHA-256 "
            + wanted.sha256(),
        wanted.release().draft()
            ? "delete that file from the draft on GitHub, then " + AGAIN
            : "release a new version: what is public stays");
  }

  private static String said(Asset asset) {
    return asset.size()
        + " bytes"
        + asset.sha256().map(digest -> ", SHA-256 " + PlainText.shortLine(digest)).orElse("");
  }

  private void remove(Asset asset) {
    Answer answer = api.service().delete(api.path("/releases/assets/" + asset.id()));
    if (answer.status() != NOT_FOUND) {
      api.requireSuccess(answer, REMOVE);
    }
  }

  /** "Upload a release asset". */
  private Asset upload(Wanted wanted) {
    Question asked =
        new Question("does not take the file " + wanted.name(), Permission.CONTENTS, AGAIN);
    String path =
        api.path("/releases/" + wanted.release().id() + "/assets?name=" + encoded(wanted.name()));
    Map<String, String> type = Map.of("Content-Type", "application/octet-stream");
    Answer answer = api.uploads().upload("POST", path, type, content(wanted.file()));
    if (answer.status() == UNPROCESSABLE && answer.text().contains("already_exists")) {
      throw api.uploads().passing(answer);
    }
    Asset asset = api.read(answer, AssetDocument.class, asked).asset();
    if (!asset.name().equals(wanted.name())) {
      remove(asset);
      throw new ReleaseException(
          "GitHub names the file " + wanted.name() + " " + asset.name(),
          "give it a name of letters, digits, '.', '-' and '_' that begins and ends with none of"
              + " these signs");
    }
    if (!wanted.couldBe(asset)) {
      remove(asset);
      throw new ReleaseException(
          "of " + wanted.name() + " other bytes have arrived at GitHub: " + said(asset), AGAIN);
    }
    return asset;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw missing(file, e);
    }
  }

  private static BodyPublisher content(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw missing(file, e);
    }
  }

  private static ReleaseException missing(Path file, IOException cause) {
    return new ReleaseException(
        file + " cannot be read", "build it again, then run the same command again", cause);
  }
}
