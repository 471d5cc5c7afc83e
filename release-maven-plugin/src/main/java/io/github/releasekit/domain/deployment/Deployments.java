package io.github.releasekit.domain.deployment;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which releases were brought where, by the ledger of a repository or one of its components (D1).
 *
 * @param events by the time at which they happened, whenever they were recorded
 */
public record Deployments(List<LedgerEvent> events) {

  public Deployments {
    events = List.copyOf(events);
  }

  /**
   * Those of a component.
   *
   * @param component empty where the repository is released together
   */
  public static Deployments of(LedgerContents contents, String component) {
    return new Deployments(
        contents.entries().stream()
            .filter(entry -> entry.component().equals(component))
            .map(LedgerEntry::event)
            .toList());
  }

  /** The version that was performed last and is not taken back. */
  public Optional<String> performedLast() {
    return last(events.stream()
            .filter(event -> event.type() == Type.PERFORMED)
            .filter(event -> takenBack(event.version()).isEmpty()))
        .map(LedgerEvent::version);
  }

  /** The event that took a version back. */
  public Optional<LedgerEvent> takenBack(String version) {
    return events.stream()
        .filter(event -> event.version().equals(version))
        .filter(event -> event.type() == Type.ROLLED_BACK || event.type() == Type.YANKED)
        .findFirst();
  }

  /** How the last deployment of a version to an environment went, up to a time, itself included. */
  public Optional<Outcome> lastWord(String version, String environment, Instant at) {
    return last(to(environment, at).filter(event -> event.version().equals(version)))
        .map(event -> deployment(event).outcome());
  }

  /**
   * The version that an environment runs at a time: the one that was brought there last, by
   * deployments that succeeded and that were not taken back since.
   */
  public Optional<String> running(String environment, Instant at) {
    List<String> versions = new ArrayList<>();
    to(environment, at)
        .forEach(
            event -> {
              String version = event.version();
              switch (deployment(event).outcome()) {
                case SUCCEEDED -> {
                  versions.remove(version);
                  versions.add(version);
                }
                case ROLLED_BACK -> versions.remove(version);
                case FAILED -> {}
              }
            });
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /**
   * Why a version is not to go to an environment yet: it has not come to the one before, or has not
   * stayed there.
   *
   * @param environments in the order in which releases come to them
   * @param at when it goes there
   * @return the environment before, with what is to say about it; empty where it may go on
   */
  public Optional<OutOfOrder> outOfOrder(
      List<Environment> environments, String environment, String version, Instant at) {
    List<String> names = environments.stream().map(Environment::name).toList();
    return IntStream.range(1, names.size())
        .filter(i -> names.get(i).equals(environment))
        .mapToObj(i -> names.get(i - 1))
        .findFirst()
        .flatMap(
            before -> {
              Optional<Outcome> word = lastWord(version, before, at);
              return word.equals(Optional.of(Outcome.SUCCEEDED))
                  ? Optional.empty()
                  : Optional.of(
                      new OutOfOrder(
                          before,
                          word.map(
                                  outcome ->
                                      "its last deployment to " + before + " " + past(outcome))
                              .orElse("it was not deployed to " + before)));
            });
  }

  /**
   * An environment that a version should have come to before.
   *
   * @param before its name
   * @param problem a clause for people
   */
  public record OutOfOrder(String before, String problem) {}

  /**
   * Makes sure that a version may still be brought somewhere.
   *
   * @param at when; what was taken back later does not matter
   * @throws ReleaseException when it was taken back by then
   */
  public void requireNotTakenBack(String version, Instant at) {
    takenBack(version)
        .filter(event -> !Instant.parse(event.at()).isAfter(at))
        .ifPresent(
            event -> {
              throw new ReleaseException(
                  version
                      + (event.type() == Type.YANKED
                          ? " was taken back after it was public"
                          : " was rolled back")
                      + ", and is not deployed any more",
                  performedLast()
                      .map(last -> "deploy " + last + ", or release a corrected version")
                      .orElse("release a corrected version: mvn release-kit:prepare"));
            });
  }

  private static String past(Outcome outcome) {
    return outcome == Outcome.FAILED ? "has failed" : "was rolled back";
  }

  private Stream<LedgerEvent> to(String environment, Instant at) {
    return events.stream()
        .filter(event -> event.type() == Type.DEPLOYMENT && event.deployment() != null)
        .filter(event -> deployment(event).environment().equals(environment))
        .filter(event -> !Instant.parse(event.at()).isAfter(at));
  }

  private static Deployment deployment(LedgerEvent event) {
    return Optional.ofNullable(event.deployment()).orElseThrow();
  }

  private static Optional<LedgerEvent> last(Stream<LedgerEvent> events) {
    return events.reduce((before, after) -> after);
  }
}
