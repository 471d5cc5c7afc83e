package io.github.releasekit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts in the sources of the project, as far as they are written in one piece.
 *
 * @param sources the texts of each
 */
record SourceTexts(List<List<String>> sources) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|'(?:[^'\\\\]|\\\\.)+'|\"\"\".*?\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);
  private static final Pattern JOINED = Pattern.compile("\\s*\\+\\s*");

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(u+[0-9a-fA-F]{4}|[0-7]{1,3}|.)", Pattern.DOTALL);

  SourceTexts {
    sources = List.copyOf(sources);
  }

  List<String> all() {
    return sources.stream().flatMap(List::stream).toList();
  }

  /**
   * Of the sources below directories, without those of tests.
   *
   * @throws IOException when one cannot be read
   */
  static SourceTexts read(Path... directories) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (Path directory : directories) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.filter(SourceTexts::isSource).toList()) {
          all.add(of(Files.readString(path)));
        }
      }
    }
    return new SourceTexts(all);
  }

  private static boolean isSource(Path path) {
    String name = path.toString().replace('\\', '/');
    return name.endsWith(".java") && name.contains("src/main/java");
  }

  /** Of a source; literals with nothing but a plus between them are one. */
  static List<String> of(String source) {
    List<String> texts = new ArrayList<>();
    Matcher token = TOKEN.matcher(source);
    int end = -1;
    while (token.find()) {
      if (token.group(1) == null) {
        continue;
      }
      String text = ESCAPE.matcher(token.group(1)).replaceAll(SourceTexts::meant);
      boolean goesOn = end >= 0 && JOINED.matcher(source.substring(end, token.start())).matches();
      if (goesOn) {
        texts.set(texts.size() - 1, texts.get(texts.size() - 1) + text);
      } else {
        texts.add(text);
      }
      end = token.end();
    }
    return texts;
  }

  /** Of escapes only quotes and backslashes stand for themselves, and no text is about others. */
  private static String meant(MatchResult escape) {
    String sign = escape.group(1);
    return sign.equals("\"") || sign.equals("\\") ? Matcher.quoteReplacement(sign) : " ";
  }
}
