package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.Gitea;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.server.HostedRepository.Label;
import io.github.releasekit.server.HostedRepository.Milestone;
import io.github.releasekit.server.HostedRepository.Talk;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.RestApi.Refusal;
import io.github.releasekit.server.RestApi.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A stand-in for Gitea or Forgejo with one repository, under a path of the server. It keeps to the
 * API that they describe themselves, in {@code /swagger.v1.json}: paths, parameters, fields and
 * statuses; see {@link GiteaDescription} for how that is checked. Besides, as in
 * docs.gitea.com/development/api-usage: {@code Authorization: token}; pages of 30, of 50 at most,
 * with {@code X-Total-Count}.
 */
public final class GiteaServer extends HostedForge {

  /** What it tells of Actions. */
  public enum Actions {
    /** Tasks alone, as Gitea up to 1.23. */
    TASKS,
    /** Runs, as Gitea. */
    RUNS,
    /** Runs, as Forgejo. */
    FORGEJO_RUNS
  }

  static final String PREFIX = "/git";

  /** Of the user that may do all. */
  public static final String TOKEN = "token-of-a-test";

  private static final String API = PREFIX + "/api/v1/repos/owner/name";
  private static final Set<String> PAGED = Set.of("page", "limit");

  private final RestApi api = new RestApi(API);
  private final GiteaReleasePart releases = new GiteaReleasePart(repository, this::url);

  /** Starts it. */
  public GiteaServer() {
    this(Actions.RUNS);
  }

