package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A changelog in the form of Keep a Changelog 1.1.0. Parts that a release does not touch keep every
 * byte.
 *
 * @param lines with their line ends
 */
public record Changelog(List<String> lines) {

  private static final String NEW_FILE =
      """
      # Changelog

      All notable changes to this project will be documented in this file.

      The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
      and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

      ## [Unreleased]
      """;

  /**
   * A release to be entered.
   *
   * @param date ISO 8601
   * @param links empty where the forge is not known
   */
  public record Entry(
      Version version,
      String tag,
      String date,
      Optional<String> previousTag,
      ChangelogEntries generated,
      Optional<WebLinks> links) {}

  public Changelog {
    lines = List.copyOf(lines);
  }

  /** What a project that has none begins with. */
  public static Changelog empty() {
    return parse(NEW_FILE);
  }

  /**
   * @param path for the message
   * @throws ReleaseException when the bytes are not UTF-8
   */
  public static Changelog parse(byte[] content, String path) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      throw new ReleaseException(
          path + " is not UTF-8 text", "convert it to UTF-8 and commit it", e);
    }
  }

  private static Changelog parse(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return new Changelog(lines);
  }

  public byte[] toBytes() {
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The changelog with a release entered: hand-written Unreleased entries move under its heading
   * word for word, generated ones that they do not say already follow in their section.
   */
  public Changelog release(Entry entry) {
    int unreleased = heading("Unreleased");
    int start = unreleased < 0 ? firstVersionHeading() : unreleased;
    int bodyStart = unreleased < 0 ? start : unreleased + 1;
    int bodyEnd = unreleased < 0 ? start : sectionEnd(bodyStart);
    List<String> result = new ArrayList<>(lines.subList(0, start));
    if (start > 0 && !lines.get(start - 1).isBlank()) {
      endLine(result);
      add(result, "");
    }
    if (unreleased < 0) {
      add(result, "## [Unreleased]");
    } else {
      result.add(lines.get(unreleased));
      endLine(result);
    }
    add(result, "");
    add(result, "## [" + entry.version() + "] - " + entry.date());
    add(result, "");
    List<String> body = VersionBody.of(lines.subList(bodyStart, bodyEnd)).merged(entry.generated());
    body.forEach(line -> add(result, line));
    if (bodyEnd < lines.size()) {
      add(result, "");
    }
    result.addAll(withLinks(lines.subList(bodyEnd, lines.size()), entry));
    return new Changelog(result);
  }

  /** The Unreleased section with the generated entries merged in, for a look ahead. */
  public List<String> unreleased(ChangelogEntries generated) {
    int unreleased = heading("Unreleased");
    List<String> body =
        unreleased < 0 ? List.of() : lines.subList(unreleased + 1, sectionEnd(unreleased + 1));
    return VersionBody.of(body).merged(generated);
  }

  /** The changelog with generated entries merged into its Unreleased section. */
  public Changelog withUnreleased(ChangelogEntries generated) {
    if (generated.isEmpty()) {
      return this;
    }
    int unreleased = heading("Unreleased");
    int start = unreleased < 0 ? firstVersionHeading() : unreleased;
    int end = unreleased < 0 ? start : sectionEnd(unreleased + 1);
    List<String> result = new ArrayList<>(lines.subList(0, start));
    endLine(result);
    add(result, "## [Unreleased]");
    add(result, "");
    unreleased(generated).forEach(line -> add(result, line));
    if (end < lines.size()) {
      add(result, "");
    }
    result.addAll(lines.subList(end, lines.size()));
    return new Changelog(result);
  }

  /** The lines under a version's heading, without line ends; empty when it has no heading. */
  public List<String> section(Version version) {
    int heading = heading(version.toString());
    return heading < 0
        ? List.of()
        : VersionBody.of(lines.subList(heading + 1, sectionEnd(heading + 1))).lines();
  }

  private List<String> withLinks(List<String> rest, Entry entry) {
    if (entry.links().isEmpty()) {
      return rest;
    }
    WebLinks links = entry.links().get();
    String compare = "[Unreleased]: " + links.compare(entry.tag(), "HEAD");
    String own =
        "["
            + entry.version()
            + "]: "
            + entry
                .previousTag()
                .map(previous -> links.compare(previous, entry.tag()))
                .orElseGet(() -> links.tag(entry.tag()));
    List<String> result = new ArrayList<>();
    boolean placed = false;
    for (String line : rest) {
      boolean isUnreleased = line.toLowerCase(Locale.ROOT).startsWith("[unreleased]:");
      if (!placed && (isUnreleased || isVersionLink(line))) {
        add(result, compare);
        add(result, own);
        placed = true;
      }
      if (!isUnreleased) {
        result.add(line);
      }
    }
    if (!placed) {
      endLine(result);
      if (!result.isEmpty() && !result.get(result.size() - 1).isBlank()) {
        add(result, "");
      } else if (result.isEmpty()) {
        add(result, "");
      }
      add(result, compare);
      add(result, own);
    }
    return result;
  }

  /** A number alone, as in {@code [1]: …}, is an ordinary reference. */
  private static boolean isVersionLink(String line) {
    int close = line.indexOf("]: ");
    return line.startsWith("[")
        && close > 0
        && line.substring(0, close).contains(".")
        && Version.find(line.substring(1, close).replaceFirst("^v", "")).isPresent();
  }

  private int heading(String name) {
    for (int i = 0; i < lines.size(); i++) {
      if (headingName(lines.get(i)).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private int firstVersionHeading() {
    for (int i = 0; i < lines.size(); i++) {
      if (!headingName(lines.get(i)).isEmpty() || isVersionLink(lines.get(i))) {
        return i;
      }
    }
    return lines.size();
  }

  /** A section ends at the next heading of its level, or where the link definitions begin. */
  private int sectionEnd(int from) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("## ")
          || line.startsWith("# ")
          || line.toLowerCase(Locale.ROOT).startsWith("[unreleased]:")
          || isVersionLink(line)) {
        return i;
      }
    }
    return lines.size();
  }

  /** {@code 1.2.0} for {@code ## [1.2.0] - 2026-01-31}; empty for any other line. */
  private static String headingName(String line) {
    if (!line.startsWith("## ")) {
      return "";
    }
    String name = line.substring(3).strip();
    if (name.startsWith("[") && name.indexOf(']') > 0) {
      return name.substring(1, name.indexOf(']'));
    }
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }

  private void add(List<String> to, String line) {
    to.add(line + lineEnd());
  }

  /** Completes a last line that the file left without its end. */
  private void endLine(List<String> result) {
    int last = result.size() - 1;
    if (last >= 0 && !result.get(last).endsWith("\n")) {
      result.set(last, result.get(last) + lineEnd());
    }
  }

  private String lineEnd() {
    return !lines.isEmpty() && lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";
  }
}
