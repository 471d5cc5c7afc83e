package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Says where the last release stands, and the one next command (I7). */
public final class StatusGoal {

  /**
   * The status as JSON.
   *
   * @param version empty when nothing was released
   * @param state {@code none}, {@code interrupted}, {@code local}, {@code prepared} or {@code
   *     performed}
   * @param next the next command
   */
  public record Status(String version, String state, String detail, String next) {}

  private final Invocation invocation;

  public StatusGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  public void run(Output output) {
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      Status status = status(workspace);
      if (output.json()) {
        output.write(new String(Json.pretty(status), StandardCharsets.UTF_8));
      } else {
        String version = status.version().isEmpty() ? "" : status.version() + ": ";
        output.write(version + status.detail() + "\nnext: " + status.next() + "\n");
      }
    }
  }

  /** What this clone has begun and not finished, else what the remote's ledger says. */
  private static Status status(Workspace workspace) {
    Optional<GitRemote> remote = workspace.remote();
    Map<String, String> refs = remote.map(GitRemote::refs).orElse(Map.of());
    Journals journals = new Journals(workspace.repository().commonDirectory());
    Optional<Status> unfinished =
        journals.versions().stream()
            .flatMap(v -> unfinished(workspace, v, journals.of(v).journal(), refs).stream())
            .findFirst();
    if (unfinished.isPresent()) {
      return unfinished.get();
    }
    GitLedger ledger = new GitLedger(workspace.repository());
    Optional<String> head =
        remote.isPresent() ? ledger.fetchHead(remote.get(), refs) : ledger.localHead();
    return ledger.versions(head).stream()
        .findFirst()
        .map(version -> released(version, ledger.isPerformed(head, version.toString())))
        .orElse(new Status("", "none", "nothing was released yet", "mvn release-kit:plan"));
  }

  private static Optional<Status> unfinished(
      Workspace workspace, Version version, Journal journal, Map<String, String> refs) {
    Optional<Published> published = journal.find(Published.class);
    if (published.isEmpty()) {
      boolean pushed =
          journal.find(ObjectsWritten.class).map(o -> refs.containsValue(o.tag())).orElse(false);
      String at =
          journal.entries().stream()
              .reduce((first, last) -> last)
              .map(JournalEntry::step)
              .orElse("its beginning");
      return Optional.of(
          new Status(
              version.toString(),
              "interrupted",
              "prepare was interrupted at "
                  + at
                  + (pushed
                      ? "; the release is pushed, this clone does not follow it yet"
                      : "; nothing is public, nothing here has changed"),
              "mvn release-kit:prepare"));
    }
    if (journal.find(FastForwarded.class).isEmpty()) {
      return Optional.of(
          new Status(
              version.toString(),
              "interrupted",
              "published; this clone does not follow it yet",
              "mvn release-kit:prepare"));
    }
    String tagObject = journal.get(ObjectsWritten.class).tag();
    if (published.get().remote().isEmpty() && !refs.containsValue(tagObject)) {
      return Optional.of(
          new Status(
              version.toString(),
              "local",
              "released in this clone, not pushed",
              push(workspace, tagObject)));
    }
    return Optional.empty();
  }

  /** The push that is left of a release in this clone. */
  static String push(Workspace workspace, String tagObject) {
    return String.join(
        " ",
        "git push --atomic",
        workspace.remote().map(GitRemote::name).orElse("REMOTE"),
        workspace.repository().branch().orElse("HEAD").replaceFirst("^refs/heads/", ""),
        workspace.repository().tagName(tagObject),
        GitLedger.REF);
  }

  private static Status released(Version version, boolean performed) {
    return performed
        ? new Status(version.toString(), "performed", "released", "mvn release-kit:plan")
        : new Status(
            version.toString(), "prepared", "tagged and pushed", "mvn release-kit:perform");
  }
}
