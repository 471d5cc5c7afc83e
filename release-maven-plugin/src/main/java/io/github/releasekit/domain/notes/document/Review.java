package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.notes.document.Happened.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes what was planned of a release beside what happened (T8). */
public final class Review {

  private final DocumentedRelease release;
  private final Manifest manifest;
  private final Facts facts;
  private final Wording wording;
  private final ReleaseItems items;
  private final Happened happened;
  private final Findings findings;

  private Review(DocumentedRelease release, Manifest manifest, Facts facts) {
    this.release = release;
    this.manifest = manifest;
    this.facts = facts;
    this.wording = facts.wording();
    this.items = new ReleaseItems(release, facts);
    this.happened = facts.happened(release.version());
    this.findings = new Findings(release, manifest, facts);
  }

  /**
   * The review of a release.
   *
   * @param facts with the policy that it was made by
   */
  public static Document of(Manifest manifest, Facts facts) {
    return new Review(DocumentedRelease.of(manifest, facts.policy()), manifest, facts).document();
  }

  private Document document() {
    Draft draft = new Draft(facts);
    draft.subject(release);
    draft.fact("State", happened.state().toString());
    draft.fact("Released", findings.releasedAt().map(wording::time).orElse(""));
    draft.fact("Commit", Wording.code(manifest.commit()));
    draft.list(Heading.PLANNED, planned());
    draft.list(Heading.DIFFERENCES, differences());
    draft.list(Heading.SCOPE, items.scope());
    draft.list(Heading.DURATION, duration());
    draft.list(Heading.GATES, items.gates());
    draft.list(Heading.DEPLOYMENTS, deployments());
    draft.list(
        Heading.INCIDENTS,
        facts.outages(release.version()).stream()
            .map(outage -> Item.of(outage.sentence(wording)))
            .toList());
    draft.list(Heading.CHANNELS, channels());
    draft.list(Heading.SURVEYS, happened.surveys(wording).stream().map(Item::of).toList());
    draft.list(Heading.TAKEN_BACK, takenBack());
    return draft.about(DocumentKind.REVIEW, release);
  }

  private List<Item> planned() {
    List<Item> planned = new ArrayList<>();
    Schedule schedule = new Schedule(facts.policy().calendar(), release.version());
    if (schedule.planned().isPresent()) {
      planned.add(
          Item.of(
              "planned for "
                  + schedule.plannedText()
                  + findings
                      .releasedAt()
                      .map(time -> "; released " + wording.time(time))
                      .orElse("; not released")
                  + findings.lateness().map(words -> ", " + words).orElse("")));
    } else if (!facts.policy().calendar().planned().isEmpty()) {
      planned.add(Item.of("the calendar has no release " + Wording.text(release.version())));
    }
    release.needs().forEach(need -> planned.add(Item.of(items.approval(need))));
    planned.add(
        Item.of(
            "made by the plan "
                + Wording.code(release.plan())
                + ": "
                + PlainText.count(release.changes().size(), "change")
                + (manifest.issues().isEmpty() ? "" : " for " + Wording.list(manifest.issues()))));
    release.gates().stream()
        .filter(judged -> judged.gate().id().equals("change-request"))
        .filter(judged -> judged.is("passed"))
        .forEach(
            judged ->
                planned.add(Item.of("change requests: " + Wording.text(judged.gate().detail()))));
    return planned;
  }

  private List<Item> differences() {
    List<String> differences = new ArrayList<>(findings.plansThatWereNotReleased());
    findings
        .daysLate()
        .filter(days -> days != 0)
        .flatMap(days -> findings.lateness())
        .ifPresent(words -> differences.add("it came " + words));
    if (happened.state() == State.PREPARED) {
      differences.add("it is not public yet");
    }
    differences.addAll(findings.slowSteps());
    differences.addAll(findings.skippedGates());
    differences.addAll(findings.failedDeployments());
    environmentsLeft().forEach(differences::add);
    differences.addAll(channelsWithout());
    facts
        .outages(release.version())
        .forEach(outage -> differences.add(outage.name() + " came with it"));
    happened.takenBack().ifPresent(event -> differences.add("it was " + happened.state()));
    return differences.isEmpty()
        ? List.of(Item.of("nothing that was planned differs from what happened"))
        : differences.stream().map(Item::of).toList();
  }

