package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.metrics.Samples;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Condition;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Judged;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Need;
import io.github.releasekit.domain.notes.document.Happened.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what is going to be done with a release, with whom, and what stands in the way (T8). */
public final class DeploymentPlan {

  private final DocumentedRelease release;
  private final Facts facts;
  private final Wording wording;
  private final ReleaseItems items;
  private final State state;

  private DeploymentPlan(DocumentedRelease release, Facts facts) {
    this.release = release;
    this.facts = facts;
    this.wording = facts.wording();
    this.items = new ReleaseItems(release, facts);
    this.state = facts.happened(release.version()).state();
  }

  /** The deployment plan of a release that is planned, or was made. */
  public static Document of(DocumentedRelease release, Facts facts) {
    return new DeploymentPlan(release, facts).document();
  }

  private Document document() {
    Schedule schedule = new Schedule(facts.policy().calendar(), release.version());
    Draft draft = new Draft(facts);
    draft.subject(release);
    draft.fact("Tag", Wording.text(release.tag()));
    draft.fact("State", state.toString());
    draft.fact("Planned", schedule.plannedText());
    draft.fact("Window", schedule.window(facts.now()));
    draft.list(Heading.GO_NO_GO, goNoGo());
    draft.list(Heading.SCOPE, items.scope());
    draft.part(Heading.UPGRADE, Part.UPGRADE);
    draft.part(Heading.DATABASE, Part.DATABASE);
    draft.steps(Heading.ENVIRONMENTS, environments());
    draft.list(Heading.STEPS, steps());
    if (state == State.TO_COME || state == State.PREPARED) {
      draft.list(Heading.DURATION, duration());
    }
    draft.list(Heading.GATES, gates());
    draft.list(Heading.APPROVALS, approvals());
    draft.list(Heading.CHANNELS, channels());
    draft.list(
        Heading.NOTICES,
        items.told(EnumSet.of(NoticePolicy.Event.PLANNED, NoticePolicy.Event.RELEASED)));
    return draft.about(DocumentKind.DEPLOYMENT_PLAN, release);
  }

  private List<Item> goNoGo() {
    List<Item> open = new ArrayList<>();
    for (Need need : release.needs()) {
      if (!need.isMet() && release.manifest().isEmpty()) {
        open.add(items.task(need));
      }
    }
    for (Judged judged : release.gates()) {
      if (judged.is("refused") && !judged.gate().id().equals("approvals")) {
        judged.findings().forEach(finding -> open.add(Item.task(false, finding(judged, finding))));
      }
    }
    facts.outages().stream()
        .filter(Outage::isOpen)
        .forEach(outage -> open.add(Item.task(false, outage.sentence(wording))));
    if (state.isTakenBack()) {
      open.add(Item.task(false, "the release was taken back, and is not to be deployed"));
    }
    if (open.isEmpty()) {
      open.add(Item.task(true, "nothing that is known stands in the way"));
    }
    open.add(Item.placeholder("go decided by"));
    return open;
  }

  private static String finding(Judged judged, Finding finding) {
    return Wording.strong(judged.gate().id())
        + ": "
        + Wording.text(finding.problem())
        + " → "
        + Wording.text(finding.remedy());
  }

  private List<Item> environments() {
    List<Item> environments = new ArrayList<>();
    for (Environment environment : facts.policy().tracking().environments()) {
      Running running = Running.in(environment.name(), facts.events());
      List<Item> below = new ArrayList<>();
      if (!running.runs(release.version()) && !state.isTakenBack()) {
        below.addAll(approvals(environment));
        below.add(
            Item.of(
                "on record by "
                    + Wording.code(
                        facts.command(
                            "record -Devent=deployment -Denvironment="
                                + Wording.argument(environment.name())
                                + " -DreleaseVersion="
                                + Wording.argument(release.version())
                                + " -Drelease-kit.outcome=succeeded"))));
      }
      environments.add(
          Item.of(
              Wording.strong(environment.name())
                  + " "
                  + running.now().map(this::runs).orElse("runs nothing that is on record"),
              below));
    }
    return environments;
  }

  private List<Item> approvals(Environment environment) {
    Approvals known = facts.deployments().get(environment.name());
    return known == null
        ? environment.approvals().stream()
            .map(required -> Item.of("needs " + ReleaseItems.quorum(required)))
            .toList()
        : DocumentedRelease.needs(known).stream().map(items::task).toList();
  }

  private String runs(LedgerEvent deployment) {
    return "runs "
        + Wording.text(deployment.version())
        + (deployment.version().equals(release.version()) ? ", this release," : "")
        + " since "
        + wording.time(deployment.at());
  }

  private List<Item> steps() {
    List<Item> steps = new ArrayList<>();
    StepTimes median = StepTimes.median(facts.timesBefore(release));
    goal(steps, "prepare", facts.prepareSteps(), median.prepare(), state == State.TO_COME);
    goal(
        steps,
        "perform",
        facts.performSteps(),
        median.perform(),
        state == State.TO_COME || state == State.PREPARED);
    return steps;
  }

  private void goal(
      List<Item> steps, String goal, List<String> ids, Map<String, Double> median, boolean left) {
    if (ids.isEmpty()) {
      return;
    }
    List<Item> below =
        ids.stream()
            .map(
                id ->
                    Item.of(
                        StepWords.of(id)
                            + Optional.ofNullable(median.get(id))
                                .map(seconds -> ", about " + Wording.duration(seconds))
                                .orElse("")))
            .toList();
    steps.add(Item.of(Wording.code(facts.command(goal)) + (left ? "" : ", done"), below));
  }

  private List<Item> duration() {
    List<StepTimes> before = facts.timesBefore(release);
    List<Item> expected = new ArrayList<>();
    expected(
        expected,
        "prepare",
        before.stream().flatMap(one -> one.prepareSeconds().stream()).toList());
    expected(
        expected,
        "perform",
        before.stream().flatMap(one -> one.performSeconds().stream()).toList());
    return expected;
  }

  private static void expected(List<Item> items, String goal, List<Double> before) {
    Samples.median(before)
        .ifPresent(
            seconds ->
                items.add(
                    Item.of(
                        Wording.strong(goal)
                            + " about "
                            + Wording.duration(seconds)
                            + ", the median of "
                            + PlainText.count(before.size(), "release")
                            + " before")));
  }

  private List<Item> gates() {
    List<Item> gates = new ArrayList<>(items.gates());
    for (Condition condition : release.conditions()) {
      gates.add(
          Item.of(
              Wording.strong(condition.id())
                  + " after the build"
                  + (condition.required() ? ", required" : "")
                  + ": "
                  + (condition.skipped().isEmpty()
                      ? Wording.text(condition.text())
                      : "not judged, " + Wording.text(condition.skipped()))));
    }
    return gates;
  }

  private List<Item> approvals() {
    return release.needs().stream().map(items::task).toList();
  }

  private List<Item> channels() {
    return items.channels().stream()
        .map(
            channel ->
                Item.of(
                    Wording.strong(channel.id())
                        + ": "
                        + Withdrawals.kind(channel.target())
                        + (channel.required() ? "" : "; the release goes on without it")))
        .toList();
  }
}
