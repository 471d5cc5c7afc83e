package io.github.releasekit.its;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader does with a block of a guide, as the text above it says. */
sealed interface GuideStep {

  /** Types it into a shell; {@code fails} where the guide is about what to do then. */
  record Run(String script, boolean fails) implements GuideStep {}

  /** Compares it with what was printed last. */
  record Compare(String expected) implements GuideStep {}

  /** Makes it the content of a new file. */
  record Write(String path, String content) implements GuideStep {}

  /** Adds it at the end of a file. */
  record Append(String path, String content) implements GuideStep {}

  /** Adds it at the end of an element of an XML file, which is named after those it is in. */
  record Insert(String path, List<String> element, String content) implements GuideStep {}

  /** Removes it from a file, whatever its indentation. */
  record Remove(String path, String content) implements GuideStep {}

  /** Has a script of the test do what somebody else does, or what goes wrong, at this place. */
  record Meanwhile(String script) implements GuideStep {}

  /** Nothing, for a reason. */
  record Leave(String reason) implements GuideStep {}

  Pattern REMOVE = Pattern.compile("\\bremove\\b[^`]* from `([^`]+)`:", Pattern.CASE_INSENSITIVE);
  Pattern APPEND = Pattern.compile("\\bat the end of `([^`]+)`:", Pattern.CASE_INSENSITIVE);
  Pattern INSERT = Pattern.compile("`((?:<[\\w.-]+>)+)` of `([^`]+)`:");
  Pattern WRITE = Pattern.compile("`([\\w./-]+)`:");
  String LEFT = "not run: ";
  String MEANWHILE = "after ";

  /** What is done with a block; an error where the page does not say it. */
  static GuideStep of(GuideBlock block) {
    String remark = block.remark().orElse("");
    if (remark.startsWith(LEFT)) {
      return new Leave(remark.substring(LEFT.length()));
    }
    if (remark.startsWith(MEANWHILE)) {
      return new Meanwhile(remark.substring(MEANWHILE.length()));
    }
    return switch (block.language()) {
      case "sh" -> new Run(block.text(), remark.equals("fails"));
      case "text" -> new Compare(block.text());
      default -> edit(block);
    };
  }

  private static GuideStep edit(GuideBlock block) {
    Matcher remove = atEnd(REMOVE, block);
    if (remove != null) {
      return new Remove(remove.group(1), block.text());
    }
    Matcher append = atEnd(APPEND, block);
    if (append != null) {
      return new Append(append.group(1), block.text());
    }
    Matcher insert = atEnd(INSERT, block);
    if (insert != null) {
      String names = insert.group(1);
      List<String> element = List.of(names.substring(1, names.length() - 1).split("><"));
      return new Insert(insert.group(2), element, block.text());
    }
    Matcher write = atEnd(WRITE, block);
    if (write != null) {
      return new Write(write.group(1), block.text());
    }
    throw new AssertionError(
        block.place() + ": nothing says what becomes of this block: " + block.introduction());
  }

  private static Matcher atEnd(Pattern pattern, GuideBlock block) {
    Matcher matcher = pattern.matcher(block.introduction());
    int end = 0;
    while (matcher.find(end)) {
      end = matcher.end();
      if (end == block.introduction().length()) {
        return matcher;
      }
    }
    return null;
  }
}
