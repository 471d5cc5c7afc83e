package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was found, as others may read it who are not at this machine: on one line, without the
 * machine's directories and without the users of URLs.
 */
final class PublicText {

  private static final Pattern USER = Pattern.compile("://[^\\s/]*@");

  /** A path of two parts or more, and no part of a URL. */
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./~+-])(?:[A-Za-z]:)?[/\\\\](?:[^\\s/\\\\'\"]+[/\\\\])+");

  /** A URL of a file, as of a remote on this machine. */
  private static final Pattern FILE_URL = Pattern.compile("file:/+(?:[^\\s/'\"]+/)*");

  private static final String HOME = System.getProperty("user.home");

  private final List<String> own = new ArrayList<>();

  /**
   * @param root of the checkout; what is in it is named relative to it
   */
  PublicText(Path root) {
    own.add(root.toString() + root.getFileSystem().getSeparator());
  }

  /** The text for others. */
  String of(String text) {
    String line = PlainText.shortLine(USER.matcher(text).replaceAll("://"));
    for (String directory : own) {
      line = line.replace(directory, "");
    }
    if (HOME.length() > 1) {
      line = line.replace(HOME, "~");
    }
    line = FILE_URL.matcher(line).replaceAll("…/");
    return PATH.matcher(line).replaceAll("…/");
  }
}
