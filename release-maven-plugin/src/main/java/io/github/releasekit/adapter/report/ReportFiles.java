package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The reports that a build has left behind. Each is read once, as a stream, and nothing outside of
 * the build's own directory is: what a report refers to is not followed.
 */
public final class ReportFiles {

  /** More is no report: 512 MiB. */
  static final long MAX_BYTES = 512L << 20;

  /** How much of a report of text is read, in bytes. */
  private static final int MAX_TEXT = 64 << 10;

  /** How much of a document is read, in bytes; hostile Markdown takes more than linear time. */
  private static final int MAX_DOCUMENT = 512 << 10;

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/]");

  /** How much of a file is looked at to tell whether it is a text, in bytes. */
  private static final int BEGINNING = 8000;

  /** How far a report may be from its beginning to what it begins with. */
  private static final int MAX_BLANKS = 1024;

  private final Path root;
  private final List<Path> buildDirectories;

  /**
   * @param root of the repository
   * @param buildDirectories of the modules; those outside of it are left alone
   */
  public ReportFiles(Path root, List<Path> buildDirectories) {
    this.root = root.toAbsolutePath().normalize();
    this.buildDirectories =
        buildDirectories.stream()
            .map(directory -> directory.toAbsolutePath().normalize())
            .filter(directory -> directory.startsWith(this.root))
            .toList();
  }

  /** What reads a report of XML, from its root element to wherever it likes. */
  interface XmlReader {
    void read(String path, XMLStreamReader reader) throws XMLStreamException;
  }

  /** What reads a report of JSON, the whole of its one value. */
  interface JsonReader {
    void read(String path, JsonCursor json) throws IOException;
  }

  private interface Content {
    void read(String path, InputStream stream) throws IOException, XMLStreamException;
  }

  /** Files in a directory of each module's build directory, by a {@link Glob} of their names. */
  List<Path> built(String directory, String names) {
    return buildDirectories.stream()
        .map(build -> build.resolve(directory))
        .flatMap(from -> named(from, names))
        .toList();
  }

  private Stream<Path> named(Path directory, String names) {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> Glob.matches(names, file.getFileName().toString()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw unreadable(directory);
    }
  }

  /** Files by {@link Glob}s of their paths from the root of the repository. */
  public List<Path> matching(List<String> patterns) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes of) {
              return directory.endsWith(".git")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
              String path = relative(file);
              if (patterns.stream().anyMatch(pattern -> Glob.matches(pattern, path))) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              throw unreadable(file);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(this::relative));
    return found;
  }

  /** A path that a tool has written, from the root of the repository where it is in it. */
  String shown(String path) {
    return PlainText.shortLine(shown(root.toString(), path));
  }

  /**
   * As {@link #shown(String)}. On Windows tools write drives in either case, slashes of both kinds,
   * and URLs with a slash before the drive.
   */
  static String shown(String root, String path) {
    String at = path.startsWith("file:") ? path.replaceFirst("^file:(//)?(?=/)", "") : path;
    boolean windows = DRIVE.matcher(root).lookingAt();
    String start = windows ? root.replace('\\', '/') : root;
    String file = windows ? at.replace('\\', '/').replaceFirst("^/(?=[A-Za-z]:/)", "") : at;
    int length = start.length();
    return file.length() > length + 1
            && file.charAt(length) == '/'
            && file.regionMatches(windows, 0, start, 0, length)
        ? file.substring(length + 1)
        : at;
  }

  private ReleaseException unreadable(Path path) {
    return new ReleaseException(
        PlainText.shortLine(relative(path)) + " cannot be read",
        "have the build leave it readable for those who release");
  }

  /** A path from the root, without {@code ..}; empty where it leads out of the repository. */
  Optional<String> inside(String path) {
    try {
      Path file = root.resolve(path).normalize();
      return file.startsWith(root) ? Optional.of(relative(file)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The file at a path that is {@link #inside}. */
  Path at(String path) {
    return root.resolve(path);
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /**
   * Reads reports of XML.
   *
   * @param kind what they are to be, such as {@code a test report}
   * @throws ReleaseException when one is not whole, not of XML, too large, or elsewhere
   */
  Reports readXml(List<Path> files, String kind, XmlReader content) {
    return read(files, kind, (path, stream) -> XmlReports.read(path, stream, content));
  }

  /** As {@link #readXml}, of JSON. */
  Reports readJson(List<Path> files, String kind, JsonReader content) {
    return read(files, kind, (path, stream) -> json(path, stream, content));
  }

  /** As {@link #readXml}, of XML or of JSON, whichever a report begins like. */
  Reports read(List<Path> files, String kind, XmlReader ofXml, JsonReader ofJson) {
    return read(
        files,
        kind,
        (path, stream) -> {
          BufferedInputStream start = new BufferedInputStream(stream);
          if (beginsLikeJson(start)) {
            json(path, start, ofJson);
          } else {
            XmlReports.read(path, start, ofXml);
          }
        });
  }

  /** What reads a short report of text. */
  interface LineReader {
    void read(List<String> lines) throws IOException;
  }

  /** What reads a text. */
  interface TextReader {
    void read(String path, String text);
  }

  /**
   * Reads documents in UTF-8; other bytes are no characters.
   *
   * @throws ReleaseException when one is too large
   */
  Reports readTexts(List<Path> files, TextReader content) {
    files.stream()
        .filter(file -> !isReadableDocument(file))
        .findFirst()
        .ifPresent(
            file -> {
              throw new ReleaseException(
                  PlainText.shortLine(relative(file))
                      + " has more than "
                      + MAX_DOCUMENT
                      + " bytes, which is too much for a document",
                  "leave it out of 'documents' in release-kit.yml, or divide it");
            });
    return read(
        files, "a document", (path, stream) -> content.read(path, text(stream, MAX_DOCUMENT)));
  }

  /** Whether it is a file of its own, and not too large. */
  boolean isReadableDocument(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) <= MAX_DOCUMENT;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether its beginning has a byte that no text has, as git tells. */
  static boolean isBinary(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      for (byte one : stream.readNBytes(BEGINNING)) {
        if (one == 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@link #readXml}, of a few lines of text. */
  Reports readLines(List<Path> files, String kind, LineReader content) {
    return read(
        files, kind, (path, stream) -> content.read(text(stream, MAX_TEXT).lines().toList()));
  }

  private static String text(InputStream stream, int most) throws IOException {
    byte[] text = stream.readNBytes(most + 1);
    if (text.length > most) {
      throw new IOException("it has more than " + most + " bytes");
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private Reports read(List<Path> files, String kind, Content content) {
    StringBuilder sums = new StringBuilder();
    files.stream()
        .sorted(Comparator.comparing(this::relative))
        .forEach(
            file ->
                sums.append(read(file, kind, content))
                    .append("  ")
                    .append(relative(file))
                    .append('\n'));
    return files.isEmpty()
        ? Reports.NONE
        : new Reports(files.size(), Digests.sha256(sums.toString()));
  }

  private String read(Path file, String kind, Content content) {
    requireReadable(file, kind);
    MessageDigest digest = Digests.algorithm("SHA-256");
    try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.read(relative(file), stream);
      stream.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (XMLStreamException | NumberFormatException | IOException e) {
      throw new ReleaseException(
          PlainText.shortLine(relative(file))
              + " is not "
              + kind
              + ": "
              + PlainText.shortLine(firstLine(e)),
          "mvn clean verify writes it anew",
          e);
    }
  }

  private static void json(String path, InputStream stream, JsonReader content) throws IOException {
    try (JsonCursor json = JsonCursor.at(stream)) {
      content.read(path, json);
      json.requireEnd();
    }
  }

  /** XML begins with {@code <}, whatever its encoding; a byte order mark may come first. */
  private static boolean beginsLikeJson(BufferedInputStream stream) throws IOException {
    stream.mark(MAX_BLANKS);
    boolean json = false;
    for (int i = 0, next = stream.read(); i < MAX_BLANKS - 1 && next >= 0; i++) {
      json = next == '{' || next == '[';
      if (json || next == '<') {
        break;
      }
      next = stream.read();
    }
    stream.reset();
    return json;
  }

  private void requireReadable(Path file, String kind) {
    String problem;
    try {
      if (!file.toRealPath().startsWith(root.toRealPath())
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        problem = " is no file of its own there";
      } else if (!Files.isReadable(file)) {
        problem = " cannot be read";
      } else if (Files.size(file) > MAX_BYTES) {
        problem = " has " + Files.size(file) + " bytes, and " + MAX_BYTES + " are read at most";
      } else {
        return;
      }
    } catch (IOException e) {
      problem = " cannot be read";
    }
    throw new ReleaseException(
        PlainText.shortLine(relative(file)) + problem,
        "have the build write " + kind + " at this place");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
