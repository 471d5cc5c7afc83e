package io.github.releasekit.adapter.git;

import io.github.releasekit.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A merge of what was made of a base.
 *
 * @param conflicts paths; none where everything fits
 */
record MergeCase(
    String name,
    Consumer<GitFixture> base,
    Consumer<GitFixture> ours,
    Consumer<GitFixture> theirs,
    List<String> conflicts) {

  /** Twenty lines: {@code line 1} and so on. */
  static final String TEXT =
      IntStream.rangeClosed(1, 20).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());

  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";

  @Override
  public String toString() {
    return name;
  }

  private static MergeCase clean(
      String name,
      Consumer<GitFixture> base,
      Consumer<GitFixture> ours,
      Consumer<GitFixture> theirs) {
    return new MergeCase(name, base, ours, theirs, List.of());
  }

  private static MergeCase conflict(
      String name,
      Consumer<GitFixture> base,
      Consumer<GitFixture> ours,
      Consumer<GitFixture> theirs,
      String... paths) {
    return new MergeCase(name, base, ours, theirs, List.of(paths));
  }

  static Consumer<GitFixture> file(String path, String content) {
    return git -> {
      git.write(path, content);
      git.run("add", "--", path);
    };
  }

  private static Consumer<GitFixture> bytes(String path, byte... content) {
    return git -> {
      try {
        Files.write(git.directory().resolve(path), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      git.run("add", "--", path);
    };
  }

  private static Consumer<GitFixture> entry(String mode, String path, String content) {
    return git -> {
      String id =
          mode.equals(SUBMODULE)
              ? content.repeat(40)
              : git.runWithInput(content, "hash-object", "-w", "--stdin").strip();
      git.run("update-index", "--add", "--cacheinfo", mode + "," + id + "," + path);
    };
  }

  static Consumer<GitFixture> run(String... arguments) {
    return git -> git.run(arguments);
  }

  static Consumer<GitFixture> nothing() {
    return git -> {};
  }

  static Stream<MergeCase> cases() {
    Consumer<GitFixture> text = file("f.txt", TEXT);
    Consumer<GitFixture> first = file("f.txt", TEXT.replace("line 1\n", "first\n"));
    Consumer<GitFixture> last = file("f.txt", TEXT.replace("line 20", "last"));
    return Stream.of(
        clean("different places of a file", text, first, last),
        clean("the same change", text, first, first),
        clean("one side alone", text, nothing(), last),
        clean("the other side alone", text, first, nothing()),
        clean("nothing at all", text, nothing(), nothing()),
        clean("files that are added", text, file("a/b c.txt", "a"), file("ä/b\nc.txt", "b")),
        clean("a file that both add alike", text, file("a.txt", "a"), file("a.txt", "a")),
        clean("a file that is removed", text, run("rm", "-q", "f.txt"), file("g.txt", "g")),
        clean("a file that both remove", text, run("rm", "-q", "f.txt"), run("rm", "-q", "f.txt")),
        clean(
            "a mode and a text",
            text,
            run("update-index", "--chmod=+x", "f.txt"),
            file("f.txt", TEXT.replace("line 20", "last"))),
        clean(
            "line ends of Windows",
            file("f.txt", TEXT.replace("\n", "\r\n")),
            file("f.txt", TEXT.replace("line 1\n", "first\n").replace("\n", "\r\n")),
            file("f.txt", TEXT.replace("line 20", "last").replace("\n", "\r\n"))),
        clean(
            "bytes that are no text, on one side",
            bytes("f.bin", (byte) 0, (byte) 1, (byte) 2),
            bytes("f.bin", (byte) 0, (byte) 3, (byte) 2),
            nothing()),
        clean("a link that one side changes", entry(LINK, "l", "a"), entry(LINK, "l", "b"), first),
        clean(
            "a submodule that one side changes",
            entry(SUBMODULE, "s", "1"),
            entry(SUBMODULE, "s", "2"),
            file("g.txt", "g")),
        clean(
            "a directory in place of a file",
            text,
            git -> {
              git.run("rm", "-q", "f.txt");
              file("f.txt/g", "g").accept(git);
            },
            file("h.txt", "h")),
        conflict(
            "the same line",
            text,
            first,
            file("f.txt", TEXT.replace("line 1\n", "other\n")),
            "f.txt"),
        conflict(
            "lines next to each other",
            text,
            first,
            file("f.txt", TEXT.replace("line 2\n", "other\n")),
            "f.txt"),
        conflict("a change of what is removed", text, run("rm", "-q", "f.txt"), last, "f.txt"),
        conflict("a removal of what is changed", text, last, run("rm", "-q", "f.txt"), "f.txt"),
        conflict(
            "a mode of what is removed",
            text,
            run("rm", "-q", "f.txt"),
            run("update-index", "--chmod=+x", "f.txt"),
            "f.txt"),
        conflict("a file that both add", text, file("a b", "1\n"), file("a b", "2\n"), "a b"),
        conflict(
            "names that are quoted elsewhere",
            nothing(),
            git -> {
              file("ü\n\".txt", "1\n").accept(git);
              file("\ttab", "1\n").accept(git);
            },
            git -> {
              file("ü\n\".txt", "2\n").accept(git);
              file("\ttab", "2\n").accept(git);
            },
            "\ttab",
            "ü\n\".txt"),
        conflict(
            "bytes that are no text",
            bytes("f.bin", (byte) 0, (byte) 1, (byte) 2),
            bytes("f.bin", (byte) 0, (byte) 3, (byte) 2),
            bytes("f.bin", (byte) 0, (byte) 4, (byte) 2),
            "f.bin"),
        conflict(
            "links that lead elsewhere",
            entry(LINK, "l", "a"),
            entry(LINK, "l", "b"),
            entry(LINK, "l", "c"),
            "l"),
        conflict(
            "submodules at other commits",
            entry(SUBMODULE, "s", "1"),
            entry(SUBMODULE, "s", "2"),
            entry(SUBMODULE, "s", "3"),
            "s"));
  }

  static Stream<MergeCase> renames() {
    Consumer<GitFixture> text = file("f.txt", TEXT);
    Consumer<GitFixture> directory =
        git -> {
          file("d/a.txt", TEXT).accept(git);
          file("d/b.txt", TEXT.replace("line", "word")).accept(git);
        };
    return Stream.of(
        clean(
            "a renamed file that the other side changes",
            text,
            run("mv", "f.txt", "g.txt"),
            file("f.txt", TEXT.replace("line 3", "third"))),
        clean(
            "a changed file that the other side renames",
            text,
            file("f.txt", TEXT.replace("line 3", "third")),
            run("mv", "f.txt", "g.txt")),
        conflict(
            "a file that gets two names",
            text,
            run("mv", "f.txt", "g.txt"),
            run("mv", "f.txt", "h.txt"),
            "f.txt",
            "g.txt",
            "h.txt"),
        conflict(
            "a file that is added to a renamed directory",
            directory,
            run("mv", "d", "e"),
            file("d/c.txt", "new"),
            "e/c.txt"));
  }
}
