package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.GitLab;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.server.HostedRepository.CiRun;
import io.github.releasekit.server.HostedRepository.Milestone;
import io.github.releasekit.server.HostedRepository.Talk;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.RestApi.Refusal;
import io.github.releasekit.server.RestApi.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A stand-in for GitLab with one project, under a path of the server. It keeps to the documentation
 * of the REST API, docs.gitlab.com/api:
 *
 * <ul>
 *   <li>rest: {@code PRIVATE-TOKEN}; paths of projects, branches, tags and files encoded; pages of
 *       20, of 100 at most, the next one in {@code X-Next-Page}.
 *   <li>releases, packages, and user/packages/generic_packages: see {@link GitLabReleasePart}.
 *   <li>issues, merge_requests: {@code add_labels} makes labels; a source branch has one open merge
 *       request at most into each target; one without commits is taken. notes, milestones,
 *       pipelines.
 *   <li>branches, repository_files, commits: {@code start_branch} for a branch that is new; {@code
 *       ref_name} a range.
 * </ul>
 */
public final class GitLabServer extends HostedForge {

  static final String PREFIX = "/gitlab";
  private static final String PROJECT = "group/sub group/project";
  private static final String TOKEN = "glpat-of-a-test";
  private static final Set<String> PAGED = Set.of("page", "per_page");

  private final RestApi api =
      new RestApi(PREFIX + "/api/v4/projects/group%2Fsub%20group%2Fproject");
  private final GitLabReleasePart releases = new GitLabReleasePart(repository, this::url);

  /** Starts it. */
  public GitLabServer() {
    super(new HostedRepository(false));
    releases.serve(api);
    api.on("GET", "", Set.of(), r -> project());
    for (String kind : List.of("issues", "merge_requests")) {
      api.on("GET", "/" + kind + "/*", Set.of(), r -> RestApi.json(200, told(talk(kind, r))));
      api.on("PUT", "/" + kind + "/*", Set.of(), r -> label(talk(kind, r), r));
      api.on(
          "GET",
          "/" + kind + "/*/notes",
          with(PAGED, "order_by", "sort"),
          r -> page(r, talk(kind, r).comments, text -> Map.of("id", 1, "body", text)));
      api.on("POST", "/" + kind + "/*/notes", Set.of(), r -> comment(talk(kind, r), r));
    }
    api.on("GET", "/issues", with(PAGED, "order_by", "sort", "in", "search"), this::issues);
    api.on("POST", "/issues", Set.of(), this::open);
    api.on("GET", "/milestones", with(PAGED, "title"), this::milestones);
    api.on("PUT", "/milestones/*", Set.of(), this::closeMilestone);
    api.on("GET", "/pipelines", with(PAGED, "source", "ref", "sha"), this::pipelines);
    api.on("GET", "/repository/files/*/raw", Set.of("ref"), this::file);
    api.on("GET", "/repository/branches/*", Set.of(), this::branch);
    api.on("POST", "/repository/commits", Set.of(), this::commit);
    api.on("GET", "/repository/commits", with(PAGED, "ref_name"), this::commits);
    api.on(
        "GET",
        "/merge_requests",
        with(PAGED, "state", "order_by", "sort", "source_branch"),
        this::mergeRequests);
    api.on("POST", "/merge_requests", Set.of(), this::propose);
  }

  /** By membership of the group alone. */
  private Said project() {
    Map<String, Object> permissions = new TreeMap<>();
    permissions.put("project_access", null);
    permissions.put("group_access", Map.of("access_level", mayWrite ? 40 : 20));
    return RestApi.json(200, Map.of("id", 1, "default_branch", "main", "permissions", permissions));
  }

  static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new java.util.TreeSet<>(some);
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

  /** The project, with another token or none. */
  public Forge forge(HttpExchanges http, Optional<Secret> token, Retries retries) {
    return GitLab.forge(
        http,
        url() + "/",
        PROJECT,
        token.map(secret -> new Authorization("PRIVATE-TOKEN", secret)),
        retries);
  }

