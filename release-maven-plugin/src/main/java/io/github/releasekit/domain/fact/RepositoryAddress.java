package io.github.releasekit.domain.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which repository on which host a URL names, however it is reached: by HTTP, git or ssh, with or
 * without user, port and {@code .git}.
 *
 * @param host in lower case, without what forges put in front of it for ssh
 * @param path in lower case, without what forges put into it for one protocol
 */
public record RepositoryAddress(String host, String path) {

  /** {@code https://user@host:port/path}. */
  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@]*@)?([^/:@]+)(?::[0-9]*)?/(.+)");

  /** {@code user@host:path}, as ssh has it; a single letter is a drive. */
  private static final Pattern SCP = Pattern.compile("(?:[^/@:]+@)?([^/@:]{2,}):(?!//)(.+)");

  private static final Pattern CONNECTION = Pattern.compile("scm:git[:|](.+)", Pattern.DOTALL);

  private static final String PUSH = "[push=]";
  private static final String FETCH = "[fetch=]";

  /** Path segments of one protocol only: Bitbucket Data Center, Azure DevOps, Gerrit. */
  private static final List<String> LEADING = List.of("scm", "v3", "a");

  /**
   * The address in a URL of git.
   *
   * @return empty for a path on this machine, and for what is no URL
   */
  public static Optional<RepositoryAddress> of(String url) {
    if (url.startsWith("file:")) {
      return Optional.empty();
    }
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      matcher = SCP.matcher(url);
    }
    return matcher.matches()
        ? Optional.of(new RepositoryAddress(host(matcher.group(1)), path(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * The address in a connection of a POM, {@code scm:git:URL}; where it names several, the one that
   * is pushed to.
   *
   * @return empty for another version control system as well
   */
  public static Optional<RepositoryAddress> ofConnection(String connection) {
    Matcher matcher = CONNECTION.matcher(connection.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String url = matcher.group(1);
    if (url.contains(PUSH)) {
      url = url.substring(url.indexOf(PUSH) + PUSH.length());
    }
    return of(url.startsWith(FETCH) ? url.substring(FETCH.length()) : before(url, FETCH));
  }

  /** A URL of git as a URI: {@code host:path} as one of ssh, a path of this machine as a file's. */
  public static String uri(String url) {
    Matcher matcher = SCP.matcher(url);
    if (url.contains("://")) {
      return url;
    }
    return matcher.matches()
        ? "ssh://" + matcher.group(1) + "/" + matcher.group(2).replaceFirst("^/+", "")
        : "file://" + url;
  }

  private static String before(String text, String end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String host(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("^(?:alt)?ssh\\.", "");
  }

  private static String path(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.toLowerCase(Locale.ROOT).split("/+")) {
      boolean protocol = segments.isEmpty() && LEADING.contains(segment);
      if (!segment.isEmpty() && !segment.equals("_git") && !protocol) {
        segments.add(segment);
      }
    }
    return String.join("/", segments).replaceFirst("\\.git$", "");
  }

  /** Whether another one may be the same; a name of ssh's configuration may stand for any host. */
  public boolean agreesWith(RepositoryAddress other) {
    return path.equals(other.path)
        && (host.equals(other.host) || isAlias(host) || isAlias(other.host));
  }

  private static boolean isAlias(String host) {
    return host.indexOf('.') < 0;
  }

  @Override
  public String toString() {
    return host + "/" + path;
  }
}
