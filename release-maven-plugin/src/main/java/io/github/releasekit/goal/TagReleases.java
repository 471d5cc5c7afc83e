package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.TaggedReleaseReader;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.TagContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The releases of a repository by its tags, where no ledger tells of them. */
record TagReleases(Invocation invocation, Ledgers ledgers) {

  /** Those of the component that was asked for, or of all. */
  LedgerContents read() {
    List<Component> components = ledgers.policy().components();
    if (components.isEmpty() || invocation.component().isPresent()) {
      return read(invocation.component());
    }
    List<LedgerRelease> releases = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    for (Component component : components) {
      LedgerContents some = read(Optional.of(component.name()));
      releases.addAll(some.releases());
      entries.addAll(some.entries());
    }
    return new LedgerContents(releases, entries);
  }

  @SuppressWarnings("resource") // it is the repository of the ledger, which closes it
  private LedgerContents read(Optional<String> component) {
    ReleaseUnit unit =
        ReleaseUnit.named(ledgers.repository(), ledgers.policy(), invocation.caller(), component);
    return TagContents.of(
        ledgers.name(),
        component.orElse(""),
        unit.reactor().root().key(),
        TaggedReleaseReader.read(
            ledgers.repository(),
            unit.tagFormat(),
            unit.component().map(Component::paths).orElse(List.of())));
  }
}
