package io.github.releasekit.step;

import io.github.releasekit.domain.event.Event;

/** What the world says about a step's effect. */
public sealed interface Observation {

  /** The effect is not there: it can be made. */
  record Absent() implements Observation {}

  /** The effect is there, and it is ours. */
  record Done(Event event) implements Observation {}

  /** Something else stands where the effect belongs; this always stops. */
  record Foreign(String what, String remedy) implements Observation {}

  Observation ABSENT = new Absent();
}
