package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Event.Recorded;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Says where the last release of this clone stands, and the one next command (I7). */
public final class StatusGoal {

  /**
   * The status as JSON.
   *
   * @param version empty when nothing was released from here
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
        output.write(
            (status.version().isEmpty() ? "" : status.version() + ": ")
                + status.detail()
                + "\nnext: "
                + status.next()
                + "\n");
      }
    }
  }

  private static Status status(Workspace workspace) {
    GitRepository repository = workspace.repository();
    Journals journals = new Journals(repository.commonDirectory());
    GitLedger ledger = new GitLedger(repository);
    List<Version> recorded = ledger.versions(ledger.localHead());
    Optional<Version> latest = journals.versions().stream().findFirst();
    if (latest.isPresent()
        && recorded.stream().noneMatch(version -> version.compareTo(latest.get()) > 0)) {
      return ofJournal(workspace, latest.get(), journals.of(latest.get()).journal());
    }
    return recorded.stream()
        .findFirst()
        .map(version -> ofLedger(ledger, version))
        .orElse(
            new Status("", "none", "nothing was released from this clone", "mvn release-kit:plan"));
  }

  private static Status ofJournal(Workspace workspace, Version version, Journal journal) {
    Optional<Published> published = journal.find(Published.class);
    if (published.isEmpty()) {
      String at =
          journal.entries().stream()
              .reduce((first, last) -> last)
              .map(JournalEntry::step)
              .orElse("its beginning");
      return new Status(
          version.toString(),
          "interrupted",
          "prepare was interrupted at " + at + "; nothing is public, nothing here has changed",
          "mvn release-kit:prepare");
    }
    if (published.get().remote().isEmpty() && !isPushed(workspace, version)) {
      String tag = workspace.tagFormat().format(version);
      String branch =
          workspace.repository().branch().orElse("HEAD").replaceFirst("^refs/heads/", "");
      return new Status(
          version.toString(),
          "local",
          "released in this clone, not pushed",
          "git push --atomic origin " + branch + " " + tag + " " + GitLedger.REF);
    }
    if (journal.find(Recorded.class).isEmpty()) {
      return new Status(
          version.toString(), "prepared", "tagged and pushed", "mvn release-kit:perform");
    }
    return performed(version);
  }

  private static boolean isPushed(Workspace workspace, Version version) {
    String tag = "refs/tags/" + workspace.tagFormat().format(version);
    return workspace.remote().map(remote -> remote.refs().containsKey(tag)).orElse(false);
  }

  private static Status ofLedger(GitLedger ledger, Version version) {
    boolean performed =
        ledger.events(ledger.localHead(), version.toString()).stream()
            .anyMatch(event -> event.type() == LedgerEvent.Type.PERFORMED);
    return performed
        ? performed(version)
        : new Status(
            version.toString(), "prepared", "tagged and pushed", "mvn release-kit:perform");
  }

  private static Status performed(Version version) {
    return new Status(version.toString(), "performed", "released", "mvn release-kit:plan");
  }
}
