package io.github.releasekit.its;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Follows a guide as its reader does, word for word: in a home directory where nothing is but
 * Maven's settings and a user of git, and with one shell, whose directory and variables stay from
 * block to block.
 */
public final class Guide {

  private static final Pattern SETTINGS = Pattern.compile("<settings[^>]*>");
  private static final int MINUTES = 5;

  private final Path page;
  private final Path home;
  private final Path state;
  private final Path mavenHome;
  private final String version;
  final Map<String, String> variables = new HashMap<>();
  private Path scripts;
  private Path here;
  private String printed = "";

  /**
   * @param page that is followed
   * @param home of the reader; it is made anew
   * @param mavenHome of the Maven that the reader has
   * @param settings of that Maven
   * @param localRepository of that Maven
   * @param version of release-kit
   */
  Guide(Path page, Path home, Path mavenHome, Path settings, Path localRepository, String version) {
    this.page = page;
    this.home = home.toAbsolutePath().normalize();
    this.state = this.home.resolveSibling(this.home.getFileName() + ".state");
    this.mavenHome = mavenHome;
    this.version = version;
    this.here = this.home;
    try {
      clear();
      String text = Files.readString(settings);
      Matcher root = SETTINGS.matcher(text);
      String repository = "<localRepository>" + localRepository + "</localRepository>";
      write(".m2/settings.xml", root.replaceFirst("$0" + Matcher.quoteReplacement(repository)));
      write(".gitconfig", "[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n");
      Files.writeString(state, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Follows the guide of a test, from what begin.sh in the directory of the test makes. */
  public static Guide follow(
      File test, String page, String maven, File localRepository, String releaseKit) {
    return follow(test, page, maven, localRepository, releaseKit, Map.of());
  }

  /** The same, with more environment variables. */
  public static Guide follow(
      File test,
      String page,
      String maven,
      File localRepository,
      String releaseKit,
      Map<String, String> variables) {
    Path directory = test.toPath().toAbsolutePath().normalize();
    Path settings = directory.resolve("../../../settings.xml").normalize();
    Path pages = directory.resolve("../../../../../src/site/markdown").normalize();
    Path tests = directory.resolve("../../../../src/it/guides").normalize();
    Guide guide =
        new Guide(
            pages.resolve(page),
            directory.resolve("target/home"),
            Path.of(maven),
            settings,
            localRepository.toPath(),
            releaseKit.substring(releaseKit.lastIndexOf(':') + 1));
    guide.variables.putAll(variables);
    guide.begin(tests.resolve(directory.getFileName()));
    guide.follow();
    return guide;
  }

  /** Has the script begin.sh of a test put into the home what the reader has beforehand. */
  void begin(Path test) {
    try {
      scripts = test;
      if (Files.exists(test.resolve("begin.sh"))) {
        run("begin.sh", script("begin.sh"), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String script(String name) throws IOException {
    return "GUIDES='%s'; RELEASE_KIT_VERSION=%s%n".formatted(scripts.getParent(), version)
        + Files.readString(scripts.resolve(name));
  }

  /** Does what the page says, block by block; the error of the first that fails names its place. */
  void follow() {
    for (GuideBlock block : GuidePage.read(page)) {
      try {
        take(block, GuideStep.of(block));
      } catch (IOException | XMLStreamException e) {
        throw new AssertionError(block.place() + ": " + e, e);
      }
    }
  }

  /** Types something that no page says, where the guide has ended; an error names what it is. */
  public void type(String what, String script) {
    try {
      run(what, script, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path home() {
    return home;
  }

  /** Where the shell is. */
  public Path here() {
    return here;
  }

  private void take(GuideBlock block, GuideStep step) throws IOException, XMLStreamException {
    if (step instanceof GuideStep.Run run) {
      run(block.place(), run.script(), run.fails());
    } else if (step instanceof GuideStep.Compare compare) {
      new GuideOutput(printed)
          .missing(compare.expected())
          .ifPresent(lines -> fail(block.place(), "this was not printed:\n" + lines, printed));
    } else if (step instanceof GuideStep.Write write) {
      if (Files.exists(file(write.path()))) {
        fail(
            block.place(),
            write.path() + " is there already",
            Files.readString(file(write.path())));
      }
      write(write.path(), write.content());
    } else if (step instanceof GuideStep.Append append) {
      Files.writeString(file(append.path()), append.content(), StandardOpenOption.APPEND);
    } else if (step instanceof GuideStep.Insert insert) {
      String text = Files.readString(file(insert.path()));
      int end = endOf(insert.element(), text, block.place());
      write(insert.path(), text.substring(0, end) + insert.content() + text.substring(end));
    } else if (step instanceof GuideStep.Remove remove) {
      String text = Files.readString(file(remove.path()));
      Matcher found = whatever(remove.content()).matcher(text);
      if (!found.find()) {
        fail(block.place(), remove.path() + " has not what is to be removed", text);
      }
      write(remove.path(), text.substring(0, found.start()) + text.substring(found.end()));
    } else if (step instanceof GuideStep.Meanwhile event) {
      run(block.place(), script(event.script()), false);
    } else if (step instanceof GuideStep.Leave leave) {
      System.out.println(block.place() + " is not run: " + leave.reason());
    }
  }

  private void run(String place, String script, boolean fails) throws IOException {
    Path block = state.resolveSibling("block.sh");
    Files.writeString(block, script);
    Path output = state.resolveSibling("output.txt");
    String shell =
        ". '%1$s'; . '%2$s'; { export -p; printf \"cd '%%s'\\n\" \"$PWD\"; } >'%1$s'"
            .formatted(state, block);
    ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", shell).directory(home.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(Guide::isOfTheBuild);
    builder.environment().putAll(variables);
    builder.environment().put("HOME", home.toString());
    builder
        .environment()
        .merge("PATH", mavenHome.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CEILING_DIRECTORIES", home.toString());
    builder.environment().put("MAVEN_OPTS", "-Duser.home=" + home + " " + Fixture.QUICK);
    int exit = exit(builder.start(), place);
    printed = Files.readString(output);
    Files.writeString(
        state.resolveSibling("all.txt"),
        "\n" + place + "\n" + script + "\n" + printed,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (fails == (exit == 0)) {
      fail(place, "exit code " + exit + " of\n" + script, printed);
    }
    String last = Files.readString(state).lines().reduce("", (first, line) -> line);
    here = last.isEmpty() ? home : Path.of(last.substring("cd '".length(), last.length() - 1));
  }

  /** What the build tells git and Maven is not for the reader. */
  private static boolean isOfTheBuild(String variable) {
    return variable.startsWith("GIT_") || variable.startsWith("MAVEN_") || variable.equals("CI");
  }

  private static int exit(Process process, String place) throws IOException {
    process.getOutputStream().close();
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(place + ": it did not end within " + MINUTES + " minutes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where the line of the end tag of an element begins. */
  private static int endOf(List<String> element, String xml, String place)
      throws XMLStreamException {
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
    Deque<String> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        open.addLast(reader.getLocalName());
      } else if (event == XMLStreamReader.END_ELEMENT) {
        List<String> names = new ArrayList<>(open);
        int first = Math.max(0, names.size() - element.size());
        if (names.subList(first, names.size()).equals(element)) {
          int end = xml.lastIndexOf("</", reader.getLocation().getCharacterOffset() - 1);
          return xml.lastIndexOf('\n', end) + 1;
        }
        open.removeLast();
      }
    }
    throw new AssertionError(place + ": there is no element " + element);
  }

  private static Pattern whatever(String content) {
    StringBuilder pattern = new StringBuilder("[ \\t]*");
    for (String line : content.strip().lines().toList()) {
      pattern.append(Pattern.quote(line.strip())).append("\\s*?\\R[ \\t]*");
    }
    pattern.setLength(pattern.length() - "[ \\t]*".length());
    return Pattern.compile(pattern.toString());
  }

  private Path file(String path) {
    return here.resolve(path);
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(file(path).getParent());
    Files.writeString(file(path), content);
  }

  private void clear() throws IOException {
    if (Files.exists(home)) {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(home);
    Files.deleteIfExists(state.resolveSibling("all.txt"));
  }

  private static void fail(String place, String problem, String text) {
    throw new AssertionError(place + ": " + problem + "\n--- what is there:\n" + text);
  }
}
