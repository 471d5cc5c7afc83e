package io.github.releasekit.domain.channel;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a channel has come to have of a release.
 *
 * @param channel its id
 * @param location where people find it: a URL or another name; empty where there is nothing to find
 * @param reference what the channel itself calls it: an id, digest or commit; empty for none
 * @param replaced what stood in its place before, as {@code reference}; empty for nothing
 * @param detail a sentence for people; empty for none
 */
public record Delivery(
    String channel,
    Outcome outcome,
    String location,
    String reference,
    String replaced,
    String detail) {

  /** How it went. */
  public enum Outcome {
    /** It is there, for people to check before it is public. */
    DRAFTED,
    /** It is there. */
    DELIVERED,
    /** It need not be there. */
    SKIPPED,
    /** It is not there, and the release does without. */
    FAILED,
    /** It was taken back. */
    WITHDRAWN,
    /** It cannot be taken back. */
    LEFT;

    /** The word as documents have it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that is there. */
  public static Delivery delivered(String channel, String location, String reference) {
    return new Delivery(channel, Outcome.DELIVERED, location, reference, "", "");
  }

  /** Something that is not there, and why. */
  public static Delivery without(String channel, Outcome outcome, String detail) {
    return new Delivery(channel, outcome, "", "", "", detail);
  }

  /** The same with what stood in its place before. */
  public Delivery replacing(String before) {
    return new Delivery(channel, outcome, location, reference, before, detail);
  }

  /** The same with another outcome, and why. */
  public Delivery as(Outcome other, String sentence) {
    return new Delivery(channel, other, location, reference, replaced, sentence);
  }

  /** Whether nothing is left to be done there. */
  public boolean isSettled() {
    return outcome != Outcome.DRAFTED && outcome != Outcome.FAILED;
  }

  /** A line for people. */
  public String line() {
    return Stream.of(channel + ": " + outcome, location, detail)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
