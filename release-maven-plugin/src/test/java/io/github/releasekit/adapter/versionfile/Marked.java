package io.github.releasekit.adapter.versionfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A document in which «…» marks what a release is to rewrite; the marks are no part of it. */
record Marked(byte[] content, List<Span> versions) {

  static final String NEW_VERSION = "10.20.30-rc.1";

  static Marked of(String text) {
    StringBuilder plain = new StringBuilder();
    List<Span> versions = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('«'); open >= 0; open = text.indexOf('«', from)) {
      int close = text.indexOf('»', open);
      plain.append(text, from, open);
      int start = bytes(plain.toString()).length;
      plain.append(text, open + 1, close);
      versions.add(new Span(start, bytes(plain.toString()).length));
      from = close + 1;
    }
    return new Marked(bytes(plain.append(text.substring(from)).toString()), versions);
  }

  /**
   * Requires that exactly the marked places are found; returns the document with them rewritten.
   */
  static String rewrite(Finder finder, String text) {
    Marked marked = of(text);
    List<Span> found = finder.find(new TextFile("f", marked.content));
    assertThat(found).containsExactlyInAnyOrderElementsOf(marked.versions);
    List<Token> tokens =
        found.stream().map(span -> new Token(span.start(), span.end(), Slot.VERSION)).toList();
    byte[] after =
        new SourceFile("f", marked.content, tokens).with(Map.of(Slot.VERSION, NEW_VERSION));
    String expected = text.replaceAll("«[^»]*»", NEW_VERSION);
    assertThat(after).isEqualTo(bytes(expected));
    return expected;
  }

  static void refused(Finder finder, String text, String problem) {
    assertThatThrownBy(() -> finder.find(new TextFile("dir/f", bytes(text))))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).startsWith("dir/f").contains(problem);
              assertThat(e.problem().lines()).hasSize(1);
              assertThat(e.remedy()).contains("release-kit.yml");
            });
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
