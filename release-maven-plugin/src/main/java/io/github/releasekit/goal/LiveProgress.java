package io.github.releasekit.goal;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.JournalFollower;
import io.github.releasekit.adapter.ledger.JournalFollower.Line;
import io.github.releasekit.adapter.ledger.JournalFollower.Progress;
import io.github.releasekit.adapter.server.EventSource;
import io.github.releasekit.adapter.server.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The release that goes on in this clone, as events for one client: which one it is, then each of
 * its steps so far, then those that follow (T4). Of what steps did, only how it went is told.
 */
final class LiveProgress implements EventSource {

  /**
   * The release whose steps follow.
   *
   * @param component empty where the repository is released together
   * @param startedAt ISO 8601 in UTC
   */
  record Release(String component, String version, String startedAt) {}

  /**
   * An entry of the journal.
   *
   * @param step its id
   * @param at when the step was begun, ISO 8601 in UTC
   * @param seconds how long it took, 0 where it has only begun
   * @param kind of the event, {@code intent} where the step has only begun
   * @param outcome {@code begun}, {@code done}, {@code failed} or {@code retried}
   * @param detail what has failed; empty where nothing has
   */
  record Step(
      String component,
      String version,
      String step,
      String at,
      double seconds,
      String kind,
      String outcome,
      String detail) {}

  private static final ServerEvent NOTHING = new ServerEvent("idle", "", "{}");

  private static final Pattern NO_TIME = Pattern.compile("[^0-9A-Za-z:.+-]");

  private final JournalFollower follower;
  private final PublicText text;

  /** Of the journal whose steps were sent, empty before any; and how many were. */
  private String begun;

  private int sent;
  private boolean idle;

  /**
   * @param lastEventId that the client has got before
   */
  LiveProgress(JournalFollower follower, PublicText text, Optional<String> lastEventId) {
    this.follower = follower;
    this.text = text;
    int hash = lastEventId.map(id -> id.lastIndexOf('#')).orElse(-1);
    this.begun = hash < 0 ? "" : lastEventId.get().substring(0, hash);
    this.sent = hash < 0 ? 0 : number(lastEventId.get().substring(hash + 1));
  }

  @Override
  public List<ServerEvent> poll() {
    Optional<Progress> latest = follower.latest();
    if (latest.isEmpty()) {
      boolean told = idle;
      idle = true;
      begun = "";
      sent = 0;
      return told ? List.of() : List.of(NOTHING);
    }
    idle = false;
    Progress progress = latest.get();
    String at = progress.lines().get(0).at();
    String key =
        progress.component() + "/" + progress.version() + "/" + NO_TIME.matcher(at).replaceAll("");
    List<ServerEvent> events = new ArrayList<>();
    if (!key.equals(begun) || progress.lines().size() < sent) {
      begun = key;
      sent = 0;
      events.add(
          new ServerEvent(
              "release",
              id(),
              Json.line(new Release(progress.component(), progress.version(), text.of(at)))));
    }
    while (sent < progress.lines().size()) {
      Step step = step(progress, progress.lines().get(sent));
      sent++;
      events.add(new ServerEvent("step", id(), Json.line(step)));
    }
    return events;
  }

  private String id() {
    return begun + "#" + sent;
  }

  private Step step(Progress progress, Line line) {
    Map<String, Object> event = line.event();
    String kind = event == null ? "intent" : text(event, "type");
    String outcome =
        switch (kind) {
          case "intent" -> "begun";
          case "failed" -> "failed";
          case "retried" -> "retried";
          default -> "done";
        };
    String detail =
        event == null
            ? ""
            : switch (kind) {
              case "failed" -> text(event, "problem");
              case "retried" -> text(event, "failure");
              default -> "";
            };
    return new Step(
        progress.component(),
        progress.version(),
        text.of(line.step()),
        text.of(line.at()),
        line.seconds(),
        kind,
        outcome,
        detail);
  }

  private String text(Map<String, Object> event, String part) {
    return text.of(Objects.toString(event.get(part), ""));
  }

  /** A count that a client has sent; one that is none begins anew. */
  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
