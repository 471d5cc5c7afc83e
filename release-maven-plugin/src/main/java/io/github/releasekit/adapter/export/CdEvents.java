package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events of the ledger as CDEvents 0.4.1, each in a CloudEvent 1.0. Which become which stands on
 * the site; what CDEvents has no word for is an event of its namespace for others, {@code
 * dev.cdeventsx.releasekit-release}.
 */
final class CdEvents {

  /** Of a CloudEvent in structured mode. */
  static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private static final String SPECIFICATION = "0.4.1";

  /** Of all types but those of other namespaces, in this version of the specification. */
  private static final String TYPE_VERSION = ".0.2.0";

  private static final String STANDARD = "dev.cdevents.";
  private static final String OWN = "dev.cdeventsx.releasekit-release.";
  private static final String UNKNOWN = "unknown";

  private final Export export;

  CdEvents(Export export) {
    this.export = export;
  }

  /**
   * A thing that something has happened to.
   *
   * @param type of it, as CDEvents calls it
   */
  private record Subject(String type, String id, Map<String, Object> content) {}

  /** The CloudEvents of an event, in JSON; none where it is of no interest to others. */
  List<byte[]> of(LedgerEntry entry) {
    LedgerEvent event = entry.event();
    return switch (event.type()) {
      case PREPARED -> prepared(entry);
      case PERFORMED -> performed(entry);
      case DEPLOYMENT ->
          event.deployment() == null ? List.of() : List.of(deployment(entry, event.deployment()));
      case INCIDENT ->
          event.incident() == null ? List.of() : List.of(incident(entry, event.incident()));
      case RESTORED ->
          event.incident() == null
              ? List.of()
              : List.of(standard(entry, "incident.resolved", broken(entry, event.incident())));
      case APPROVED -> List.of(own(entry, "approved"));
      case ROLLED_BACK -> List.of(own(entry, "rolledback"));
      case YANKED -> List.of(own(entry, "yanked"));
      case REBUILD_ACCEPTED, DELIVERED, NOTIFIED, SURVEY, NOTE -> List.of();
    };
  }

  private List<byte[]> prepared(LedgerEntry entry) {
    Optional<LedgerRelease> release = export.release(entry);
    Map<String, Object> packaged = new LinkedHashMap<>();
    packaged.put(
        "change", Map.of("id", orUnknown(entry.event().commit()), "source", export.origin().uri()));
    List<byte[]> all = new ArrayList<>(run(entry, "prepare", release));
    all.add(standard(entry, "artifact.packaged", new Subject("artifact", purl(entry), packaged)));
    return all;
  }

  private List<byte[]> performed(LedgerEntry entry) {
    List<byte[]> all = new ArrayList<>(run(entry, "perform", Optional.empty()));
    all.add(standard(entry, "artifact.published", new Subject("artifact", purl(entry), Map.of())));
    return all;
  }

  /** The run of a goal that has succeeded: nothing enters the ledger where it has not. */
  private List<byte[]> run(LedgerEntry entry, String goal, Optional<LedgerRelease> release) {
    String url =
        release
            .map(one -> one.manifest().build())
            .map(Manifest.Build::run)
            .filter(CdEvents::isUri)
            .orElse(export.origin().uri());
    Map<String, Object> started = new LinkedHashMap<>();
    started.put("pipelineName", "release-kit:" + goal);
    started.put("url", url);
    Map<String, Object> finished = new LinkedHashMap<>(started);
    finished.put("outcome", "success");
    String id = goal + "/" + line(entry) + entry.event().version();
    return List.of(
        cloudEvent(
            entry,
            STANDARD + "pipelinerun.started" + TYPE_VERSION,
            start(entry),
            new Subject("pipelineRun", id, started)),
        standard(entry, "pipelinerun.finished", new Subject("pipelineRun", id, finished)));
  }

  /** When the first step of a goal was begun; where that is not known, when it ended. */
  private String start(LedgerEntry entry) {
    Instant end = Instant.parse(entry.event().at());
    return export.steps(entry).stream()
        .flatMap(step -> Export.time(step.startedAt()).stream())
        .filter(begun -> begun.isBefore(end))
        .min(Comparator.naturalOrder())
        .orElse(end)
        .toString();
  }

  private byte[] deployment(LedgerEntry entry, Deployment deployment) {
    if (deployment.outcome() == Outcome.FAILED) {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("taskName", "deploy to " + PlainText.shortLine(deployment.environment()));
      if (isUri(deployment.link())) {
        content.put("url", deployment.link());
      }
      content.put("outcome", "failure");
      content.put("errors", PlainText.shortLine(entry.event().detail()));
      return standard(
          entry, "taskrun.finished", new Subject("taskRun", "deploy/" + entry.path(), content));
    }
    List<LedgerEvent> before =
        export.before(entry, Type.DEPLOYMENT).stream()
            .filter(event -> isSuccess(event.deployment(), deployment.environment()))
            .toList();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("environment", Map.of("id", orUnknown(deployment.environment())));
    boolean back = deployment.outcome() == Outcome.ROLLED_BACK;
    content.put("artifactId", back ? purl(entry, runningBefore(entry, before)) : purl(entry));
    String predicate = before.isEmpty() ? "deployed" : "upgraded";
    return standard(
        entry,
        "service." + (back ? "rolledback" : predicate),
        new Subject("service", service(entry), content));
  }

