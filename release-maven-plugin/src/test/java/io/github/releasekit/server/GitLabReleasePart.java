package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.server.ForgeState.Attached;
import io.github.releasekit.server.ForgeState.Published;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.RestApi.Refusal;
import io.github.releasekit.server.RestApi.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Releases, tags and generic packages of a {@link GitLabServer}. It keeps to docs.gitlab.com:
 *
 * <ul>
 *   <li>api/releases: a release of a tag that is there, once; links, whose names and URLs are each
 *       there once, with {@code link_type} and {@code direct_asset_path}.
 *   <li>user/packages/generic_packages: files of one name can be there more than once, and the last
 *       one is downloaded; what names, versions and files may be called.
 *   <li>api/packages: {@code package_name} as a part of the name; {@code file_sha256}.
 * </ul>
 */
final class GitLabReleasePart {

  private static final String NOTES = ".release-notes.md";

  private record Stored(long id, String name, byte[] content) {}

  private static final class Package {
    private final long id;
    private final String name;
    private final String version;
    private final List<Stored> files = new ArrayList<>();

    private Package(long id, String name, String version) {
      this.id = id;
      this.name = name;
      this.version = version;
    }
  }

  private static final class Release {
    private final String tag;
    private final String name;
    private final Map<String, String> links = new LinkedHashMap<>();
    private String description;

    private Release(String tag, String name, String description) {
      this.tag = tag;
      this.name = name;
      this.description = description;
    }
  }

  private final HostedRepository repository;
  private final Supplier<String> url;
  private final Map<String, Release> releases = new LinkedHashMap<>();
  private final List<Package> packages = new ArrayList<>();
  private long ids = 1000;

  GitLabReleasePart(HostedRepository repository, Supplier<String> url) {
    this.repository = repository;
    this.url = url;
  }

  void serve(RestApi api) {
    Set<String> paged = Set.of("page", "per_page");
    api.on("GET", "/repository/tags/*", Set.of(), this::tag);
    api.on("GET", "/releases/*", Set.of(), r -> RestApi.json(200, told(release(r))));
    api.on("POST", "/releases", Set.of(), this::publish);
    api.on("PUT", "/releases/*", Set.of(), this::change);
    api.on(
        "GET",
        "/packages",
        GitLabServer.with(paged, "package_type", "package_name", "package_version"),
        this::packages);
    api.on(
        "GET",
        "/packages/*/package_files",
        paged,
        r -> GitLabServer.page(r, pack(r).files, GitLabReleasePart::told));
    api.on("DELETE", "/packages/*", Set.of(), this::delete);
    api.on("DELETE", "/packages/*/package_files/*", Set.of(), this::deleteFile);
    api.on("PUT", "/packages/generic/*/*/*", Set.of("select"), this::upload);
    api.on("GET", "/packages/generic/*/*/*", Set.of(), this::download);
  }

  private Said tag(Request request) {
    if (!repository.tags.containsKey(request.part(0))) {
      throw new Refusal(404, "404 Tag Not Found");
    }
    return RestApi.json(200, Map.of("name", request.part(0)));
  }

  private Release release(Request request) {
    return Optional.ofNullable(releases.get(request.part(0)))
        .orElseThrow(() -> new Refusal(404, "404 Not Found"));
  }

  private Map<String, Object> told(Release release) {
    List<Map<String, Object>> links = new ArrayList<>();
    release.links.forEach(
        (name, where) -> links.add(Map.of("id", 900 + links.size(), "name", name, "url", where)));
    return Map.of(
        "tag_name",
        release.tag,
        "name",
        release.name,
        "description",
        release.description,
        "assets",
        Map.of("count", links.size(), "links", links),
        "_links",
        Map.of("self", url.get() + "/-/releases/" + release.tag.replace("/", "%2F")));
  }

  private Said publish(Request request) {
    JsonNode asked = request.document(Set.of("tag_name"), Set.of("name", "description", "assets"));
    String tag = asked.get("tag_name").asText();
    if (!repository.tags.containsKey(tag)) {
      throw new Refusal(422, "Ref is not specified");
    }
    if (releases.containsKey(tag)) {
      throw new Refusal(409, "Release already exists");
    }
    Release release =
        new Release(tag, asked.path("name").asText(tag), asked.path("description").asText());
    for (JsonNode link : asked.path("assets").path("links")) {
      String path = link.get("direct_asset_path").asText();
      if (!path.startsWith("/") || !link.get("link_type").asText().equals("package")) {
        throw new Refusal(400, "direct_asset_path or link_type is not valid");
      }
      String where = link.get("url").asText();
      if (release.links.containsValue(where)
          || release.links.put(link.get("name").asText(), where) != null) {
        throw new Refusal(400, "has already been taken");
      }
    }
    releases.put(tag, release);
    return RestApi.json(201, told(release));
  }

  private Said change(Request request) {
    Release release = release(request);
    release.description =
        request.document(Set.of("description"), Set.of()).get("description").asText();
    return RestApi.json(200, told(release));
  }

