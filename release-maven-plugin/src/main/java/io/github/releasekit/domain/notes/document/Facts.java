package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.notes.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What documents are made from.
 *
 * @param now as of which they are
 * @param policy that the release is made by
 * @param component that it is of; empty where the repository is released together
 * @param ledger all that is on record of that component
 * @param source where that was read, for people
 * @param texts what release notes say, Markdown by part
 * @param journal what this clone knows of the making of the release
 * @param deployments what deployments need of approvals and have, by the name of the environment;
 *     without an environment whose approvals are not known
 * @param prepareSteps ids of what prepare does, in order
 * @param performSteps ids of what perform does, besides channels, in order
 */
public record Facts(
    Instant now,
    Policy policy,
    Optional<String> component,
    LedgerContents ledger,
    String source,
    Map<Part, String> texts,
    Journal journal,
    Map<String, Approvals> deployments,
    List<String> prepareSteps,
    List<String> performSteps) {

  /** How many releases before one it is compared with. */
  static final int COMPARED = 5;

  public Facts {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    deployments = Map.copyOf(deployments);
    prepareSteps = List.copyOf(prepareSteps);
    performSteps = List.copyOf(performSteps);
  }

  Wording wording() {
    return new Wording(policy.calendar());
  }

  /** All events, by time. */
  List<LedgerEvent> events() {
    return ledger.entries().stream().map(LedgerEntry::event).toList();
  }

  /** What has happened to a version. */
  Happened happened(String version) {
    return new Happened(
        events().stream().filter(event -> event.version().equals(version)).toList());
  }

  List<Outage> outages() {
    return Outage.of(events());
  }

  /** The incidents that began with a version. */
  List<Outage> outages(String version) {
    return outages().stream().filter(outage -> outage.began().version().equals(version)).toList();
  }

  /** The last releases before one, the newest last. */
  List<Manifest> before(DocumentedRelease release) {
    List<Manifest> before = new ArrayList<>();
    for (LedgerRelease one : ledger.releases()) {
      if (one.manifest().version().equals(release.version())) {
        break;
      }
      before.add(one.manifest());
    }
    return before.subList(Math.max(0, before.size() - COMPARED), before.size());
  }

  /** How long the steps of a release took. */
  StepTimes times(Manifest manifest) {
    return StepTimes.of(manifest, happened(manifest.version()).events());
  }

  /** How long the steps of the last releases before one took. */
  List<StepTimes> timesBefore(DocumentedRelease release) {
    return before(release).stream().map(this::times).toList();
  }

  /** A goal with arguments, for the component where there is one. */
  String command(String arguments) {
    return "mvn release-kit:"
        + arguments
        + component.map(name -> " -Dcomponent=" + Wording.argument(name)).orElse("");
  }
}
