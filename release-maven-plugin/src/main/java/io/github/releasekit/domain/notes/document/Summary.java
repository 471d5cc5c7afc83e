package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.ReleaseCalendar.Planned;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what happened to all releases in a time: the report of a week (T8). */
public final class Summary {

  private final Instant since;
  private final Facts facts;
  private final Wording wording;

  private Summary(Instant since, Facts facts) {
    this.since = since;
    this.facts = facts;
    this.wording = facts.wording();
  }

  /**
   * The summary of a time that ends now.
   *
   * @param since its begin
   * @param name of the project, or of the repository
   * @param facts with the whole ledger, so that older incidents are known too
   */
  public static Document of(Instant since, String name, Facts facts) {
    return new Summary(since, facts).document(name);
  }

  private Document document(String name) {
    Draft draft = new Draft(facts);
    draft.fact("From", wording.time(since));
    draft.fact("To", wording.time(facts.now()));
    draft.fact("In short", inShort());
    draft.list(Heading.RELEASED, events(Type.PERFORMED).map(this::released).toList());
    draft.list(Heading.PREPARED, prepared());
    draft.list(
        Heading.DEPLOYED,
        within()
            .flatMap(
                entry ->
                    Deployed.among(List.of(entry.event())).stream()
                        .map(
                            one ->
                                Item.of(
                                    title(entry)
                                        + " to "
                                        + Wording.text(one.told().environment())
                                        + " "
                                        + one.sentence(wording))))
            .toList());
    draft.list(
        Heading.BROKE,
        facts.outages().stream().filter(one -> isWithin(one.began())).map(this::outage).toList());
    draft.list(
        Heading.RESTORED,
        facts.outages().stream()
            .filter(one -> one.restored().filter(this::isWithin).isPresent())
            .map(this::outage)
            .toList());
    draft.list(
        Heading.STILL_OPEN,
        facts.outages().stream().filter(Outage::isOpen).map(this::outage).toList());
    draft.list(
        Heading.TAKEN_BACK,
        Stream.concat(events(Type.ROLLED_BACK), events(Type.YANKED))
            .sorted(Comparator.comparing(entry -> Instant.parse(entry.event().at())))
            .map(this::told)
            .toList());
    draft.list(
        Heading.SURVEYS,
        within()
            .flatMap(
                entry ->
                    new Happened(List.of(entry.event()))
                        .surveys(wording).stream()
                            .map(survey -> Item.of(title(entry) + ", " + survey)))
            .toList());
    draft.list(Heading.COMING, coming());
    return draft.document(
        DocumentKind.SUMMARY,
        DocumentKind.SUMMARY.title() + " of " + Wording.text(name),
        Map.of("project", name));
  }

  private Stream<LedgerEntry> within() {
    return facts.ledger().entries().stream().filter(entry -> isWithin(entry.event()));
  }

  private boolean isWithin(LedgerEvent event) {
    Instant at = Instant.parse(event.at());
    return !at.isBefore(since) && !at.isAfter(facts.now());
  }

  private Stream<LedgerEntry> events(Type type) {
    return within().filter(entry -> entry.event().type() == type);
  }

  /** {@code core 1.3.0}, or {@code 1.3.0} where there are no components. */
  private static String title(LedgerEntry entry) {
    return Wording.strong((entry.component() + " " + entry.event().version()).strip());
  }

  private String inShort() {
    long failed = deployments(Outcome.FAILED);
    long back = deployments(Outcome.ROLLED_BACK);
    return PlainText.count(events(Type.PERFORMED).count(), "release")
        + ", "
        + PlainText.count(deployments(Outcome.SUCCEEDED) + failed, "deployment")
        + (failed == 0 ? "" : " (" + failed + " failed)")
        + (back == 0 ? "" : ", " + back + " rolled back")
        + ", "
        + PlainText.count(
            facts.outages().stream().filter(one -> isWithin(one.began())).count(), "incident")
        + ", "
        + facts.outages().stream().filter(Outage::isOpen).count()
        + " open now";
  }

  private long deployments(Outcome outcome) {
    return within()
        .flatMap(entry -> Deployed.among(List.of(entry.event())).stream())
        .filter(one -> one.is(outcome))
        .count();
  }

  private Item released(LedgerEntry entry) {
    String what =
        manifest(entry)
            .map(
                manifest ->
                    " ("
                        + Wording.text(manifest.releaseType())
                        + ", "
                        + PlainText.count(manifest.changes().size(), "change")
                        + ")")
            .orElse("");
    return Item.of(title(entry) + what + " " + wording.when(entry.event()));
  }

  private Optional<Manifest> manifest(LedgerEntry entry) {
    return facts.ledger().releases().stream()
        .filter(one -> one.component().equals(entry.component()))
        .map(LedgerRelease::manifest)
        .filter(one -> one.version().equals(entry.event().version()))
        .findFirst();
  }

  private List<Item> prepared() {
    return events(Type.PREPARED)
        .filter(
            entry ->
                new Happened(
                            facts.ledger().entries().stream()
                                .filter(other -> other.component().equals(entry.component()))
                                .map(LedgerEntry::event)
                                .filter(event -> event.version().equals(entry.event().version()))
                                .toList())
                        .state()
                    == Happened.State.PREPARED)
        .map(this::told)
        .toList();
  }

  private Item told(LedgerEntry entry) {
    return Item.of(title(entry) + " " + wording.told(entry.event()));
  }

  private Item outage(Outage outage) {
    return Item.of(Wording.text(outage.began().version()) + ": " + outage.sentence(wording));
  }

  /** What is planned for as long a time from now on. */
  private List<Item> coming() {
    LocalDate today = LocalDate.ofInstant(facts.now(), facts.policy().calendar().zone());
    LocalDate end =
        LocalDate.ofInstant(
            facts.now().plus(Duration.between(since, facts.now())),
            facts.policy().calendar().zone());
    List<Item> coming = new ArrayList<>();
    facts.policy().calendar().planned().stream()
        .filter(one -> !one.date().isBefore(today) && !one.date().isAfter(end))
        .sorted(Comparator.comparing(Planned::date))
        .forEach(
            one -> coming.add(Item.of(Wording.strong(one.version()) + " " + Schedule.text(one))));
    return coming;
  }
}