  private Said packages(Request request) {
    if (!request.query("package_type", "generic").equals("generic")) {
      throw new Refusal(400, "package_type does not have a valid value");
    }
    List<Package> found = new ArrayList<>(packages);
    found.removeIf(
        one ->
            !one.name.contains(request.query("package_name", ""))
                || !one.version.equals(request.query("package_version", one.version)));
    return GitLabServer.page(
        request,
        found,
        one ->
            Map.of(
                "id",
                one.id,
                "name",
                one.name,
                "version",
                one.version,
                "package_type",
                "generic",
                "status",
                "default"));
  }

  private Package pack(Request request) {
    return packages.stream()
        .filter(one -> one.id == request.number(0))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "404 Package Not Found"));
  }

  private static Map<String, Object> told(Stored file) {
    return Map.of(
        "id",
        file.id(),
        "file_name",
        file.name(),
        "size",
        file.content().length,
        "file_sha256",
        sha256(file.content()));
  }

  private Said delete(Request request) {
    packages.remove(pack(request));
    return Said.nothing();
  }

  private Said deleteFile(Request request) {
    if (!pack(request).files.removeIf(file -> file.id() == request.number(1))) {
      throw new Refusal(404, "404 Package File Not Found");
    }
    return Said.nothing();
  }

  private Said upload(Request request) {
    String name = request.part(0);
    String version = request.part(1);
    String file = request.part(2);
    if (!name.matches("[A-Za-z0-9._+-]+")
        || !version.matches("(?!.*\\.\\.)[\\w+.-]+")
        || !file.matches("[A-Za-z0-9._+-]+")) {
      throw new Refusal(400, "package_name, package_version or file_name is invalid");
    }
    if (!request.query("select", "").equals("package_file")) {
      return RestApi.json(201, Map.of("message", "201 Created"));
    }
    return RestApi.json(201, told(store(name, version, file, request.asked().body())));
  }

  private Stored store(String name, String version, String file, byte[] content) {
    Package into =
        packages.stream()
            .filter(one -> one.name.equals(name) && one.version.equals(version))
            .findFirst()
            .orElseGet(
                () -> {
                  Package made = new Package(ids++, name, version);
                  packages.add(made);
                  return made;
                });
    Stored stored = new Stored(ids++, file, content.clone());
    into.files.add(stored);
    return stored;
  }

  private Said download(Request request) {
    byte[] content =
        packages.stream()
            .filter(one -> one.name.equals(request.part(0)))
            .filter(one -> one.version.equals(request.part(1)))
            .flatMap(one -> last(one, request.part(2)).stream())
            .findFirst()
            .orElseThrow(() -> new Refusal(404, "404 Not Found"))
            .content();
    return new Said(200, Map.of("Content-Type", "application/octet-stream"), content.clone());
  }

  private static Optional<Stored> last(Package from, String file) {
    return from.files.stream().filter(one -> one.name().equals(file)).reduce((a, b) -> b);
  }

  /** The package of a tag. */
  private Optional<Package> of(String tag) {
    String beginning = tag.replaceAll("[^A-Za-z0-9_+.-]", "-") + "-";
    return packages.stream()
        .filter(one -> one.version.equals(tag) || one.version.startsWith(beginning))
        .findFirst();
  }

  void edit(String tag, String notes) {
    if (releases.containsKey(tag)) {
      releases.get(tag).description = notes;
      return;
    }
    Package draft = of(tag).orElseThrow();
    String first = notes(draft).lines().findFirst().orElse("");
    store(
        draft.name, draft.version, NOTES, (first + "\n" + notes).getBytes(StandardCharsets.UTF_8));
  }

  void breakOff(String tag, String asset, byte[] arrived) {
    Package draft = of(tag).orElseThrow();
    store(draft.name, draft.version, asset, arrived);
  }

  private static String notes(Package draft) {
    return last(draft, NOTES)
        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .orElse("");
  }

  /** Releases, and packages without one as drafts. */
  List<Published> state() {
    List<Published> all = new ArrayList<>();
    List<Package> others = new ArrayList<>(packages);
    for (Release release : releases.values()) {
      Optional<Package> files = of(release.tag);
      files.ifPresent(others::remove);
      List<Attached> attached = new ArrayList<>();
      files.ifPresent(
          from ->
              from.files.forEach(
                  file ->
                      attached.add(
                          attached(
                              file, release.links.containsKey(file.name()) ? "" : "unlinked "))));
      all.add(
          new Published(release.tag, release.name, release.description, false, false, attached));
    }
    for (Package draft : others) {
      String tag =
          repository.tags.keySet().stream()
              .filter(one -> of(one).equals(Optional.of(draft)))
              .findFirst()
              .orElse(draft.version);
      String notes = notes(draft);
      String name = notes.lines().findFirst().orElse("no notes");
      all.add(
          new Published(
              tag,
              name.replaceFirst("<!-- release: (.*) -->", "$1"),
              notes.substring(Math.min(notes.length(), name.length() + 1)),
              true,
              false,
              draft.files.stream()
                  .filter(file -> !file.name().equals(NOTES))
                  .map(file -> attached(file, ""))
                  .toList()));
    }
    return all;
  }

  private static Attached attached(Stored file, String how) {
    return new Attached(how + file.name(), new String(file.content(), StandardCharsets.UTF_8));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