  /** The channels that have not got what is public. */
  private List<String> channelsWithout() {
    Map<String, Delivery> deliveries = happened.deliveries();
    List<String> without = new ArrayList<>();
    for (ChannelPolicy channel : items.channels()) {
      Delivery delivery = deliveries.get(channel.id());
      String name = "the channel " + Wording.text(channel.id());
      if (happened.first(Type.PERFORMED).isPresent() && delivery == null) {
        without.add(name + " has not got it");
      } else if (delivery != null && delivery.outcome() == Outcome.FAILED) {
        without.add(name + " has not got it: " + Wording.text(delivery.detail()));
      } else if (delivery != null && delivery.outcome() == Outcome.DRAFTED) {
        without.add(name + " has a draft of it only");
      }
    }
    return without;
  }

  /** Those that it has not come to, of a release that is on its way through them. */
  private Stream<String> environmentsLeft() {
    return happened.deployments().isEmpty()
        ? Stream.empty()
        : facts.policy().tracking().environments().stream()
            .map(Environment::name)
            .filter(
                name ->
                    happened.deployments().stream()
                        .noneMatch(one -> one.isTo(name) && one.is(Deployment.Outcome.SUCCEEDED)))
            .map(name -> "it has not come to " + Wording.text(name));
  }

  private List<Item> duration() {
    StepTimes median = StepTimes.median(facts.timesBefore(release));
    StepTimes taken = facts.times(manifest);
    List<Item> goals = new ArrayList<>();
    goal(goals, "prepare", taken.prepare(), median.prepare());
    goal(goals, "perform", taken.perform(), median.perform());
    return goals;
  }

  private static void goal(
      List<Item> goals, String name, Map<String, Double> taken, Map<String, Double> median) {
    if (taken.isEmpty()) {
      return;
    }
    List<Item> steps = new ArrayList<>();
    taken.forEach(
        (id, seconds) ->
            steps.add(
                Item.of(
                    Wording.strong(id)
                        + " "
                        + Wording.duration(seconds)
                        + (median.containsKey(id)
                            ? ", "
                                + Wording.duration(Objects.requireNonNull(median.get(id)))
                                + " before"
                            : ""))));
    double all = taken.values().stream().mapToDouble(Double::doubleValue).sum();
    goals.add(Item.of(Wording.strong(name) + " " + Wording.duration(all), steps));
  }

  private List<Item> deployments() {
    Map<String, List<Item>> byEnvironment = new LinkedHashMap<>();
    facts
        .policy()
        .tracking()
        .environments()
        .forEach(environment -> byEnvironment.put(environment.name(), new ArrayList<>()));
    happened
        .deployments()
        .forEach(
            one ->
                byEnvironment
                    .computeIfAbsent(one.told().environment(), name -> new ArrayList<>())
                    .add(Item.of(one.sentence(wording))));
    return byEnvironment.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(one -> Item.of(Wording.strong(one.getKey()), one.getValue()))
        .toList();
  }

  private List<Item> channels() {
    return happened.deliveries().values().stream()
        .filter(delivery -> !delivery.channel().startsWith(ReleaseItems.NOTICE))
        .map(Review::channel)
        .toList();
  }

  private static Item channel(Delivery delivery) {
    String detail = Wording.text(delivery.detail());
    return Item.of(
        Wording.strong(delivery.channel())
            + " "
            + delivery.outcome()
            + (detail.isEmpty() ? "" : ": " + detail)
            + Wording.see(delivery.location()));
  }

  private List<Item> takenBack() {
    return happened.takenBack().stream().map(event -> Item.of(wording.told(event))).toList();
  }
}
