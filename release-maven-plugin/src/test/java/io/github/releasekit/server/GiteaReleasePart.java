package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.server.ForgeState.Attached;
import io.github.releasekit.server.ForgeState.Published;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.RestApi.Refusal;
import io.github.releasekit.server.RestApi.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Releases of a {@link GiteaServer}: drafts are not given by their tags; a release of a tag is
 * there once; files can have the same name; they are downloaded from the server's own pages.
 */
final class GiteaReleasePart {

  private record Stored(long id, String name, byte[] content) {}

  private static final class Release {
    private final long id;
    private final String tag;
    private final String name;
    private final List<Stored> files = new ArrayList<>();
    private int downloads;
    private String body;
    private boolean draft;
    private boolean preRelease;

    private Release(long id, String tag, String name) {
      this.id = id;
      this.tag = tag;
      this.name = name;
    }
  }

  private final HostedRepository repository;
  private final Supplier<String> url;
  private final List<Release> releases = new ArrayList<>();
  private long ids = 1000;

  GiteaReleasePart(HostedRepository repository, Supplier<String> url) {
    this.repository = repository;
    this.url = url;
  }

  void serve(RestApi api) {
    api.on("GET", "/tags/**", Set.of(), this::tag);
    api.on("GET", "/releases", Set.of("draft", "page", "limit"), this::list);
    api.on("POST", "/releases", Set.of(), this::make);
    api.on("GET", "/releases/tags/*", Set.of(), this::byTag);
    api.on("GET", "/releases/*", Set.of(), r -> RestApi.json(200, told(release(r))));
    api.on("PATCH", "/releases/*", Set.of(), this::change);
    api.on("DELETE", "/releases/*", Set.of(), this::delete);
    api.on("GET", "/releases/*/assets", Set.of(), this::files);
    api.on("POST", "/releases/*/assets", Set.of("name"), this::attach);
    api.on("DELETE", "/releases/*/assets/*", Set.of(), this::deleteFile);
  }

  private Said tag(Request request) {
    if (!repository.tags.containsKey(request.part(0))) {
      throw new Refusal(404, "tag does not exist");
    }
    return RestApi.json(200, Map.of("name", request.part(0)));
  }

  private Said list(Request request) {
    boolean draft = request.query("draft", "false").equals("true");
    return GiteaServer.page(
        request, releases.stream().filter(one -> one.draft == draft).toList(), this::told);
  }

  private Said byTag(Request request) {
    return releases.stream()
        .filter(one -> !one.draft && one.tag.equals(request.part(0)))
        .findFirst()
        .map(one -> RestApi.json(200, told(one)))
        .orElseThrow(() -> new Refusal(404, "release does not exist"));
  }

  private Release release(Request request) {
    return releases.stream()
        .filter(one -> one.id == request.number(0))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "release does not exist"));
  }

  private Release of(String tag) {
    return releases.stream().filter(one -> one.tag.equals(tag)).findFirst().orElseThrow();
  }

  private Map<String, Object> told(Release release) {
    return Map.of(
        "id",
        release.id,
        "tag_name",
        release.tag,
        "name",
        release.name,
        "body",
        release.body,
        "draft",
        release.draft,
        "prerelease",
        release.preRelease,
        "html_url",
        url.get() + "/owner/name/releases/tag/" + release.id,
        "assets",
        release.files.stream().map(file -> told(file, release.downloads)).toList());
  }

  private Map<String, Object> told(Stored file, int downloads) {
    return Map.of(
        "id",
        file.id(),
        "name",
        file.name(),
        "size",
        file.content().length,
        "download_count",
        downloads,
        "browser_download_url",
        url.get() + "/attachments/" + file.id());
  }

  private Said make(Request request) {
    JsonNode asked =
        request.document(Set.of("tag_name"), Set.of("name", "body", "draft", "prerelease"));
    String tag = asked.get("tag_name").asText();
    if (releases.stream().anyMatch(one -> one.tag.equals(tag))) {
      throw new Refusal(409, "release already exists");
    }
    Release release = new Release(ids++, tag, asked.path("name").asText());
    release.body = asked.path("body").asText();
    release.draft = asked.path("draft").asBoolean();
    release.preRelease = asked.path("prerelease").asBoolean();
    releases.add(release);
    return RestApi.json(201, told(release));
  }

  private Said change(Request request) {
    Release release = release(request);
    JsonNode asked = request.document(Set.of(), Set.of("body", "draft", "prerelease"));
    release.body = asked.path("body").asText(release.body);
    release.draft = asked.path("draft").asBoolean(release.draft);
    release.preRelease = asked.path("prerelease").asBoolean(release.preRelease);
    return RestApi.json(200, told(release));
  }

  private Said delete(Request request) {
    releases.remove(release(request));
    return Said.nothing();
  }

  private Said files(Request request) {
    Release release = release(request);
    return RestApi.json(
        200, release.files.stream().map(file -> told(file, release.downloads)).toList());
  }

  private Said attach(Request request) {
    Release release = release(request);
    Stored file = new Stored(ids++, request.query("name", ""), part(request));
    release.files.add(file);
    return RestApi.json(201, told(file, 0));
  }

  /** The one part of a form, {@code attachment} (RFC 7578). */
  private static byte[] part(Request request) {
    String type = request.asked().headers().getOrDefault("content-type", "");
    if (!type.startsWith("multipart/form-data; boundary=")) {
      throw new Refusal(400, "request Content-Type isn't multipart/form-data");
    }
    String boundary = "--" + type.substring(type.indexOf('=') + 1);
    byte[] body = request.asked().body();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("\r\n\r\n") + 4;
    int end = body.length - (boundary.length() + 6);
    if (!text.startsWith(boundary + "\r\nContent-Disposition: form-data; name=\"attachment\";")
        || end < start
        || !text.substring(end).equals("\r\n" + boundary + "--\r\n")) {
      throw new Refusal(400, "http: no such file");
    }
    return Arrays.copyOfRange(body, start, end);
  }

  private Said deleteFile(Request request) {
    if (!release(request).files.removeIf(file -> file.id() == request.number(1))) {
      throw new Refusal(404, "attachment does not exist");
    }
    return Said.nothing();
  }

  Said download(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return releases.stream()
        .flatMap(release -> release.files.stream())
        .filter(file -> id.equals(String.valueOf(file.id())))
        .findFirst()
        .map(file -> new Said(200, Map.of(), file.content().clone()))
        .orElseGet(() -> RestApi.json(404, Map.of()));
  }

  void edit(String tag, String notes) {
    of(tag).body = notes;
  }

  void download(String tag, int times) {
    of(tag).downloads += times;
  }

  void breakOff(String tag, String asset, byte[] arrived) {
    of(tag).files.add(new Stored(ids++, asset, arrived.clone()));
  }

  List<Published> state() {
    return releases.stream()
        .map(
            one ->
                new Published(
                    one.tag,
                    one.name,
                    one.body,
                    one.draft,
                    one.preRelease,
                    one.files.stream()
                        .map(
                            file ->
                                new Attached(
                                    file.name(),
                                    new String(file.content(), StandardCharsets.UTF_8)))
                        .toList()))
        .toList();
  }
}
