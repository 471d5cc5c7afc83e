package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Condition;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Judged;
import io.github.releasekit.domain.notes.document.Happened.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what a release needs to be done, ticked by what has happened (T8). */
public final class Checklist {

  private final DocumentedRelease release;
  private final Facts facts;
  private final Wording wording;
  private final ReleaseItems items;
  private final Happened happened;
  private final State state;

  private Checklist(DocumentedRelease release, Facts facts) {
    this.release = release;
    this.facts = facts;
    this.wording = facts.wording();
    this.items = new ReleaseItems(release, facts);
    this.happened = facts.happened(release.version());
    this.state = happened.state();
  }

  /** The checklist of a release that is planned, or was made. */
  public static Document of(DocumentedRelease release, Facts facts) {
    return new Checklist(release, facts).document();
  }

  private Document document() {
    Draft draft = new Draft(facts);
    draft.subject(release);
    draft.fact("State", state.toString());
    draft.list(Heading.BEFORE, before());
    draft.list(Heading.DURING, during());
    draft.list(Heading.AFTER, after());
    return draft.about(DocumentKind.CHECKLIST, release);
  }

  private List<Item> before() {
    List<Item> before = new ArrayList<>();
    String planned = new Schedule(facts.policy().calendar(), release.version()).plannedText();
    if (!planned.isEmpty()) {
      before.add(Item.task(true, "planned for " + planned));
    }
    release.needs().forEach(need -> before.add(items.task(need)));
    release.gates().stream()
        .filter(Judged::isOfRepository)
        .forEach(judged -> before.add(gate(judged)));
    if (release.manifest().isEmpty()) {
      facts.outages().stream()
          .filter(Outage::isOpen)
          .forEach(outage -> before.add(Item.task(false, outage.sentence(wording))));
    }
    return before;
  }

  private Item gate(Judged judged) {
    return task(judged.is("passed"), ReleaseItems.gate(judged));
  }

  private List<Item> during() {
    List<Item> during = new ArrayList<>();
    Map<String, String> done = doneAt();
    facts.prepareSteps().forEach(id -> during.add(step(id, done.get(id))));
    release.gates().stream()
        .filter(judged -> !judged.isOfRepository())
        .forEach(judged -> during.add(gate(judged)));
    for (Condition condition : release.conditions()) {
      during.add(
          Item.task(
              false,
              Wording.strong(condition.id())
                  + ": "
                  + (condition.skipped().isEmpty()
                      ? Wording.text(condition.text())
                      : "not judged, " + Wording.text(condition.skipped()))));
    }
    during.add(
        happened
            .first(Type.PERFORMED)
            .map(event -> Item.task(true, "public since " + wording.when(event)))
            .orElseGet(
                () ->
                    state.isTakenBack()
                        ? Item.of("not made public")
                        : Item.task(
                            false, "made public by " + Wording.code(facts.command("perform")))));
    Map<String, Delivery> deliveries = happened.deliveries();
    items.channels().forEach(channel -> during.add(channel(channel, deliveries.get(channel.id()))));
    return during;
  }

  private Item step(String id, @Nullable String at) {
    return task(at != null, StepWords.of(id) + (at == null ? "" : ", " + at));
  }

  /** When steps of prepare were done, for people, by their ids. */
  private Map<String, String> doneAt() {
    Map<String, String> done = new HashMap<>();
    facts
        .journal()
        .done()
        .forEach((JournalEntry entry) -> done.put(entry.step(), wording.time(entry.at())));
    release
        .manifest()
        .map(Manifest::steps)
        .ifPresent(
            steps ->
                steps.forEach(
                    (StepRecord step) -> done.put(step.id(), wording.time(step.startedAt()))));
    happened
        .first(Type.PREPARED)
        .ifPresent(
            event ->
                List.of("freeze-manifest", "push", "update-refs", "fast-forward")
                    .forEach(id -> done.putIfAbsent(id, wording.when(event))));
    return done;
  }

  private Item channel(ChannelPolicy channel, @Nullable Delivery delivery) {
    String what = Wording.strong(channel.id()) + ": " + Withdrawals.kind(channel.target());
    if (delivery == null) {
      return task(false, what);
    }
    boolean there =
        delivery.outcome() == Outcome.DELIVERED || delivery.outcome() == Outcome.SKIPPED;
    String detail = Wording.text(delivery.detail());
    return task(
        there,
        what
            + ", "
            + delivery.outcome()
            + happened
                .delivered(channel.id())
                .map(event -> " " + wording.time(event.at()))
                .orElse("")
            + (detail.isEmpty() ? "" : ": " + detail)
            + Wording.see(delivery.location()));
  }

  private List<Item> after() {
    List<Item> after = new ArrayList<>();
    for (Environment environment : facts.policy().tracking().environments()) {
      Optional<Deployed> last = happened.deployment(environment.name());
      String name = "in " + Wording.strong(environment.name());
      after.add(
          task(
              last.filter(one -> one.is(Deployment.Outcome.SUCCEEDED)).isPresent(),
              last.map(one -> name + ": " + one.sentence(wording))
                  .orElse(state.isTakenBack() ? "not " + name : name)));
    }
    Map<String, Delivery> deliveries = happened.deliveries();
    for (NoticePolicy notice : items.notices(NoticePolicy.Event.RELEASED)) {
      String id = ReleaseItems.noticeId(notice, NoticePolicy.Event.RELEASED);
      after.add(
          task(
              deliveries.containsKey(id),
              Wording.strong(notice.id())
                  + (state.isTakenBack() && !deliveries.containsKey(id)
                      ? " was not told"
                      : " is told")
                  + happened
                      .delivered(id)
                      .map(event -> ", " + wording.time(event.at()))
                      .orElse("")));
    }
    facts
        .outages(release.version())
        .forEach(outage -> after.add(Item.task(!outage.isOpen(), outage.sentence(wording))));
    happened.surveys(wording).forEach(survey -> after.add(Item.task(true, "asked " + survey)));
    happened
        .takenBack()
        .ifPresent(event -> after.add(Item.task(true, state + ", " + wording.told(event))));
    after.add(Item.placeholder("review and retrospective, owner"));
    return after;
  }

  /** What was not done of a release that was taken back is nothing to do any more. */
  private Item task(boolean done, String text) {
    return state.isTakenBack() && !done ? Item.of(text) : Item.task(done, text);
  }
}
