package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.fact.ChangelogPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings two changelogs together that have a common ancestor, by versions and entries.
 *
 * <p>A part that one side has changed comes from that side word for word; everything else keeps the
 * bytes of ours. A version that is new in theirs stands in the order of versions; one that a side
 * has taken back goes with its link. Under Unreleased stand the entries of both sides, the same
 * entry once; what one side has released or deleted goes. The link of Unreleased follows the side
 * that lists the highest version. A byte order mark, line ends and the end of the last line are
 * those of ours, unless only theirs has changed them.
 *
 * <p>An entry that is new on one side goes as well where the other side alone lists the highest
 * version, and says the same there: the next release follows that version.
 */
public final class ChangelogMerge {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final String base;
  private final String ours;
  private final String theirs;

  private ChangelogMerge(byte[] base, byte[] ours, byte[] theirs) {
    this.base = new String(base, StandardCharsets.UTF_8);
    this.ours = new String(ours, StandardCharsets.UTF_8);
    this.theirs = new String(theirs, StandardCharsets.UTF_8);
  }

  /**
   * Applies what led from a base to theirs to ours. Where only one side has changed anything, the
   * result is that side, whatever its form.
   *
   * @param base empty where the file was not there
   * @return the bytes; empty where a text is not of the form of Keep a Changelog, so that a release
   *     could not be entered into it either, or both sides have changed the same part of it in
   *     different ways, so that git has to merge it as text
   */
  public static Optional<byte[]> merge(Optional<byte[]> base, byte[] ours, byte[] theirs) {
    if (Arrays.equals(ours, theirs) || base.filter(b -> Arrays.equals(b, theirs)).isPresent()) {
      return Optional.of(ours);
    }
    if (base.filter(b -> Arrays.equals(b, ours)).isPresent()) {
      return Optional.of(theirs);
    }
    byte[] was = base.orElse(new byte[0]);
    if (!Stream.of(was, ours, theirs).allMatch(ChangelogMerge::isOfForm)) {
      return Optional.empty();
    }
    try {
      return new ChangelogMerge(was, ours, theirs).merged().filter(ChangelogMerge::isOfForm);
    } catch (ThreeWay.Conflict conflict) {
      return Optional.empty();
    }
  }

  private static boolean isOfForm(byte[] content) {
    return !ChangelogLint.needsAdoption(content, ChangelogPolicy.DEFAULT);
  }

  private Optional<byte[]> merged() {
    MergeSide before = side(base);
    MergeSide own = side(ours);
    MergeSide other = side(theirs);
    PartMerge parts = new PartMerge(before, own, other);
    UnreleasedMerge unreleased =
        new UnreleasedMerge(
            before, own, other, parts.released(own, other), parts.released(other, own));
    Changelog result =
        DefinitionMerge.applied(
            parts.merged(unreleased.lines()),
            DefinitionMerge.wanted(before, own, other, parts.versions()));
    boolean complete =
        MergeSide.of(result).versions().equals(parts.versions())
            && UnreleasedMerge.contents(result).equals(unreleased.expected());
    return complete ? Optional.of(finished(result)) : Optional.empty();
  }

  private static MergeSide side(String text) {
    return MergeSide.of(parsed(text));
  }

  private static Changelog parsed(String text) {
    String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return Changelog.parse(unmarked.getBytes(StandardCharsets.UTF_8), "CHANGELOG.md");
  }

  /** The bytes, with the marks and line ends that the sides agree on. */
  private byte[] finished(Changelog result) {
    String text = new String(result.toBytes(), StandardCharsets.UTF_8);
    String end = result.lineEnd();
    String chosen =
        agreed(parsed(base).lineEnd(), parsed(ours).lineEnd(), parsed(theirs).lineEnd());
    if (!chosen.equals(end)) {
      text = LINE_END.matcher(text).replaceAll(Matcher.quoteReplacement(chosen));
    }
    boolean ended = agreed(isEnded(base), isEnded(ours), isEnded(theirs));
    if (ended && !isEnded(text)) {
      text += chosen;
    } else if (!ended && isEnded(text)) {
      text = text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
    }
    boolean marked =
        agreed(
            base.startsWith(BYTE_ORDER_MARK),
            ours.startsWith(BYTE_ORDER_MARK),
            theirs.startsWith(BYTE_ORDER_MARK));
    return ((marked ? BYTE_ORDER_MARK : "") + text).getBytes(StandardCharsets.UTF_8);
  }

  /** What only theirs has changed, else what ours has. */
  private <T> T agreed(T was, T own, T other) {
    return base.isEmpty() || !own.equals(was) ? own : other;
  }

  private static boolean isEnded(String text) {
    return text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
  }
}
