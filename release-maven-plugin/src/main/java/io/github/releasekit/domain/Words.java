package io.github.releasekit.domain;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that people type, of a set of them. */
public final class Words {

  private Words() {}

  /**
   * The one whose text form was typed.
   *
   * @param name of the parameter
   * @throws ReleaseException when it is none of them
   */
  public static <T> T parse(String name, String word, T[] all) {
    return Stream.of(all)
        .filter(one -> one.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    name + " is '" + PlainText.line(word) + "'",
                    "name one of "
                        + Stream.of(all).map(Object::toString).collect(Collectors.joining(", "))));
  }
}
