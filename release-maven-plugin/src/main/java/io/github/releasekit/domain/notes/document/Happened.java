package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has happened to a release.
 *
 * @param events of its version, by time
 */
record Happened(List<LedgerEvent> events) {

  /** How far a release has come. */
  enum State {
    TO_COME("not released yet"),
    PREPARED("tagged and pushed, not public"),
    PERFORMED("public"),
    ROLLED_BACK("rolled back before it was public"),
    YANKED("taken back after it was public");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** For people. */
    @Override
    public String toString() {
      return words;
    }

    boolean isTakenBack() {
      return this == ROLLED_BACK || this == YANKED;
    }
  }

  Happened {
    events = List.copyOf(events);
  }

  State state() {
    if (last(Type.YANKED).isPresent()) {
      return State.YANKED;
    }
    if (last(Type.ROLLED_BACK).isPresent()) {
      return State.ROLLED_BACK;
    }
    if (last(Type.PERFORMED).isPresent()) {
      return State.PERFORMED;
    }
    return last(Type.PREPARED).isPresent() ? State.PREPARED : State.TO_COME;
  }

  /** The first event of a type. */
  Optional<LedgerEvent> first(Type type) {
    return events.stream().filter(event -> event.type() == type).findFirst();
  }

  /** The last event of a type. */
  Optional<LedgerEvent> last(Type type) {
    return events.stream().filter(event -> event.type() == type).reduce((one, other) -> other);
  }

  /** The event by which it was taken back. */
  Optional<LedgerEvent> takenBack() {
    return last(Type.YANKED).or(() -> last(Type.ROLLED_BACK));
  }

  List<Deployed> deployments() {
    return Deployed.among(events);
  }

  /** The last deployment to an environment, however it went. */
  Optional<Deployed> deployment(String environment) {
    return deployments().stream()
        .filter(deployed -> deployed.isTo(environment))
        .reduce((one, other) -> other);
  }

  /** What channels and notices have come to have, by the last word on each. */
  Map<String, Delivery> deliveries() {
    Map<String, Delivery> last = new LinkedHashMap<>();
    events.forEach(
        event -> event.deliveries().forEach(delivery -> last.put(delivery.channel(), delivery)));
    return last;
  }

  /** The event that told of a delivery last. */
  Optional<LedgerEvent> delivered(String channel) {
    return events.stream()
        .filter(event -> event.deliveries().stream().anyMatch(one -> one.channel().equals(channel)))
        .reduce((one, other) -> other);
  }

  /** What people who were asked have said, a sentence each. */
  List<String> surveys(Wording wording) {
    List<String> sentences = new ArrayList<>();
    for (LedgerEvent event : events) {
      Survey survey = event.survey();
      if (survey != null) {
        sentences.add(
            Wording.strong(survey.audience())
                + ": "
                + survey.score().toPlainString()
                + " of "
                + survey.best().toPlainString()
                + " by "
                + PlainText.count(survey.responses(), "answer")
                + ", "
                + wording.time(event.at())
                + Wording.see(survey.link()));
      }
    }
    return sentences;
  }
}
