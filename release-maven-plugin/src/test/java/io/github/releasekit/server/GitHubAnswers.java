package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.server.GitHubState.Asset;
import io.github.releasekit.server.GitHubState.Release;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a {@link GitHubServer} says to requests: releases and their files here, the rest in {@link
 * GitHubTalks} and {@link GitHubFiles}.
 */
final class GitHubAnswers {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String OWN = "/repos/" + GitHubServer.REPOSITORY;

  private final GitHubState state;
  private final String url;
  private final GitHubTalks talks;
  private final GitHubFiles files;

  /** Whether it says the digests of files. */
  boolean digests = true;

  /** Whether it gives the content of files, and not where it is kept. */
  boolean contents;

  GitHubAnswers(GitHubState state, String url) {
    this.state = state;
    this.url = url + "/" + GitHubServer.REPOSITORY;
    this.talks = new GitHubTalks(state, this.url);
    this.files = new GitHubFiles(state, this.url);
  }

  /** Something that is asked for, with the parts of its path. */
  record Call(Asked asked, Matcher path) {

    /** A part of the path, decoded. */
    String part(int group) {
      return URLDecoder.decode(path.group(group).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    JsonNode body() {
      try {
        return MAPPER.readTree(asked.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Answers what has a path. */
  interface Handler {
    Said answer(Call call);
  }

  Said answer(Asked asked, String path) {
    if (!path.startsWith(OWN) && !path.startsWith("/search/")) {
      return error(404, "Not Found");
    }
    String call = asked.method() + " " + path.replaceFirst("^" + OWN, "");
    return Stream.of(routes(), talks.routes(), files.routes())
        .flatMap(all -> all.entrySet().stream())
        .map(
            route -> {
              Matcher matcher = Pattern.compile(route.getKey()).matcher(call);
              return matcher.matches()
                  ? Optional.of(route.getValue().answer(new Call(asked, matcher)))
                  : Optional.<Said>empty();
            })
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> error(404, "Not Found"));
  }

  private Map<String, Handler> routes() {
    Map<String, Handler> routes = new LinkedHashMap<>();
    routes.put("GET /releases/tags/(.+)", call -> one(byTag(call.part(1))));
    routes.put("GET /releases", this::list);
    routes.put("POST /releases", this::create);
    routes.put("GET /releases/([0-9]+)", call -> one(state.release(call.part(1))));
    routes.put("PATCH /releases/([0-9]+)", this::edit);
    routes.put("DELETE /releases/([0-9]+)", this::delete);
    routes.put("GET /releases/([0-9]+)/assets", this::assets);
    routes.put("POST /releases/([0-9]+)/assets", this::upload);
    routes.put("GET /releases/assets/([0-9]+)", this::content);
    routes.put("DELETE /releases/assets/([0-9]+)", this::deleteAsset);
    return routes;
  }

  static Said json(int status, Object document) {
    return Said.json(status, MAPPER.valueToTree(document).toString());
  }

  static Said error(int status, String message, String... codes) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("documentation_url", "https://docs.github.com/rest");
    if (codes.length > 0) {
      error.put(
          "errors", Stream.of(codes).map(code -> Map.of("resource", "x", "code", code)).toList());
    }
    return json(status, error);
  }

  /** A page ("Using pagination in the REST API"). */
  static Said page(Asked asked, List<? extends Object> all) {
    int size = Integer.parseInt(asked.query().getOrDefault("per_page", "30"));
    int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), page * size);
    Said said = json(200, all.subList(from, to));
    if (to == all.size()) {
      return said;
    }
    Map<String, String> headers = new LinkedHashMap<>(said.headers());
    String next = "https://elsewhere.example/repositories/1?page=" + (page + 1);
    headers.put("Link", "<" + next + ">; rel=\"next\", <" + next + ">; rel=\"last\"");
    return new Said(200, headers, said.body());
  }

  private Optional<Release> byTag(String tag) {
    return state.releases.stream().filter(r -> r.tag.equals(tag) && !r.draft).findFirst();
  }

  private Said one(Optional<Release> release) {
    return release.map(r -> json(200, document(r))).orElseGet(() -> error(404, "Not Found"));
  }

  private Said list(Call call) {
    return page(
        call.asked(),
        state.releases.stream()
            .sorted(Comparator.comparing((Release r) -> r.id).reversed())
            .map(this::document)
            .toList());
  }

  private Said create(Call call) {
    JsonNode body = call.body();
    Release release = new Release();
    release.id = state.nextId();
    release.tag = body.path("tag_name").asText();
    release.name = body.path("name").asText();
    release.draft = body.path("draft").asBoolean();
    if (byTag(release.tag).isPresent()) {
      return error(422, "Validation Failed", "already_exists");
    }
    if (!release.draft) {
      throw new AssertionError("a release is made that is no draft");
    }
    apply(release, body);
    state.releases.add(release);
    return json(201, document(release));
  }

  private void apply(Release release, JsonNode body) {
    release.body = body.path("body").asText(release.body);
    release.preRelease = body.path("prerelease").asBoolean(release.preRelease);
    release.draft = body.path("draft").asBoolean(release.draft);
    boolean isLatest = state.latest.equals(Optional.of(release.tag));
    String latest = body.path("make_latest").asText("true");
    if (release.draft || release.preRelease || latest.equals("false")) {
      state.latest = isLatest ? Optional.empty() : state.latest;
    } else {
      state.latest = Optional.of(release.tag);
    }
  }

  private Said edit(Call call) {
    Optional<Release> found = state.release(call.part(1));
    if (found.isPresent()) {
      boolean publishes = found.get().draft && !call.body().path("draft").asBoolean(true);
      if (publishes && byTag(found.get().tag).isPresent()) {
        return error(422, "Validation Failed", "already_exists");
      }
      if (publishes && !state.tags.containsKey(found.get().tag)) {
        throw new AssertionError("GitHub would make the tag " + found.get().tag);
      }
      apply(found.get(), call.body());
    }
    return one(found);
  }

  private Said delete(Call call) {
    Optional<Release> found = state.release(call.part(1));
    found.ifPresent(state.releases::remove);
    return found.isPresent() ? Said.nothing() : error(404, "Not Found");
  }

  private Said assets(Call call) {
    return state
        .release(call.part(1))
        .map(r -> page(call.asked(), r.assets.stream().map(this::document).toList()))
        .orElseGet(() -> error(404, "Not Found"));
  }

  /** "GitHub renames asset filenames that have special characters". */
  private Said upload(Call call) {
    Optional<Release> release = state.release(call.part(1));
    if (release.isEmpty()) {
      return error(404, "Not Found");
    }
    String name = call.asked().query().get("name").replaceAll("[^A-Za-z0-9._+-]+", ".");
    if (release.get().assets.stream().anyMatch(asset -> asset.name().equals(name))) {
      return error(422, "Validation Failed", "already_exists");
    }
    Asset asset = new Asset(state.nextId(), name, "uploaded", call.asked().body());
    release.get().assets.add(asset);
    return json(201, document(asset));
  }

  private Optional<Asset> asset(String id) {
    return state.releases.stream()
        .flatMap(release -> release.assets.stream())
        .filter(asset -> id.equals(String.valueOf(asset.id())))
        .findFirst();
  }

  private Said content(Call call) {
    Optional<Asset> asset = asset(call.part(1));
    if (asset.isEmpty()) {
      return error(404, "Not Found");
    }
    if (!"application/octet-stream".equals(call.asked().headers().get("accept"))) {
      return json(200, document(asset.get()));
    }
    return contents
        ? new Said(200, Map.of("Content-Type", "application/octet-stream"), asset.get().content())
        : new Said(302, Map.of("Location", "https://elsewhere.example/x"), new byte[0]);
  }

  private Said deleteAsset(Call call) {
    Optional<Asset> asset = asset(call.part(1));
    state.releases.forEach(release -> asset.ifPresent(release.assets::remove));
    return asset.isPresent() ? Said.nothing() : error(404, "Not Found");
  }

  private Map<String, Object> document(Release release) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", release.id);
    document.put("tag_name", release.tag);
    document.put("name", release.name);
    document.put("body", release.body);
    document.put("draft", release.draft);
    document.put("prerelease", release.preRelease);
    document.put("html_url", url + "/releases/" + release.id);
    document.put("assets", release.assets.stream().map(this::document).toList());
    return document;
  }

  /** The description does not have the state {@code starter}, which its text speaks of. */
  private Map<String, Object> document(Asset asset) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", asset.id());
    document.put("name", asset.name());
    document.put("state", asset.state().equals("starter") ? "open" : asset.state());
    document.put("size", asset.content().length);
    document.put(
        "download_count",
        state.releases.stream()
            .filter(release -> release.assets.contains(asset))
            .mapToInt(release -> release.downloads)
            .sum());
    document.put("digest", digests ? "sha256:" + Digests.sha256(asset.content()) : null);
    return document;
  }
}
