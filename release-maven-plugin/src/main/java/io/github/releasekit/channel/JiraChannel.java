package io.github.releasekit.channel;

import io.github.releasekit.adapter.jira.Jira;
import io.github.releasekit.adapter.jira.Jira.Issue;
import io.github.releasekit.adapter.jira.Jira.Moved;
import io.github.releasekit.adapter.jira.Jira.Version;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.JiraTarget;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Has the issues of a release say which version they are fixed in, in Jira (N2). */
public final class JiraChannel implements Channel {

  /** What a version's description is followed by when it is taken back. */
  private static final String TAKEN_BACK = "— taken back: ";

  /** {@code 2026-11-21}. */
  private static final int DAY = 10;

  private final String id;
  private final JiraTarget target;
  private final Supplier<Jira> jira;

  /**
   * @param jira refuses where there is no user for it
   */
  public JiraChannel(String id, JiraTarget target, Supplier<Jira> jira) {
    this.id = id;
    this.target = target;
    this.jira = jira;
  }

  @Override
  public void requireReady() {
    jira.get().versions(target.project());
  }

  @Override
  public String intent(Release release) {
    return "release version "
        + name(release)
        + " of "
        + target.project()
        + " at "
        + target.url()
        + " with "
        + PlainText.count(keys(release).size(), "issue");
  }

  @Override
  public Observation observe(Release release) {
    Jira service = jira.get();
    Optional<Version> version =
        named(service.versions(target.project()), name(release)).filter(Version::released);
    if (version.isEmpty()) {
      return Observation.ABSENT;
    }
    boolean allIn =
        keys(release).stream()
            .flatMap(key -> service.issue(key).filter(this::isOfProject).stream())
            .allMatch(issue -> issue.fixVersions().contains(version.get().id()));
    return allIn
        ? new Observation.Done(new Delivered(delivered(version.get(), List.of())))
        : Observation.ABSENT;
  }

  @Override
  public Delivery deliver(Release release) {
    Jira service = jira.get();
    String day = release.manifest().createdAt().substring(0, DAY);
    Version version = service.version(target.project(), name(release), description(release), day);
    if (version.archived()) {
      throw new ReleaseException(
          "version " + name(release) + " of " + target.project() + " is archived in Jira",
          "unarchive it there, then run the same command again");
    }
    List<String> told = new ArrayList<>();
    for (String key : keys(release)) {
      Optional<Issue> issue = service.issue(key);
      if (issue.isEmpty()) {
        told.add(key + " is not in Jira, or not for this user");
      } else if (!isOfProject(issue.get())) {
        told.add(key + " is " + issue.get().key() + " now, of another project");
      } else {
        fix(service, key, issue.get(), version, told);
      }
    }
    service.change(target.project(), version.id(), now -> released(release, now, day));
    return delivered(version, told);
  }

  private void fix(Jira service, String key, Issue issue, Version version, List<String> told) {
    if (!issue.fixVersions().contains(version.id())) {
      service.addFixVersion(key, version.id());
    }
    target
        .transition()
        .ifPresent(
            transition -> {
              Moved moved = service.move(key, transition);
              if (!moved.isThere()) {
                told.add(
                    key
                        + " does not go through '"
                        + PlainText.line(transition)
                        + "': "
                        + moved.problem());
              }
            });
  }

  /** What people have written of a version stays. */
  private static Map<String, Object> released(Release release, Version now, String day) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!now.released()) {
      fields.put("released", true);
      fields.put("releaseDate", day);
    }
    if (now.description().contains(TAKEN_BACK)) {
      String before = original(now);
      fields.put("description", before.isEmpty() ? description(release) : before);
    }
    return fields;
  }

  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    Jira service = jira.get();
    List<Version> versions = service.versions(target.project());
    Optional<Version> version =
        delivered
            .flatMap(of -> versions.stream().filter(v -> v.id().equals(of.reference())).findFirst())
            .or(() -> named(versions, name(release)));
    if (version.isEmpty()) {
      return Delivery.without(
          id, Outcome.WITHDRAWN, target.project() + " has no version " + name(release));
    }
    service.change(target.project(), version.get().id(), now -> takenBack(release, now));
    return delivered(version.get(), List.of())
        .as(
            Outcome.WITHDRAWN,
            "the version is not released any more, and says why; issues keep it as their fix"
                + " version");
  }

  private static Map<String, Object> takenBack(Release release, Version now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (now.released()) {
      fields.put("released", false);
    }
    String description =
        (original(now) + " " + TAKEN_BACK + PlainText.shortLine(release.reason())).strip();
    if (!now.description().equals(description)) {
      fields.put("description", description);
    }
    return fields;
  }

  /** A version's description without that it was taken back. */
  private static String original(Version version) {
    int mark = version.description().indexOf(TAKEN_BACK);
    return mark < 0 ? version.description() : version.description().substring(0, mark).strip();
  }

  private static Optional<Version> named(List<Version> versions, String name) {
    return versions.stream().filter(version -> version.name().equals(name)).findFirst();
  }

  private String name(Release release) {
    return release.filledIn(target.version());
  }

  private static String description(Release release) {
    return release.filledIn("@{groupId}:@{artifactId} @{version}, tag @{tag}");
  }

  private List<String> keys(Release release) {
    Pattern key = Pattern.compile(Pattern.quote(target.project()) + "-[1-9][0-9]{0,17}");
    return release.manifest().issues().stream()
        .filter(issue -> key.matcher(issue).matches())
        .distinct()
        .toList();
  }

  private boolean isOfProject(Issue issue) {
    return issue.key().startsWith(target.project() + "-");
  }

  private Delivery delivered(Version version, List<String> told) {
    return new Delivery(
        id,
        Outcome.DELIVERED,
        target.url() + "/projects/" + target.project() + "/versions/" + version.id(),
        version.id(),
        "",
        String.join("; ", told));
  }
}
