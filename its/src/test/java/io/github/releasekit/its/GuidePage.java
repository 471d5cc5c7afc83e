package io.github.releasekit.its;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the blocks of a Markdown page, with what the page says about each. */
final class GuidePage {

  private static final Pattern FENCE = Pattern.compile("( *)(```+)(\\S*)\\s*");
  private static final Pattern REMARK = Pattern.compile("\\s*<!-- guide: (.*) -->\\s*");

  private final String name;
  private final List<String> lines;
  private final List<GuideBlock> blocks = new ArrayList<>();
  private String paragraph = "";
  private boolean ended;
  private Optional<String> remark = Optional.empty();

  private GuidePage(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** The blocks of a page, in their order. */
  static List<GuideBlock> read(Path page) {
    try {
      return read(page.getFileName().toString(), Files.readString(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<GuideBlock> read(String name, String markdown) {
    return new GuidePage(name, markdown.lines().toList()).blocks();
  }

  private List<GuideBlock> blocks() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        i = block(i, fence.group(1).length(), fence.group(2), fence.group(3));
      } else {
        text(lines.get(i), i + 1);
      }
    }
    return blocks;
  }

  /** Reads the block that begins at a line; the line that it ends at. */
  private int block(int start, int indentation, String fence, String language) {
    StringBuilder text = new StringBuilder();
    int i = start + 1;
    while (i < lines.size() && !lines.get(i).strip().equals(fence)) {
      String line = lines.get(i++);
      int blanks = line.length() - line.stripLeading().length();
      text.append(line.substring(Math.min(indentation, blanks))).append('\n');
    }
    if (i == lines.size()) {
      throw new AssertionError(name + ":" + (start + 1) + ": the block has no end");
    }
    blocks.add(
        new GuideBlock(name, start + 1, language, text.toString(), paragraph.strip(), remark));
    paragraph = "";
    remark = Optional.empty();
    return i;
  }

  private void text(String line, int number) {
    Matcher found = REMARK.matcher(line);
    if (found.matches() && found.group(1).startsWith(GuideStep.MEANWHILE)) {
      blocks.add(new GuideBlock(name, number, "", "", "", Optional.of(found.group(1))));
    } else if (found.matches()) {
      remark = Optional.of(found.group(1));
    } else if (line.isBlank()) {
      ended = true;
    } else {
      boolean begins = ended || line.startsWith("#");
      paragraph = (begins ? "" : paragraph) + " " + line.strip();
      ended = line.startsWith("#");
    }
  }
}
