package io.github.releasekit.fault;

import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.CheckedOut;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.step.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A world of five effects in memory, each with steps that observe it honestly. Each making of an
 * effect has a number, so that one that was made anew is told from the one before.
 */
final class ModelWorld {

  /** The effects of prepare, in order. */
  enum Effect {
    WRITTEN,
    CHECKED_OUT,
    BUILT,
    PUSHED,
    FOLLOWED
  }

  /** Where a fault can strike in a step. */
  enum Moment {
    OBSERVING,
    BEFORE,
    AFTER
  }

  /** Is asked at each moment; throws to stop the run. */
  interface Interruption {
    void at(Effect effect, Moment moment);
  }

  private final Map<Effect, Integer> made = new EnumMap<>(Effect.class);
  private final List<Effect> order = new ArrayList<>();
  private Interruption interruption = (effect, moment) -> {};
  private boolean foreignTag;

  void interruptBy(Interruption next) {
    interruption = next;
  }

  /** Everything that was made, in order, what is made anew again. */
  List<Effect> order() {
    return List.copyOf(order);
  }

  boolean has(Effect effect) {
    return made.containsKey(effect);
  }

  long times(Effect effect) {
    return order.stream().filter(effect::equals).count();
  }

  /** What is on this machine only is gone, as by {@code mvn clean}. */
  void clean() {
    made.remove(Effect.CHECKED_OUT);
    made.remove(Effect.BUILT);
  }

  /** Somebody else's tag stands where ours belongs, or no longer. */
  void foreignTag(boolean there) {
    foreignTag = there;
  }

  List<Step<String>> steps() {
    return java.util.stream.Stream.of(Effect.values()).<Step<String>>map(ModelStep::new).toList();
  }

  private Event event(Effect effect) {
    String number = String.valueOf(made.get(effect));
    return switch (effect) {
      case WRITTEN ->
          new ObjectsWritten(
              "2026-02-01T00:00:00Z",
              number,
              "refs/heads/main",
              "a feature",
              number,
              number,
              number);
      case CHECKED_OUT -> new CheckedOut(number);
      case BUILT -> new Built(number, number);
      case PUSHED -> new Published("origin", "refs/heads/main", number);
      case FOLLOWED -> new FastForwarded("");
    };
  }

  private final class ModelStep implements Step<String> {
    private final Effect effect;

    ModelStep(Effect effect) {
      this.effect = effect;
    }

    @Override
    public String id() {
      return effect.name();
    }

    @Override
    public Observation observe(String subject, Journal journal) {
      interruption.at(effect, Moment.OBSERVING);
      if (effect == Effect.PUSHED && foreignTag) {
        return new Observation.Foreign("the tag is another release's", "release another version");
      }
      return has(effect) ? new Observation.Done(event(effect)) : Observation.ABSENT;
    }

    @Override
    public Event apply(String subject, Journal journal) {
      interruption.at(effect, Moment.BEFORE);
      made.put(effect, order.size());
      order.add(effect);
      interruption.at(effect, Moment.AFTER);
      return event(effect);
    }
  }
}
