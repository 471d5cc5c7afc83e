package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads many files of a repository by one git. */
final class Blobs {

  private Blobs() {}

  /**
   * Texts, in the order of the names; empty for what is not there.
   *
   * @param names such as {@code main:pom.xml}
   */
  static List<String> read(GitFixture repository, List<String> names) {
    byte[] all = repository.bytes(String.join("\n", names) + "\n", "cat-file", "--batch");
    List<String> texts = new ArrayList<>();
    int at = 0;
    for (String name : names) {
      int end = at;
      while (all[end] != '\n') {
        end++;
      }
      String head = new String(all, at, end - at, StandardCharsets.UTF_8);
      at = end + 1;
      if (head.equals(name + " missing")) {
        texts.add("");
      } else {
        int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
        texts.add(new String(all, at, size, StandardCharsets.UTF_8));
        at += size + 1;
      }
    }
    return texts;
  }
}