  private static boolean isSuccess(@Nullable Deployment one, String environment) {
    return one != null
        && one.outcome() == Outcome.SUCCEEDED
        && one.environment().equals(environment);
  }

  /** The version that an environment ran before the one that it has left. */
  private String runningBefore(LedgerEntry entry, List<LedgerEvent> deployments) {
    String left = entry.event().version();
    return deployments.stream()
        .map(LedgerEvent::version)
        .filter(version -> !version.equals(left))
        .reduce((first, last) -> last)
        .or(() -> export.release(entry).map(one -> one.manifest().previousVersion()))
        .orElse(left);
  }

  private byte[] incident(LedgerEntry entry, Incident incident) {
    Subject subject = broken(entry, incident);
    if (!isUri(incident.link())) {
      return standard(entry, "incident.detected", subject);
    }
    subject.content().put("ticketURI", incident.link());
    return standard(entry, "incident.reported", subject);
  }

  private Subject broken(LedgerEntry entry, Incident incident) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("description", PlainText.shortLine(entry.event().detail()));
    content.put("environment", Map.of("id", orUnknown(incident.environment())));
    content.put("service", Map.of("id", service(entry)));
    content.put("artifactId", purl(entry));
    return new Subject("incident", orUnknown(incident.id()), content);
  }

  private byte[] standard(LedgerEntry entry, String type, Subject subject) {
    return cloudEvent(entry, STANDARD + type + TYPE_VERSION, entry.event().at(), subject);
  }

  private byte[] own(LedgerEntry entry, String predicate) {
    LedgerEvent event = entry.event();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("version", event.version());
    content.put("tag", event.tag());
    content.put("commit", event.commit());
    content.put("by", PlainText.shortLine(event.by()));
    content.put("detail", PlainText.shortLine(event.detail()));
    return cloudEvent(
        entry,
        OWN + predicate + ".0.1.0",
        event.at(),
        new Subject("releasekit-release", purl(entry), content));
  }

  /** The attributes of a CloudEvent are those of the CDEvent in it. */
  private byte[] cloudEvent(LedgerEntry entry, String type, String time, Subject subject) {
    String repository = entry.repository();
    String id = DerivedId.of(repository, entry.path(), type).uuid().toString();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("version", SPECIFICATION);
    context.put("id", id);
    context.put("chainId", chain(entry));
    context.put("source", export.origin().uri());
    context.put("type", type);
    context.put("timestamp", time);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("context", context);
    data.put(
        "subject",
        Map.of("id", subject.id(), "type", subject.type(), "content", subject.content()));
    data.put("customData", custom(entry));
    data.put("customDataContentType", "application/json");
    Map<String, Object> cloudEvent = new LinkedHashMap<>();
    cloudEvent.put("specversion", "1.0");
    cloudEvent.put("id", id);
    cloudEvent.put("source", export.origin().uri());
    cloudEvent.put("type", type);
    cloudEvent.put("subject", subject.id());
    cloudEvent.put("time", time);
    cloudEvent.put("datacontenttype", "application/cdevents+json");
    cloudEvent.put("data", data);
    return Json.sortedLine(cloudEvent).getBytes(StandardCharsets.UTF_8);
  }

  /** What all events of a release have in common. */
  private static String chain(LedgerEntry entry) {
    return DerivedId.of(entry.repository(), entry.component(), entry.event().version())
        .uuid()
        .toString();
  }

  private static Map<String, Object> custom(LedgerEntry entry) {
    return Map.of(
        "repository", entry.repository(),
        "component", entry.component(),
        "version", entry.event().version(),
        "tag", entry.event().tag(),
        "commit", entry.event().commit(),
        "ledgerPath", entry.path());
  }

  private String purl(LedgerEntry entry) {
    return purl(entry, entry.event().version());
  }

  /** A package URL of Maven; of the repository's name where the release is not on record. */
  private String purl(LedgerEntry entry, String version) {
    String[] names =
        project(entry)
            .map(project -> project.split(":", -1))
            .filter(parts -> parts.length == 2)
            .orElse(new String[0]);
    return names.length == 2
        ? "pkg:maven/" + encoded(names[0]) + "/" + encoded(names[1]) + "@" + encoded(version)
        : "pkg:generic/" + encoded(service(entry)) + "@" + encoded(version);
  }

  /** That of the release, or where it is not made yet of the one that was made last. */
  private Optional<String> project(LedgerEntry entry) {
    return export
        .release(entry)
        .or(() -> export.lastRelease(entry))
        .map(one -> one.manifest().project());
  }

  /** What is released together: a repository, or a component of it. */
  private static String service(LedgerEntry entry) {
    return entry.component().isEmpty()
        ? entry.repository()
        : entry.repository() + "/" + entry.component();
  }

  private static String line(LedgerEntry entry) {
    return entry.component().isEmpty() ? "" : entry.component() + "/";
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String orUnknown(String text) {
    return text.isBlank() ? UNKNOWN : text;
  }

  private static boolean isUri(@Nullable String text) {
    try {
      return text != null && URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
