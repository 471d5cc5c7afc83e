package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.metrics.Samples;
import io.github.releasekit.domain.notes.document.Happened.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes what a team looks back on together: facts, and room for what people say (T8). */
public final class Retrospective {

  private final DocumentedRelease release;
  private final Manifest manifest;
  private final Facts facts;
  private final Wording wording;
  private final Happened happened;
  private final Findings findings;

  private Retrospective(Manifest manifest, Facts facts) {
    this.release = DocumentedRelease.of(manifest, facts.policy());
    this.manifest = manifest;
    this.facts = facts;
    this.wording = facts.wording();
    this.happened = facts.happened(manifest.version());
    this.findings = new Findings(release, manifest, facts);
  }

  /**
   * The retrospective of a release.
   *
   * @param facts with the policy that it was made by
   */
  public static Document of(Manifest manifest, Facts facts) {
    return new Retrospective(manifest, facts).document();
  }

  private Document document() {
    Draft draft = new Draft(facts);
    draft.subject(release);
    draft.fact("State", happened.state().toString());
    draft.list(Heading.TIMELINE, timeline());
    draft.list(Heading.NUMBERS, numbers());
    draft.list(Heading.SURVEYS, happened.surveys(wording).stream().map(Item::of).toList());
    draft.list(Heading.WENT_WELL, forPeople(wentWell()));
    draft.list(Heading.WENT_BADLY, forPeople(wentBadly()));
    draft.list(Heading.TO_CHANGE, toChange());
    return draft.about(DocumentKind.RETROSPECTIVE, release);
  }

  private List<Item> timeline() {
    List<Item> timeline = new ArrayList<>();
    commits().min(Instant::compareTo).ifPresent(first -> timeline.add(at(first, "first commit")));
    commits()
        .max(Instant::compareTo)
        .filter(last -> commits().distinct().count() > 1)
        .ifPresent(last -> timeline.add(at(last, "last commit")));
    for (LedgerEvent event : happened.events()) {
      timeline.add(
          at(
              Instant.parse(event.at()),
              event.type() + about(event) + ", by " + Wording.person(event.by()) + detail(event)));
    }
    return timeline;
  }

  private Item at(Instant time, String what) {
    return Item.of(wording.time(time) + ": " + what);
  }

  private static String about(LedgerEvent event) {
    Deployment deployment = event.deployment();
    Incident incident = event.incident();
    return deployment != null
        ? " to " + Wording.text(deployment.environment()) + " " + deployment.outcome()
        : incident != null ? " " + Wording.text(incident.id()) : "";
  }

  private static String detail(LedgerEvent event) {
    String detail = Wording.text(event.detail());
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private Stream<Instant> commits() {
    return manifest.changes().stream()
        .map(ChangeRecord::committedAt)
        .flatMap(at -> Wording.instant(at).stream());
  }

  private List<Item> numbers() {
    List<Item> numbers = new ArrayList<>();
    number(numbers, "from commit to release, median", this::leadTime, Wording::duration);
    number(numbers, "prepare", one -> facts.times(one).prepareSeconds(), Wording::duration);
    number(numbers, "perform", one -> facts.times(one).performSeconds(), Wording::duration);
    number(
        numbers,
        "changes",
        one -> Optional.of((double) one.changes().size()),
        Retrospective::whole);
    number(
        numbers,
        "incidents",
        one -> Optional.of((double) facts.outages(one.version()).size()),
        Retrospective::whole);
    return numbers;
  }

  private Optional<Double> leadTime(Manifest one) {
    return Findings.leadTime(one, facts.happened(one.version()));
  }

  private static String whole(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  /** A number beside the median of releases before; nothing where it is not known. */
  private void number(
      List<Item> numbers,
      String name,
      Function<Manifest, Optional<Double>> measured,
      Function<Double, String> shown) {
    List<Double> before =
        facts.before(release).stream().flatMap(one -> measured.apply(one).stream()).toList();
    measured
        .apply(manifest)
        .ifPresent(
            now ->
                numbers.add(
                    Item.of(
                        name
                            + ": "
                            + shown.apply(now)
                            + Samples.median(before)
                                .map(
                                    median ->
                                        "; "
                                            + shown.apply(median)
                                            + " is the median of "
                                            + PlainText.count(before.size(), "release")
                                            + " before")
                                .orElse(""))));
  }

  private List<String> wentWell() {
    List<String> well = new ArrayList<>();
    findings
        .daysLate()
        .filter(days -> days <= 0)
        .flatMap(days -> findings.lateness())
        .ifPresent(words -> well.add("it came " + words));
    if (findings.skippedGates().isEmpty() && !release.gates().isEmpty()) {
      well.add("nobody skipped a gate");
    }
    if (findings.isComparable() && findings.slowSteps().isEmpty()) {
      well.add("no step took far longer than before");
    }
    boolean succeeded =
        happened.deployments().stream().anyMatch(one -> one.is(Deployment.Outcome.SUCCEEDED));
    if (succeeded && findings.failedDeployments().isEmpty()) {
      well.add("every deployment succeeded the first time");
    }
    if (happened.state() == State.PERFORMED && facts.outages(release.version()).isEmpty()) {
      well.add("no incident came with it");
    }
    return well;
  }

  private List<String> wentBadly() {
    List<String> badly = new ArrayList<>();
    findings
        .daysLate()
        .filter(days -> days > 0)
        .flatMap(days -> findings.lateness())
        .ifPresent(words -> badly.add("it came " + words));
    badly.addAll(findings.lateApprovals());
    badly.addAll(findings.skippedGates());
    badly.addAll(findings.slowSteps());
    badly.addAll(findings.failedDeployments());
    facts.outages(release.version()).forEach(outage -> badly.add(outage.sentence(wording)));
    happened
        .takenBack()
        .ifPresent(
            event -> badly.add("it was " + happened.state() + ": " + Wording.text(event.detail())));
    return badly;
  }

  private List<Item> toChange() {
    List<Item> change = new ArrayList<>();
    release.gates().stream()
        .filter(findings::isSkippedByPerson)
        .forEach(
            judged ->
                change.add(
                    Item.task(
                        false,
                        "make the gate "
                            + Wording.text(judged.gate().id())
                            + " pass again, or take it out of release-kit.yml")));
    if (!findings.lateApprovals().isEmpty()) {
      change.add(Item.task(false, "have approvals sooner, or more people who may give them"));
    }
    if (!findings.slowSteps().isEmpty()) {
      change.add(Item.task(false, "find out what has become slower"));
    }
    facts
        .outages(release.version())
        .forEach(
            outage ->
                change.add(
                    Item.task(
                        false,
                        outage.isOpen()
                            ? "restore what " + outage.name() + " broke"
                            : "a check that would have found "
                                + outage.name()
                                + " before it was released")));
    change.add(Item.placeholder("what, by whom, until when"));
    return change;
  }

  /** Facts, and a line for what only people know. */
  private static List<Item> forPeople(List<String> known) {
    List<Item> items = new ArrayList<>(known.stream().map(Item::of).toList());
    items.add(Item.of("…"));
    return items;
  }
}
