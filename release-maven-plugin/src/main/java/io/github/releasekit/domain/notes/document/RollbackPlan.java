package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Need;
import io.github.releasekit.domain.notes.document.Happened.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes how a release would be taken back, from wherever it stands (T8, U1, U2). */
public final class RollbackPlan {

  private final DocumentedRelease release;
  private final Facts facts;
  private final Wording wording;
  private final ReleaseItems items;
  private final Happened happened;
  private final State state;
  private final String version;

  private RollbackPlan(DocumentedRelease release, Facts facts) {
    this.release = release;
    this.facts = facts;
    this.wording = facts.wording();
    this.items = new ReleaseItems(release, facts);
    this.happened = facts.happened(release.version());
    this.state = happened.state();
    this.version = " -DreleaseVersion=" + Wording.argument(release.version());
  }

  /** The rollback plan of a release that is planned, or was made. */
  public static Document of(DocumentedRelease release, Facts facts) {
    return new RollbackPlan(release, facts).document();
  }

  private Document document() {
    Draft draft = new Draft(facts);
    draft.subject(release);
    draft.fact("State", state.toString());
    draft.list(Heading.TAKEN_BACK, takenBack());
    if (!state.isTakenBack()) {
      draft.list(Heading.DECISION, decision());
    }
    draft.steps(Heading.ENVIRONMENTS, environments());
    draft.list(Heading.COMMANDS, commands());
    draft.list(Heading.CHANNELS, channels());
    if (!state.isTakenBack()) {
      draft.part(Heading.DATABASE, Part.DATABASE, beforeWhat(), database());
      draft.list(Heading.NOTICES, items.told(EnumSet.of(NoticePolicy.Event.ROLLED_BACK)));
    }
    draft.list(
        Heading.AFTER,
        List.of(
            Item.of(
                "the correction is released by "
                    + Wording.code(facts.command("prepare -Dbump=patch"))
                    + "; the version "
                    + Wording.text(release.version())
                    + " is not used again")));
    return draft.about(DocumentKind.ROLLBACK_PLAN, release);
  }

  private List<Item> takenBack() {
    return happened.takenBack().stream().map(event -> Item.of(wording.told(event))).toList();
  }

  private List<Item> decision() {
    List<Item> who = new ArrayList<>();
    Map<String, String> roles = new LinkedHashMap<>();
    release.needs().stream().map(Need::required).forEach(one -> role(roles, one, "the release"));
    facts
        .policy()
        .tracking()
        .environments()
        .forEach(
            environment ->
                environment
                    .approvals()
                    .forEach(one -> role(roles, one, "deployments to " + environment.name())));
    roles.forEach(
        (role, what) ->
            who.add(
                Item.of(
                    Wording.strong(role)
                        + ", who approves "
                        + Wording.text(what)
                        + ": "
                        + names(items.people(role)))));
    facts
        .policy()
        .changeControl()
        .map(ChangeControl::vetoes)
        .filter(vetoes -> !vetoes.isEmpty())
        .ifPresent(vetoes -> who.add(Item.of("can stop a change: " + Wording.list(vetoes))));
    who.add(Item.placeholder("rollback decided by"));
    return who;
  }

  private static void role(Map<String, String> roles, RequiredApproval required, String what) {
    roles.putIfAbsent(required.role(), what);
  }

  private static String names(List<String> people) {
    return people.isEmpty() ? "nobody is named in release-kit.yml" : Wording.list(people);
  }

  /** Production first, as what users meet goes back first. */
  private List<Item> environments() {
    List<Environment> last = new ArrayList<>(facts.policy().tracking().environments());
    Collections.reverse(last);
    return last.stream().map(this::environment).toList();
  }

  private Item environment(Environment environment) {
    Running running = Running.in(environment.name(), facts.events());
    Optional<LedgerEvent> now = running.now();
    String name = Wording.strong(environment.name());
    if (!running.runs(release.version())) {
      String runs =
          now.map(event -> "runs " + Wording.text(event.version()))
              .orElse("runs nothing that is on record");
      String back =
          state.isTakenBack() || now.isEmpty()
              ? ""
              : ", which it goes back to once it runs " + Wording.text(release.version());
      return Item.of(name + " " + runs + back);
    }
    String since =
        " runs " + Wording.text(release.version()) + " since " + wording.time(now.get().at());
    return Item.of(
        name
            + since
            + running
                .backFrom(release.version())
                .map(before -> ", and goes back to " + Wording.text(before))
                .orElse(", and nothing ran there before that is on record"),
        List.of(
            Item.of(
                "on record by "
                    + Wording.code(
                        facts.command(
                            "record -Devent=deployment -Denvironment="
                                + Wording.argument(environment.name())
                                + version
                                + " -Drelease-kit.outcome=rolled-back")))));
  }

  private List<Item> commands() {
    if (state.isTakenBack()) {
      return List.of();
    }
    List<Item> commands = new ArrayList<>();
    if (state == State.TO_COME) {
      commands.add(
          command(
              false,
              "begun, nothing pushed",
              version,
              "what was begun is forgotten; nothing else was changed"));
    }
    if (state != State.PERFORMED) {
      commands.add(
          command(
              state == State.PREPARED,
              "pushed, not public",
              version + " -Dreason=…",
              "one push reverts its commits on the branch; the tag stays unless "
                  + Wording.code("-DdeleteTag")
                  + " is given"));
    }
    commands.add(
        command(
            state == State.PERFORMED,
            "public",
            version + " -Dreason=…",
            "channels are left as far as they can be, and its entry in "
                + Wording.text(facts.policy().changelog().file())
                + " is marked as yanked"));
    return commands;
  }

  private Item command(boolean now, String when, String arguments, String what) {
    return Item.of(
        "**"
            + when
            + (now ? ", as it is now" : "")
            + "**: "
            + Wording.code(facts.command("rollback" + arguments))
            + ": "
            + what);
  }

  private List<Item> channels() {
    Map<String, Delivery> deliveries = happened.deliveries();
    List<Item> channels = new ArrayList<>();
    channels.add(
        Item.of(
            "**Maven repositories**: files that are public stay"
                + facts
                    .policy()
                    .central()
                    .map(central -> "; a bundle that Maven Central has not published is dropped")
                    .orElse("")));
    channels.add(
        Item.of("**the tag** " + Wording.text(release.tag()) + ": stays once something is public"));
    for (ChannelPolicy channel : items.channels()) {
      channels.add(
          Item.of(
              Wording.strong(channel.id())
                  + ": "
                  + Withdrawals.of(channel.target())
                  + Optional.ofNullable(deliveries.get(channel.id()))
                      .map(RollbackPlan::there)
                      .orElse("")));
    }
    return channels;
  }

  private static String there(Delivery delivery) {
    if (delivery.outcome() == Delivery.Outcome.FAILED) {
      return "; it did not get it";
    }
    return "; now "
        + delivery.outcome()
        + (delivery.location().isEmpty() ? "" : " at " + Wording.link(delivery.location()));
  }

  private String beforeWhat() {
    boolean runs =
        facts.policy().tracking().environments().stream()
            .anyMatch(one -> Running.in(one.name(), facts.events()).runs(release.version()));
    return runs ? "Before " + previous() + " runs again:" : "Before it is deployed:";
  }

  private String previous() {
    return release.previous().isEmpty() ? "what ran before" : Wording.text(release.previous());
  }

  private List<Item> database() {
    return List.of(
        Item.placeholder(
            previous() + " works with the database as this release leaves it, found by"),
        Item.placeholder("script that takes the change of the database back"));
  }
}