  @Override
  Said answer(Asked asked) {
    String token = asked.headers().getOrDefault("private-token", "");
    if (token.isEmpty()) {
      return RestApi.json(404, Map.of("message", "404 Project Not Found"));
    }
    return token.equals(TOKEN)
        ? api.answer(asked)
        : RestApi.json(401, Map.of("message", "401 Unauthorized"));
  }

  private Talk talk(String kind, Request request) {
    String sign = kind.equals("issues") ? "#" : "!";
    return repository
        .talk(sign + request.number(0))
        .orElseThrow(() -> new Refusal(404, "404 Not found"));
  }

  private Map<String, Object> told(Talk talk) {
    Map<String, Object> told = new HashMap<>();
    String kind = talk.branch.isPresent() ? "merge_requests/" : "issues/";
    told.put("iid", talk.number());
    told.put("title", talk.title);
    told.put("state", talk.open ? "opened" : talk.mergedAs.isPresent() ? "merged" : "closed");
    told.put("labels", List.copyOf(talk.labels));
    told.put("web_url", url() + "/-/" + kind + talk.number());
    talk.branch.ifPresent(
        branch -> {
          told.put("source_branch", branch);
          told.put("target_branch", talk.base);
          told.put("source_project_id", 1);
          told.put("target_project_id", 1);
          told.put("sha", repository.head(talk));
          told.put("merge_commit_sha", talk.mergedAs.orElse(null));
          told.put("squash_commit_sha", null);
        });
    return told;
  }

