package io.github.releasekit.domain.event;

/** What the world says about the effect of a step. */
public sealed interface Observation {

  /** The effect is not there: it can be made. */
  record Absent() implements Observation {}

  /** The effect is there, and it is ours. */
  record Done(Event event) implements Observation {}

  /** Nothing tells whether the effect is there but the record of who made it. */
  record Unknown() implements Observation {}

  /** Something else stands where the effect belongs; this always stops. */
  record Foreign(String what, String remedy) implements Observation {}

  Observation ABSENT = new Absent();
  Observation UNKNOWN = new Unknown();
}
