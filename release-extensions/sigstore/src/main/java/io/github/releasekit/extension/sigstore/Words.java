package io.github.releasekit.extension.sigstore;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How failures of the library are told. */
final class Words {

  private static final int LONGEST = 400;

  private Words() {}

  /** The messages of an exception and of what caused it, in one line. */
  static String why(Throwable failure) {
    return why(failure, UnaryOperator.identity());
  }

  /**
   * As {@link #why(Throwable)}.
   *
   * @param hiding what is to be done with messages before they are shortened
   */
  static String why(Throwable failure, UnaryOperator<String> hiding) {
    List<String> messages = new ArrayList<>();
    for (Throwable one : chain(failure)) {
      String line = line(hiding.apply(message(one)));
      if (messages.stream().noneMatch(earlier -> earlier.contains(line))) {
        messages.add(line);
      }
    }
    return line(String.join(": ", messages));
  }

  private static String message(Throwable one) {
    String message = one.getMessage();
    if (message == null) {
      return one.getClass().getSimpleName();
    }
    return one instanceof UnknownHostException ? "unknown host " + message : message;
  }

  /** An exception and what caused it, itself the first. */
  static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable one = failure; one != null && !chain.contains(one); one = one.getCause()) {
      chain.add(one);
    }
    return chain;
  }

  /** Text of somebody else, which is to do nothing to the terminal that shows it. */
  static String line(String text) {
    String line =
        text.replaceAll("\\s+", " ")
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]", "?")
            .strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