  /** As {@link #GiteaServer()}. */
  public GiteaServer(Actions actions) {
    super(new HostedRepository(true));
    releases.serve(api);
    new GiteaActionsPart(repository, this::url, actions).serve(api);
    api.on(
        "GET",
        "",
        Set.of(),
        r ->
            RestApi.json(
                200, Map.of("default_branch", "main", "permissions", Map.of("push", mayWrite))));
    api.on("GET", "/issues", with(PAGED, "state", "type", "q"), this::issues);
    api.on("POST", "/issues", Set.of(), this::open);
    api.on("GET", "/issues/*", Set.of(), r -> RestApi.json(200, issue(talk(r))));
    api.on("GET", "/issues/*/comments", Set.of(), this::comments);
    api.on("POST", "/issues/*/comments", Set.of(), this::comment);
    api.on("POST", "/issues/*/labels", Set.of(), this::addLabels);
    api.on("GET", "/labels", PAGED, r -> page(r, repository.labels, GiteaServer::told));
    api.on("POST", "/labels", Set.of(), this::makeLabel);
    api.on("GET", "/milestones", with(PAGED, "state", "name"), this::milestones);
    api.on("PATCH", "/milestones/*", Set.of(), this::closeMilestone);
    api.on("GET", "/branches/**", Set.of(), this::branch);
    api.on("GET", "/contents/**", Set.of("ref"), this::content);
    api.on("POST", "/contents/**", Set.of(), r -> write(r, false));
    api.on("PUT", "/contents/**", Set.of(), r -> write(r, true));
    api.on(
        "GET",
        "/pulls",
        with(PAGED, "state"),
        r -> page(r, repository.newest(true), this::proposal));
    api.on("POST", "/pulls", Set.of(), this::propose);
    api.on("GET", "/compare/*", Set.of(), this::compare);
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  private String url() {
    return http().url() + PREFIX;
  }

  @Override
  public Forge forge(HttpExchanges http, Retries retries) {
    return forge(http, Optional.of(new Secret(TOKEN)), retries);
  }

  /** The channel of it in release-kit.yml: a line. */
  public String channel() {
    return "channels: {gitea: {url: '" + url() + "', repository: owner/name}}\n";
  }

  /** The repository, with another token or none. */
  public Forge forge(HttpExchanges http, Optional<Secret> token, Retries retries) {
    return Gitea.forge(http, url() + "/", "owner/name", token, retries);
  }

  @Override
  Said answer(Asked asked) {
    String token = asked.headers().getOrDefault("authorization", "");
    if (!token.equals("token " + TOKEN)) {
      int status = token.isEmpty() ? 404 : 401;
      return RestApi.json(status, Map.of("message", "user does not exist"));
    }
    if (asked.path().startsWith(PREFIX + "/attachments/")) {
      return releases.download(asked.path());
    }
    Said said = api.answer(asked);
    try {
      GiteaDescription.read()
          .ifPresent(description -> description.judge(asked, said, PREFIX + "/api/v1"));
      return said;
    } catch (AssertionError e) {
      return RestApi.json(422, Map.of("message", String.valueOf(e.getMessage())));
    }
  }

  /** A page of a list. */
  static <T> Said page(Request request, List<T> all, Function<T, ?> form) {
    int size = Math.min(50, Integer.parseInt(request.query("limit", "30")));
    int page = Integer.parseInt(request.query("page", "1"));
    int from = Math.min(all.size(), (page - 1) * size);
    return RestApi.json(
        200,
        Map.of("X-Total-Count", String.valueOf(all.size())),
        all.subList(from, Math.min(all.size(), from + size)).stream().map(form).toList());
  }

  private Talk talk(Request request) {
    return repository
        .talk("#" + request.number(0))
        .orElseThrow(() -> new Refusal(404, "issue does not exist"));
  }

  private Map<String, Object> issue(Talk talk) {
    String kind = talk.branch.isPresent() ? "/pulls/" : "/issues/";
    return Map.of(
        "number",
        talk.number(),
        "title",
        talk.title,
        "body",
        talk.text,
        "state",
        talk.open ? "open" : "closed",
        "labels",
        repository.labels.stream()
            .filter(label -> talk.labels.contains(label.name()))
            .map(GiteaServer::told)
            .toList(),
        "html_url",
        url() + "/owner/name" + kind + talk.number());
  }

  private Map<String, Object> proposal(Talk talk) {
    Map<String, Object> proposal = new HashMap<>(issue(talk));
    String branch = talk.branch.orElseThrow();
    boolean there = repository.hasBranch(branch);
    proposal.put(
        "head",
        Map.of(
            "label",
            branch,
            "ref",
            there ? branch : "refs/pull/" + talk.number() + "/head",
            "repo_id",
            1,
            "sha",
            repository.head(talk)));
    proposal.put("base", Map.of("label", talk.base, "ref", talk.base, "repo_id", 1));
    proposal.put("merged", talk.mergedAs.isPresent());
    proposal.put("merge_commit_sha", talk.mergedAs.orElse(null));
    return proposal;
  }

  private static Map<String, Object> told(Label label) {
    return Map.of("id", label.id(), "name", label.name(), "color", "ededed");
  }

  private Said issues(Request request) {
    String search = request.query("q", "");
    boolean all =
        request.query("state", "open").equals("all") && request.query("type", "").equals("issues");
    Stream<Talk> found =
        repository.newest(false).stream()
            .filter(talk -> all || talk.open)
            .filter(talk -> talk.title.contains(search));
    return page(request, found.toList(), this::issue);
  }

  private Said open(Request request) {
    JsonNode issue = request.document(Set.of("title"), Set.of("body"));
    return RestApi.json(
        201, issue(repository.issue(issue.get("title").asText(), issue.path("body").asText())));
  }

  private Said comments(Request request) {
    return RestApi.json(
        200, talk(request).comments.stream().map(body -> Map.of("id", 1, "body", body)).toList());
  }

  private Said comment(Request request) {
    String body = request.document(Set.of("body"), Set.of()).get("body").asText();
    talk(request).comments.add(body);
    return RestApi.json(201, Map.of("id", 1, "body", body));
  }

  private Said addLabels(Request request) {
    Talk talk = talk(request);
    List<Label> added = new ArrayList<>();
    for (JsonNode id : request.document(Set.of("labels"), Set.of()).get("labels")) {
      added.add(
          repository.labels.stream()
              .filter(label -> label.id() == id.asLong())
              .findFirst()
              .orElseThrow(() -> new Refusal(404, "label does not exist")));
    }
    added.forEach(label -> talk.labels.add(label.name()));
    return RestApi.json(200, added.stream().map(GiteaServer::told).toList());
  }

  private Said makeLabel(Request request) {
    JsonNode label = request.document(Set.of("name", "color"), Set.of());
    if (!label.get("color").asText().matches("#?[0-9a-f]{6}")) {
      throw new Refusal(422, "bad color code");
    }
    return RestApi.json(201, told(repository.label(label.get("name").asText())));
  }

  private Said milestones(Request request) {
    if (!request.query("state", "open").equals("all")) {
      throw new Refusal(400, "closed ones would be missing");
    }
    List<Milestone> found = new ArrayList<>(repository.milestones);
    found.removeIf(milestone -> !milestone.title().contains(request.query("name", "")));
    return page(request, found, GiteaServer::told);
  }

  private static Map<String, Object> told(Milestone milestone) {
    return Map.of(
        "id",
        milestone.id(),
        "title",
        milestone.title(),
        "state",
        milestone.open() ? "open" : "closed");
  }

  private Said closeMilestone(Request request) {
    JsonNode change = request.document(Set.of(), Set.of("state"));
    Milestone found =
        repository.milestones.stream()
            .filter(milestone -> milestone.id() == request.number(0))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, "milestone does not exist"));
    boolean open = !change.path("state").asText().equals("closed");
    return RestApi.json(200, told(repository.milestone(found.title(), open)));
  }

  private Said branch(Request request) {
    if (!repository.hasBranch(request.part(0))) {
      throw new Refusal(404, "branch does not exist");
    }
    return RestApi.json(
        200,
        Map.of("name", request.part(0), "commit", Map.of("id", repository.tip(request.part(0)))));
  }

  private Said content(Request request) {
    String path = request.part(0);
    return repository
        .file(request.query("ref", "main"), path)
        .map(text -> RestApi.json(200, content(path, text)))
        .orElseThrow(() -> new Refusal(404, "object does not exist"));
  }

  private static Map<String, Object> content(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "type",
        "file",
        "path",
        path,
        "encoding",
        "base64",
        "content",
        Base64.getEncoder().encodeToString(bytes),
        "sha",
        GitLabReleasePart.sha256(bytes));
  }

  private Said write(Request request, boolean update) {
    String path = request.part(0);
    Set<String> optional = Set.of("message", "branch", "new_branch");
    JsonNode asked =
        request.document(update ? Set.of("content", "sha") : Set.of("content"), optional);
    String branch = asked.path("branch").asText("main");
    String into = asked.path("new_branch").asText(branch);
    if (!repository.hasBranch(branch) || !into.equals(branch) && repository.hasBranch(into)) {
      throw new Refusal(404, "branch does not exist, or exists");
    }
    Optional<String> old = repository.file(branch, path);
    if (old.isPresent() != update) {
      throw new Refusal(422, "repository file already exists, or does not");
    }
    if (update && !content(path, old.get()).get("sha").equals(asked.get("sha").asText())) {
      throw new Refusal(409, "sha does not match");
    }
    byte[] content = Base64.getDecoder().decode(asked.get("content").asText());
    String text = new String(content, StandardCharsets.UTF_8);
    repository.commit(into, branch, asked.path("message").asText(), path, text);
    return RestApi.json(update ? 200 : 201, Map.of("content", content(path, text)));
  }

  private Said compare(Request request) {
    String[] ends = request.part(0).split("\\.\\.\\.", 2);
    if (ends.length < 2 || !repository.hasBranch(ends[0]) || !repository.hasBranch(ends[1])) {
      throw new Refusal(404, "there is nothing to compare");
    }
    return RestApi.json(200, Map.of("total_commits", repository.ahead(ends[0], ends[1])));
  }

  private Said propose(Request request) {
    JsonNode asked = request.document(Set.of(), Set.of("head", "base", "title", "body"));
    Talk talk =
        repository.proposal(
            asked.get("head").asText(),
            asked.get("base").asText(),
            asked.get("title").asText(),
            asked.path("body").asText());
    return RestApi.json(201, proposal(talk));
  }

  @Override
  public void edit(String tag, String notes) {
    releases.edit(tag, notes);
  }

  @Override
  public void breakOff(String tag, String asset, byte[] arrived) {
    releases.breakOff(tag, asset, arrived);
  }

  @Override
  public boolean download(String tag, int times) {
    releases.download(tag, times);
    return true;
  }

  @Override
  public boolean hasPreReleases() {
    return true;
  }

  @Override
  public ForgeState state() {
    return repository.state(releases.state());
  }
}
