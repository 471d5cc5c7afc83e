package io.github.releasekit.domain.gate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that stands in the way.
 *
 * @param problem what was found, with its value
 * @param remedy the next command, or the change to make
 */
public record Finding(String problem, String remedy) {

  /** All of them for people, each on two lines, with a line end before each. */
  public static String lines(List<Finding> findings) {
    String end = System.lineSeparator();
    return findings.stream()
        .map(f -> end + "  " + f.problem() + end + "    → " + f.remedy())
        .collect(Collectors.joining());
  }
}
