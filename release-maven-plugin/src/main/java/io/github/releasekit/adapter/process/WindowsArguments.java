package io.github.releasekit.adapter.process;

import io.github.releasekit.domain.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Arguments of scripts of Windows, such as {@code mvn.cmd}: {@code cmd.exe} reads them before the
 * script does, and takes {@code &} and the like for its own unless they are quoted.
 */
public final class WindowsArguments {

  private static final Pattern SPECIAL = Pattern.compile("[&|<>^()]");

  /** Stands for a variable, or ends a quotation, wherever it stands. */
  private static final Pattern UNQUOTABLE = Pattern.compile("[\"%\r\n]");

  private WindowsArguments() {}

  /**
   * A command line that arrives as it is.
   *
   * @param line the program and its arguments; returned as it is where the program is no such
   *     script
   * @throws ReleaseException when an argument cannot be handed to a script
   */
  public static List<String> quoted(List<String> line) {
    String program = line.get(0).toLowerCase(Locale.ROOT);
    if (!program.endsWith(".cmd") && !program.endsWith(".bat")) {
      return line;
    }
    List<String> quoted = new ArrayList<>(List.of(line.get(0)));
    for (String argument : line.subList(1, line.size())) {
      if (UNQUOTABLE.matcher(argument).find()) {
        throw new ReleaseException(
            "the argument "
                + name(argument)
                + " has a quotation mark, a percent sign or a line break in it, which "
                + line.get(0)
                + " would take for something else",
            "set it in .mvn/maven.config or in the POM instead of the command line");
      }
      quoted.add(SPECIAL.matcher(argument).find() ? "\"" + argument + "\"" : argument);
    }
    return List.copyOf(quoted);
  }

  /** Its name alone where it has one: the value may be a secret. */
  private static String name(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 ? "of " + argument.length() + " characters" : argument.substring(0, equals);
  }
}
