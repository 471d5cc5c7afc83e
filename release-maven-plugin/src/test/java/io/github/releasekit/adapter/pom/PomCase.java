package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.version.Version;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of a reactor at 1.2-SNAPSHOT, before and after. In the text {@code «old→release→next»} says
 * what stands in a place now, in release 2.0.0 and in the development that follows; {@code «V»} is
 * a whole version, {@code @app@} and {@code @child@} are the beginnings of the root and of a module
 * that inherits from it, {@code @core@} the coordinates of one. A line {@code === path} begins a
 * file, the first is {@code pom.xml}.
 *
 * @param maven whether Maven reads the files; the effective models are compared then
 */
record PomCase(String name, boolean maven, Charset charset, String text) {

  static final String OLD = "1.2-SNAPSHOT";

  /** The last release, which components may depend on. */
  private static final Optional<Version> LAST = Version.find("1.1.7");

  /** What a release writes. */
  static final Map<Slot, String> RELEASE =
      Map.of(
          Slot.VERSION, "2.0.0",
          Slot.REFERENCED_VERSION, "2.0.0",
          Slot.RELEASED_VERSION, "2.0.0",
          Slot.REVISION, "2.0.0",
          Slot.SHA1, "",
          Slot.CHANGELIST, "",
          Slot.SCM_TAG, "v2.0.0",
          Slot.OUTPUT_TIMESTAMP, "2026-11-21T00:00:00Z");

  /** What the next development writes. */
  static final Map<Slot, String> NEXT =
      Map.of(
          Slot.VERSION, "2.0.1-SNAPSHOT",
          Slot.REFERENCED_VERSION, "2.0.0",
          Slot.RELEASED_VERSION, "2.0.0",
          Slot.REVISION, "2.0.1",
          Slot.SHA1, "",
          Slot.CHANGELIST, "-SNAPSHOT",
          Slot.OUTPUT_TIMESTAMP, "2026-11-21T00:00:00Z");

  private static final Pattern PLACE = Pattern.compile("«([^«»→]*)→([^«»→]*)(?:→([^«»→]*))?»");
  private static final Pattern FILE = Pattern.compile("(?m)^=== (.+)\n");

  /** Files that Maven reads as well. */
  static PomCase maven(String name, String text) {
    return new PomCase(name, true, StandardCharsets.UTF_8, text);
  }

  /** Files of a form that Maven 3 refuses, or whose surroundings are not at hand. */
  static PomCase xml(String name, String text) {
    return new PomCase(name, false, StandardCharsets.UTF_8, text);
  }

  PomCase in(Charset other) {
    return new PomCase(name, maven, other, text);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Checks each file's bytes, and what Maven makes of them. */
  void verify() {
    Map<String, byte[]> before = files(1);
    List<SourceFile> files = PomReader.read(reactor(), before, LAST);
    for (Map<Slot, String> texts : List.of(RELEASE, NEXT)) {
      Map<String, byte[]> expected = files(texts == RELEASE ? 2 : 3);
      for (SourceFile file : files) {
        byte[] after = file.with(texts);
        assertThat(new String(after, charset))
            .as(file.path())
            .isEqualTo(new String(expected.get(file.path()), charset));
        assertThat(after).as(file.path()).isEqualTo(expected.get(file.path()));
        assertThat(restored(file, after, texts)).isEqualTo(file.content());
      }
      if (maven) {
        String version = texts.get(Slot.VERSION);
        EffectiveModels.assertDifferInVersionsOnly(before, expected, OLD, version);
      }
    }
    assertThat(files.stream().map(file -> file.with(Map.of())))
        .containsExactlyElementsOf(before.values());
  }

  /** The edited bytes with each token's old bytes put back. */
  static byte[] restored(SourceFile file, byte[] after, Map<Slot, String> texts) {
    ByteArrayOutputStream restored = new ByteArrayOutputStream();
    int at = 0;
    int before = 0;
    boolean written = false;
    for (Token token : file.tokens()) {
      String text = token.slot() == Slot.REST && written ? "" : texts.get(token.slot());
      written = text != null;
      int kept = token.start() - before;
      restored.write(after, at, kept);
      restored.write(file.content(), token.start(), token.end() - token.start());
      at += kept + (text == null ? token.end() - token.start() : text.length());
      before = token.end();
    }
    restored.write(after, at, after.length - at);
    return restored.toByteArray();
  }

  /** The files as they are now (1), in the release (2) or in the next development (3). */
  Map<String, byte[]> files(int column) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String all = text.startsWith("=== ") ? text : "=== pom.xml\n" + text;
    Matcher matcher = FILE.matcher(all);
    String path = null;
    int from = 0;
    while (matcher.find()) {
      if (path != null) {
        files.put(path, written(all.substring(from, matcher.start()), column).getBytes(charset));
      }
      path = matcher.group(1);
      from = matcher.end();
    }
    files.put(path, written(all.substring(from), column).getBytes(charset));
    return files;
  }

  private static String written(String template, int column) {
    String text =
        template
            .replace("@app@", "@4@@group@<artifactId>app</artifactId>@pom@<version>«V»</version>")
            .replace("@child@", "@4@<parent>@group@<artifactId>app</artifactId>@v@</parent>")
            .replace("@member@", "@4@<parent>@group@<artifactId>app</artifactId>@r@</parent>")
            .replace("@core@", "@group@<artifactId>core</artifactId>")
            .replace("@lib@", "<groupId>org.lib</groupId><artifactId>lib</artifactId>")
            .replace("@group@", "<groupId>org.acme</groupId>")
            .replace("@pom@", "<packaging>pom</packaging>")
            .replace("@r@", "<version>«R»</version>")
            .replace("@v@", "<version>«V»</version>")
            .replace("@4@", "<modelVersion>4.0.0</modelVersion>")
            .replace("«R»", "«1.2-SNAPSHOT→2.0.0→2.0.0»")
            .replace("«V»", "«1.2-SNAPSHOT→2.0.0»");
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    column < 3
                        ? place.group(column)
                        : place.group(3) != null
                            ? place.group(3)
                            : next(place.group(1), place.group(2))));
  }

  /** The tag stays the release's only in the release commit. */
  private static String next(String old, String release) {
    return switch (release) {
      case "2.0.0" -> "2.0.1-SNAPSHOT";
      case "v2.0.0" -> old;
      default -> release;
    };
  }

  /** Root and modules; {@code extra} is in no active profile, others are none of them. */
  static Reactor reactor() {
    List<ReactorModule> modules =
        List.of(
            module("app", "pom.xml"),
            module("core", "core/pom.xml"),
            module("bom", "bom/pom.xml"),
            module("tool-maven-plugin", "tool/pom.xml"));
    return new Reactor(
        modules.get(0),
        modules,
        List.of("extra/pom.xml"),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static ReactorModule module(String artifactId, String path) {
    return new ReactorModule(
        "org.acme", artifactId, OLD, "jar", path, "target", List.of(), true, Optional.empty());
  }
}
