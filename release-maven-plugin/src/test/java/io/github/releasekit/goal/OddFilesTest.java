package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names, attributes and filters of files, and large ones. */
class OddFilesTest extends OddRepositories {

  private static final List<Case> FILES =
      List.of(
          works(
              "names that few expect",
              odd -> {
                for (String name :
                    List.of(
                        "new\nline.txt",
                        "back\\slash.txt",
                        "dot.",
                        "space ",
                        "quote\".txt",
                        "Case.txt",
                        "case.txt",
                        "ü.txt",
                        "u\u0308.txt",
                        "-rf",
                        "d/".repeat(60) + "n".repeat(200))) {
                  odd.git.write(name, name);
                }
                script(odd.temp.resolve("invalid"), "printf x >\"$(printf 'in\\377valid.txt')\"");
                odd.git.run("-c", "alias.x=!../invalid", "x");
                odd.publish("feat: names");
              }),
          works(
              "modes, links and empty files",
              odd -> {
                script(odd.git.directory().resolve("run.sh"), "true");
                link(odd.git.directory().resolve("dangling"), Path.of("../nowhere"));
                link(odd.git.directory().resolve("loop"), Path.of("loop"));
                odd.git.write("empty.txt", "");
                create(odd.git.directory().resolve("empty"));
                odd.publish("feat: modes");
              }),
          works(
              "attributes that rewrite",
              odd -> {
                odd.git.write(
                    ".gitattributes",
                    """
                    *.id ident
                    *.dos text eol=crlf
                    *.utf16 text working-tree-encoding=UTF-16LE eol=crlf
                    *.exp export-subst
                    *.none filter=nobody-has-it
                    """);
                odd.git.write("a.id", "$Id$\n");
                odd.git.write("a.dos", "one\r\ntwo\r\n");
                write(
                    odd.git.directory().resolve("a.utf16"),
                    "ü\r\n".getBytes(StandardCharsets.UTF_16LE));
                odd.git.write("a.exp", "$Format:%H$\n");
                odd.git.write("a.none", "as it is\n");
                odd.publish("feat: attributes");
              }),
          new Case(
              "attributes and filter of this clone alone",
              odd -> {
                odd.git.run("config", "filter.rot.clean", "tr b-za a-z");
                odd.git.run("config", "filter.rot.smudge", "tr a-z b-za");
                odd.git.run("config", "filter.rot.required", "true");
                write(odd.git.directory().resolve(".git/info/attributes"), "*.rot filter=rot\n");
                odd.git.write("a.rot", "bcd\n");
                odd.publish("feat: rot");
              },
              odd -> {
                odd.releases();
                assertThat(read(odd.project.resolve("target/release-kit/attempt/checkout/a.rot")))
                    .isEqualTo("bcd\n");
              }),
          refused(
              "required filter that fails",
              odd -> {
                odd.git.run("config", "filter.foo.clean", "cat");
                odd.git.run("config", "filter.foo.smudge", "false");
                odd.git.run("config", "filter.foo.required", "true");
                odd.git.write(".gitattributes", "*.foo filter=foo\n");
                odd.git.write("a.foo", "a\n");
                odd.publish("feat: foo");
              },
              "cannot be checked out",
              "a.foo"));

  private static final List<Case> LARGE_FILES =
      List.of(
          works("file in Git LFS", OddRepositories::largeFile),
          works(
              "file in Git LFS, in a linked working tree",
              odd -> {
                largeFile(odd);
                link(odd, odd.git);
              }),
          works(
              "Git LFS with a storage of its own",
              odd -> {
                odd.git.run("config", "lfs.storage", "../../large");
                largeFile(odd);
                assertThat(odd.temp.resolve("large/objects")).exists();
              }),
          new Case(
              "file in Git LFS, of which the checkout has the pointer",
              OddRepositories::pointer,
              odd -> {
                odd.publishes();
                assertThat(
                        read(odd.project.resolve("target/release-kit/attempt/checkout/large.bin")))
                    .isEqualTo("large\n");
              }),
          refused(
              "file in Git LFS that is not in this clone",
              odd -> {
                pointer(odd);
                delete(odd.git.directory().resolve(".git/lfs/objects"));
              },
              "the content of large.bin, kept in Git LFS, is not in this clone",
              "git lfs fetch"),
          refused(
              "file in Git LFS without git-lfs",
              odd -> {
                largeFile(odd);
                odd.git.run("config", "--remove-section", "filter.lfs");
                odd.environment.putAll(
                    Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"));
              },
              "git has no filter for it",
              "git lfs install && git lfs pull"));

  @Override
  Stream<Case> cases() {
    return Stream.of(FILES, LARGE_FILES).flatMap(List::stream);
  }
}
