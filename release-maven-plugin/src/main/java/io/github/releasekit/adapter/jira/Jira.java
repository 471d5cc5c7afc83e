package io.github.releasekit.adapter.jira;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Versions and issues of Jira (N2), by those paths and fields of its REST API, version 2, that
 * Cloud (https://developer.atlassian.com/cloud/jira/platform/rest/v2/) and Data Center
 * (https://developer.atlassian.com/server/jira/platform/rest/) both document. Issues are asked for
 * one by one: searches are not the same there any more. What is there is looked at ahead of each
 * change, and again after an answer that was lost.
 */
public final class Jira {

  private static final String API = "/rest/api/2/";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int MOST_NAMED = 10;

  private final WebService service;

  /**
   * A version of a project.
   *
   * @param released whether it is marked so
   * @param archived whether nothing can be put into it any more
   */
  public record Version(
      String id, String name, String description, boolean released, boolean archived) {}

  /**
   * An issue.
   *
   * @param key that it has now
   * @param status its name
   * @param fixVersions ids
   */
  public record Issue(String key, String status, List<String> fixVersions) {
    public Issue {
      fixVersions = List.copyOf(fixVersions);
    }
  }

  /**
   * How a transition went.
   *
   * @param isThere whether the issue is where it leads to
   * @param problem why it is not; empty where it is
   */
  public record Moved(boolean isThere, String problem) {}

  private record ProjectForm(@Nullable String id) {}

  private record VersionForm(
      @Nullable String id,
      @Nullable String name,
      @Nullable String description,
      boolean released,
      boolean archived) {}

  private record Named(@Nullable String id, @Nullable String name) {}

  private record FieldsForm(@Nullable List<Named> fixVersions, @Nullable Named status) {}

  private record IssueForm(@Nullable String key, @Nullable FieldsForm fields) {}

  private record TransitionForm(@Nullable String id, @Nullable String name, @Nullable Named to) {}

  private record TransitionsForm(@Nullable List<TransitionForm> transitions) {}

  /** With a service whose URL is that of Jira as people open it. */
  public Jira(WebService service) {
    this.service = service;
  }

  /**
   * One that is spoken to by a user.
   *
   * @param url as people open it
   * @param user e-mail address and API token of Cloud; name and password, or a personal access
   *     token alone, of Data Center
   */
  public static Jira at(HttpExchanges http, String url, Credentials user, Retries retries) {
    return new Jira(
        new WebService(http, url, Optional.of(Authorization.of(user)), Map.of(), retries));
  }

  /** The versions of a project. */
  public List<Version> versions(String project) {
    return service.trying(() -> versionsNow(project));
  }

  private List<Version> versionsNow(String project) {
    Answer answer = service.get(API + "project/" + project + "/versions");
    return Stream.of(read(answer, VersionForm[].class, project, "does not tell its versions"))
        .map(Jira::version)
        .toList();
  }

  private static Version version(VersionForm form) {
    return new Version(
        number(form.id()),
        text(form.name()),
        text(form.description()),
        form.released(),
        form.archived());
  }

  /**
   * A version with a name, made where there is none.
   *
   * @param description where it is made
   * @param day that it is released on, ISO 8601
   */
  public Version version(String project, String name, String description, String day) {
    return service.trying(
        () -> named(project, name).orElseGet(() -> create(project, name, description, day)));
  }

  private Optional<Version> named(String project, String name) {
    return versionsNow(project).stream().filter(of -> of.name().equals(name)).findFirst();
  }

  /** Data Center takes a project's key, too; Cloud takes its id only. */
  private Version create(String project, String name, String description, String day) {
    Answer found = service.get(API + "project/" + project);
    String id = number(read(found, ProjectForm.class, project, "is not there").id());
    Answer answer =
        service.send(
            "POST",
            API + "version",
            Map.of(
                "projectId",
                Long.parseLong(id),
                "name",
                name,
                "description",
                description,
                "releaseDate",
                day));
    if (answer.status() == BAD_REQUEST) {
      Optional<Version> somebodyElses = named(project, name);
      if (somebodyElses.isPresent()) {
        return somebodyElses.get();
      }
    }
    return version(read(answer, VersionForm.class, project, "does not take version " + name));
  }

  /**
   * Changes a version.
   *
   * @param fields gives those that are to be changed, from the version as it is; none where it is
   *     as it has to be
   */
  public void change(String project, String id, Function<Version, Map<String, Object>> fields) {
    service.trying(
        () -> {
          Version now =
              versionsNow(project).stream()
                  .filter(of -> of.id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new ReleaseException(
                              "version " + id + " of " + project + " has gone from Jira meanwhile",
                              "run the same command again"));
          Map<String, Object> changed = fields.apply(now);
          if (!changed.isEmpty()) {
            Answer answer = service.send("PUT", API + "version/" + id, changed);
            service.requireSuccess(
                answer,
                "does not change version " + PlainText.shortLine(now.name()) + " of " + project,
                "see that the user may administer " + project);
          }
          return now;
        });
  }

  /** An issue; empty where there is none that the user may see. */
  public Optional<Issue> issue(String key) {
    return service.trying(() -> issueNow(key));
  }

  private Optional<Issue> issueNow(String key) {
    Answer answer = service.get(API + "issue/" + key + "?fields=fixVersions,status");
    if (answer.status() == NOT_FOUND || answer.status() == FORBIDDEN) {
      return Optional.empty();
    }
    IssueForm form = read(answer, IssueForm.class, key, "is not told");
    FieldsForm fields =
        Optional.ofNullable(form.fields()).orElseGet(() -> new FieldsForm(null, null));
    return Optional.of(
        new Issue(
            PlainText.shortLine(text(form.key())),
            name(fields.status()),
            stream(fields.fixVersions()).map(of -> text(of.id())).toList()));
  }

  /** Puts an issue into a version, besides those that it is in. */
  public void addFixVersion(String key, String version) {
    service.trying(
        () -> {
          boolean isIn =
              issueNow(key).filter(issue -> issue.fixVersions().contains(version)).isPresent();
          if (!isIn) {
            Answer answer =
                service.send(
                    "PUT",
                    API + "issue/" + key,
                    Map.of(
                        "update",
                        Map.of("fixVersions", List.of(Map.of("add", Map.of("id", version))))));
            service.requireSuccess(
                answer,
                "does not put " + key + " into a version",
                "see that the user may edit and resolve issues, and that 'Fix versions' is on the"
                    + " edit screen");
          }
          return isIn;
        });
  }

  /**
   * Takes an issue through a transition, where that is possible from where it is.
   *
   * @param wanted name of the transition, or of the status it leads to, in any case of letters
   */
  public Moved move(String key, String wanted) {
    Destination destination = new Destination(wanted);
    return service.trying(
        () ->
            issueNow(key)
                .map(issue -> move(key, issue, destination))
                .orElseGet(() -> new Moved(false, "it is not there any more")));
  }

  /** The statuses at which an issue has arrived, over all attempts. */
  private static final class Destination {
    private final String wanted;
    private String status;

    Destination(String wanted) {
      this.wanted = wanted;
      this.status = wanted;
    }

    boolean isAt(String name) {
      return name.equalsIgnoreCase(wanted) || name.equalsIgnoreCase(status);
    }
  }

  private Moved move(String key, Issue issue, Destination destination) {
    if (destination.isAt(issue.status())) {
      return new Moved(true, "");
    }
    Answer asked = service.get(API + "issue/" + key + "/transitions");
    List<TransitionForm> possible =
        stream(read(asked, TransitionsForm.class, key, "has no transitions").transitions())
            .toList();
    Optional<TransitionForm> chosen =
        first(possible, of -> text(of.name()).equalsIgnoreCase(destination.wanted))
            .or(() -> first(possible, of -> name(of.to()).equalsIgnoreCase(destination.wanted)));
    if (chosen.isEmpty()) {
      return new Moved(
          false,
          "from '"
              + PlainText.shortLine(issue.status())
              + "' Jira offers "
              + (possible.isEmpty() ? "nothing" : names(possible)));
    }
    String to = name(chosen.get().to());
    if (to.equalsIgnoreCase(issue.status())) {
      return new Moved(true, "");
    }
    destination.status = to;
    Answer answer =
        service.send(
            "POST",
            API + "issue/" + key + "/transitions",
            Map.of("transition", Map.of("id", number(chosen.get().id()))));
    if (answer.status() == BAD_REQUEST || answer.status() == CONFLICT) {
      return new Moved(false, service.refused(answer, "does not move it", "").problem());
    }
    service.requireSuccess(
        answer, "does not move " + key, "see that the user may transition issues");
    return new Moved(true, "");
  }

  private static Optional<TransitionForm> first(
      List<TransitionForm> possible, Predicate<TransitionForm> wanted) {
    return possible.stream().filter(wanted).findFirst();
  }

  private static String names(List<TransitionForm> possible) {
    return possible.stream()
        .limit(MOST_NAMED)
        .map(of -> "'" + PlainText.shortLine(text(of.name())) + "'")
        .collect(Collectors.joining(", "));
  }

  /**
   * @param subject project or issue
   */
  private <T> T read(Answer answer, Class<T> type, String subject, String problem) {
    return service.read(
        answer,
        type,
        "about " + subject + ": " + problem,
        "open " + service.url() + " as that user; Jira says 404 of what a user may not see");
  }

  private static <T> Stream<T> stream(@Nullable List<T> items) {
    return items == null ? Stream.empty() : items.stream();
  }

  private static String name(@Nullable Named named) {
    return named == null ? "" : text(named.name());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** An id, which gets into paths. */
  private static String number(@Nullable String id) {
    if (id == null || !id.matches("[0-9]{1,18}")) {
      throw new ReleaseException(
          "Jira gives '" + PlainText.shortLine(text(id)) + "' as an id, which is no number",
          "see that 'url' in release-kit.yml is that of Jira");
    }
    return id;
  }
}