  /** A page of a list. */
  static <T> Said page(Request request, List<T> all, Function<T, ?> form) {
    int size = Integer.parseInt(request.query("per_page", "20"));
    int page = Integer.parseInt(request.query("page", "1"));
    if (size < 1 || size > 100 || page < 1) {
      throw new Refusal(400, "per_page does not have a valid value");
    }
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), from + size);
    String next = to < all.size() ? String.valueOf(page + 1) : "";
    return RestApi.json(
        200, Map.of("X-Next-Page", next), all.subList(from, to).stream().map(form).toList());
  }

  private Said label(Talk talk, Request request) {
    String added = request.document(Set.of("add_labels"), Set.of()).get("add_labels").asText();
    for (String label : added.split(",")) {
      if (repository.labels.stream().noneMatch(known -> known.name().equals(label))) {
        repository.label(label);
      }
      talk.labels.add(label);
    }
    return RestApi.json(200, told(talk));
  }

  private static Said comment(Talk talk, Request request) {
    String body = request.document(Set.of("body"), Set.of()).get("body").asText();
    talk.comments.add(body);
    return RestApi.json(201, Map.of("id", 1, "body", body));
  }

  private Said issues(Request request) {
    String search = request.query("search", "");
    if (search.isEmpty() == request.asked().query().containsKey("in")) {
      throw new Refusal(400, "in goes with search");
    }
    Stream<Talk> found =
        repository.newest(false).stream().filter(talk -> talk.title.contains(search));
    return page(request, found.toList(), this::told);
  }

  private Said open(Request request) {
    JsonNode issue = request.document(Set.of("title"), Set.of("description"));
    Talk talk = repository.issue(issue.get("title").asText(), issue.path("description").asText());
    return RestApi.json(201, told(talk));
  }

  private Said milestones(Request request) {
    List<Milestone> found = new ArrayList<>(repository.milestones);
    found.removeIf(milestone -> !milestone.title().equals(request.query("title", "")));
    return page(request, found, GitLabServer::told);
  }

  private static Map<String, Object> told(Milestone milestone) {
    return Map.of(
        "id",
        milestone.id(),
        "title",
        milestone.title(),
        "state",
        milestone.open() ? "active" : "closed");
  }

  private Said closeMilestone(Request request) {
    JsonNode change = request.document(Set.of("state_event"), Set.of());
    if (!change.get("state_event").asText().equals("close")) {
      throw new Refusal(400, "state_event does not have a valid value");
    }
    Milestone found =
        repository.milestones.stream()
            .filter(milestone -> milestone.id() == request.number(0))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, "404 Not found"));
    return RestApi.json(200, told(repository.milestone(found.title(), false)));
  }

  private Said pipelines(Request request) {
    if (!request.query("source", "push").equals("push")) {
      throw new Refusal(400, "source does not have a valid value");
    }
    List<CiRun> found = new ArrayList<>(repository.runs);
    found.removeIf(
        run ->
            !run.tag().equals(request.query("ref", run.tag()))
                || !run.commit().equals(request.query("sha", run.commit())));
    return page(
        request,
        found,
        run ->
            Map.of(
                "id",
                run.id(),
                "name",
                run.name(),
                "status",
                status(run.state()),
                "web_url",
                url() + "/-/pipelines/" + run.id()));
  }

  private static String status(State state) {
    return switch (state) {
      case WAITING -> "manual";
      case RUNNING -> "running";
      case SUCCEEDED -> "success";
      case FAILED -> "canceled";
      case SKIPPED -> "skipped";
    };
  }

  private Said file(Request request) {
    String content =
        repository
            .file(request.query("ref", "main"), request.part(0))
            .orElseThrow(() -> new Refusal(404, "404 File Not Found"));
    return new Said(
        200, Map.of("Content-Type", "text/plain"), content.getBytes(StandardCharsets.UTF_8));
  }

  private Said branch(Request request) {
    if (!repository.hasBranch(request.part(0))) {
      throw new Refusal(404, "404 Branch Not Found");
    }
    return RestApi.json(
        200,
        Map.of("name", request.part(0), "commit", Map.of("id", repository.tip(request.part(0)))));
  }

  private Said commit(Request request) {
    JsonNode commit =
        request.document(Set.of("branch", "commit_message", "actions"), Set.of("start_branch"));
    String branch = commit.get("branch").asText();
    String start = commit.path("start_branch").asText(branch);
    if (!repository.hasBranch(start) || !start.equals(branch) && repository.hasBranch(branch)) {
      throw new Refusal(400, "You can only create or edit files when you are on a branch");
    }
    JsonNode action = commit.get("actions").get(0);
    String path = action.get("file_path").asText();
    boolean there = repository.file(start, path).isPresent();
    if (!action.get("action").asText().equals(there ? "update" : "create")) {
      throw new Refusal(400, "A file with this name " + (there ? "exists" : "does not exist"));
    }
    byte[] content = Base64.getDecoder().decode(action.get("content").asText());
    repository.commit(
        branch,
        start,
        commit.get("commit_message").asText(),
        path,
        new String(content, StandardCharsets.UTF_8));
    return RestApi.json(201, Map.of("id", "0123"));
  }

  /** "The name of a repository branch, tag or revision range" (commits, ref_name). */
  private Said commits(Request request) {
    String[] range = request.query("ref_name", "").split("\\.\\.", 2);
    if (range.length < 2) {
      throw new Refusal(400, "a range is expected here");
    }
    int ahead = repository.ahead(repository.branchAt(range[0]), repository.branchAt(range[1]));
    return page(request, Collections.nCopies(ahead, "0123"), id -> Map.of("id", id));
  }

  private Said mergeRequests(Request request) {
    List<Talk> found = repository.newest(true);
    found.removeIf(talk -> !talk.branch.equals(Optional.of(request.query("source_branch", ""))));
    return page(request, found, this::told);
  }

  private Said propose(Request request) {
    JsonNode asked =
        request.document(
            Set.of("source_branch", "target_branch", "title"),
            Set.of("description", "remove_source_branch"));
    Talk talk =
        repository.proposal(
            asked.get("source_branch").asText(),
            asked.get("target_branch").asText(),
            asked.get("title").asText(),
            asked.path("description").asText());
    return RestApi.json(201, told(talk));
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
    return false;
  }

  @Override
  public boolean hasPreReleases() {
    return false;
  }

  @Override
  public ForgeState state() {
    return repository.state(releases.state());
  }
}
