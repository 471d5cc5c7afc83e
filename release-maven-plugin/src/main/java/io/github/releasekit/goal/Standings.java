package io.github.releasekit.goal;

import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.overview.Standing;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.goal.StatusGoal.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the releases of a clone stand: that of the repository, or of each of its components. */
final class Standings {

  private final Invocation invocation;
  private final Ledgers ledgers;

  Standings(Invocation invocation, Ledgers ledgers) {
    this.invocation = invocation;
    this.ledgers = ledgers;
  }

  /** Of all components, or of the one that the goal was called for. */
  List<Standing> read() {
    List<String> components = ledgers.policy().components().stream().map(Component::name).toList();
    if (components.isEmpty()) {
      return invocation.component().isEmpty() ? List.of(standing("", invocation)) : List.of();
    }
    return components.stream()
        .filter(name -> invocation.component().filter(asked -> !asked.equals(name)).isEmpty())
        .map(name -> standing(name, invocation.with(name)))
        .toList();
  }

  /** The repository stays open: it is that of the ledgers. */
  @SuppressWarnings("resource")
  private Standing standing(String component, Invocation of) {
    Workspace workspace =
        new Workspace(of, ledgers.repository(), ledgers.policy(), Optional.empty());
    Status status = StatusGoal.of(workspace);
    List<StepRecord> steps =
        Version.find(status.version())
            .map(version -> workspace.journals().of(version).journal())
            .map(Standings::steps)
            .orElse(List.of());
    return new Standing(
        component,
        status.version(),
        status.state(),
        status.detail(),
        status.next(),
        status.missingApprovals(),
        steps);
  }

  /** What the journal tells of steps: those that are done, have failed, and the one begun last. */
  static List<StepRecord> steps(Journal journal) {
    List<StepRecord> steps = new ArrayList<>();
    List<JournalEntry> entries = journal.entries();
    for (int i = 0; i < entries.size(); i++) {
      JournalEntry entry = entries.get(i);
      if (entry.event() == null) {
        if (i == entries.size() - 1) {
          steps.add(record(entry, "begun"));
        }
      } else if (!(entry.event() instanceof Event.Retried)) {
        steps.add(record(entry, entry.event() instanceof Event.Failed ? "failed" : "done"));
      }
    }
    return steps;
  }

  private static StepRecord record(JournalEntry entry, String outcome) {
    return new StepRecord(entry.step(), entry.at().toString(), entry.seconds(), outcome);
  }
}
