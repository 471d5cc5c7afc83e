package io.github.releasekit.its;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A project under test as a git clone with a bare remote, looked at with the git command line: the
 * remote is {@code target/origin.git}, the Maven repository {@code target/repository}.
 */
public final class Fixture {

  /** How Maven is run: it is over before a better compiler would pay. */
  static final String QUICK =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
          + " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

  private static final String PLACEHOLDER = "@RELEASES@";

  private final Path root;
  private Map<String, String> environment = Map.of();
  private String ledger = "refs/release-kit/ledger";
  private String mavenHome = System.getProperty("maven.home");

  /**
   * @param root of the clone
   */
  public Fixture(File root) {
    this.root = root.toPath().toAbsolutePath().normalize();
  }

  /** Runs Maven with more environment variables. */
  public Fixture withEnvironment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /** Looks for the ledger of the remote in another ref. */
  public Fixture withLedger(String ref) {
    ledger = ref;
    return this;
  }

  /** Runs another Maven than the one that runs the tests. */
  public Fixture withMaven(String home) {
    mavenHome = home;
    return this;
  }

  /** Commits the project as it is, with a remote that has it too. */
  public Fixture init() {
    fillIn();
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Ada Lovelace");
    git("config", "user.email", "ada@example.org");
    git("config", "commit.gpgSign", "false");
    git("config", "tag.gpgSign", "false");
    git("config", "core.autocrlf", "false");
    if (!Files.exists(root.resolve(".gitignore"))) {
      write(".gitignore", "target/\nbuild*.log\ninvoker.properties\n*.groovy\n/test.properties\n");
    }
    commit("feat: begin");
    gitIn(root, "init", "-q", "--bare", "-b", "main", origin().toString());
    git("remote", "add", "origin", origin().toString());
    git("push", "-q", "-u", "origin", "main");
    return this;
  }

  /** Commits every change. */
  public Fixture commit(String message) {
    git("add", "--all");
    git("commit", "-q", "--allow-empty", "-m", message);
    return this;
  }

  /** Commits an empty change and pushes it. */
  public Fixture push(String message) {
    commit(message);
    git("push", "-q", "origin", "HEAD");
    return this;
  }

  public Path origin() {
    return root.resolve("target/origin.git");
  }

  /** The Maven repository that releases go to. */
  public Path repository() {
    return root.resolve("target/repository");
  }

  public Fixture write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public String read(String path) {
    return new String(bytes(root.resolve(path)), StandardCharsets.UTF_8);
  }

  /** Runs git in the clone; its output without white space at the end. */
  public String git(String... arguments) {
    return gitIn(root, arguments);
  }

  /** Another clone of the remote, of somebody else, in a directory of this one. */
  public File cloneInto(String path) {
    File clone = root.resolve(path).toFile();
    git("clone", "-q", origin().toString(), clone.toString());
    git("-C", clone.toString(), "config", "user.name", "Grace Hopper");
    git("-C", clone.toString(), "config", "user.email", "grace@example.org");
    return clone;
  }

  /** Runs git on the remote. */
  public String remote(String... arguments) {
    return gitIn(origin(), arguments);
  }

  /** All refs of the remote, a line each. */
  public String remoteRefs() {
    return remote("for-each-ref");
  }

  /** Remembers clone and remote, for {@link #requireUnchanged()}. */
  public Fixture remember() {
    write("target/before.txt", state());
    return this;
  }

  /**
   * Requires that files, index, status and refs of the clone and the refs of the remote are as they
   * were remembered.
   */
  public void requireUnchanged() {
    String before = read("target/before.txt");
    String after = state();
    if (!before.equals(after)) {
      throw new AssertionError("before:\n" + before + "\nafter:\n" + after);
    }
  }

  /** Requires that the log says each of the texts, and prints no stack trace. */
  public void requireLog(String... texts) {
    String log = read("build.log");
    for (String text : texts) {
      if (!log.contains(text)) {
        throw new AssertionError("the log does not say: " + text + "\n" + log);
      }
    }
    if (log.contains("\tat io.github.releasekit")) {
      throw new AssertionError("the log has a stack trace");
    }
  }

  /** The manifest of a version in the remote's ledger. */
  public JsonNode manifest(String version) {
    return json(remote("show", ledger + ":releases/" + version + "/manifest.json"));
  }

  public JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /**
   * Requires that the Maven repository holds exactly the files that the manifest of a version
   * lists, with its digests.
   *
   * @return their paths
   */
  public List<String> requireDeployed(String version) {
    Map<String, String> listed = new TreeMap<>();
    manifest(version)
        .get("artifacts")
        .forEach(a -> listed.put(a.get("path").asText(), a.get("sha256").asText()));
    Map<String, String> deployed = new TreeMap<>();
    for (Path file : files(repository())) {
      String path = repository().relativize(file).toString().replace('\\', '/');
      if (path.contains("/" + version + "/") && !path.matches(".*\\.(md5|sha1|sha256|sha512)")) {
        deployed.put(path, sha256(bytes(file)));
      }
    }
    if (!listed.equals(deployed)) {
      throw new AssertionError("listed:\n" + listed + "\ndeployed:\n" + deployed);
    }
    return new ArrayList<>(listed.keySet());
  }

  /** Requires that a version was released by two commits and one annotated tag. */
  public void requireReleased(String version, String development) {
    String tag = "v" + version;
    require("tag", remote("cat-file", "-t", tag));
    require(remote("rev-parse", "main~1"), remote("rev-parse", tag + "^{commit}"));
    require(remote("rev-parse", "main"), git("rev-parse", "HEAD"));
    require("", git("status", "--porcelain"));
    require(manifest(version).get("commit").asText(), remote("rev-parse", tag + "^{commit}"));
    for (String pom : git("ls-files", "*pom.xml").lines().toList()) {
      requireText(remote("show", tag + ":" + pom), version, pom);
      requireText(remote("show", "main:" + pom), development, pom);
    }
  }

  /**
   * Makes a key of SSH without a passphrase, in {@code target/keys}.
   *
   * @return the public key, as a policy has it
   */
  public String sshKey(String name) {
    try {
      Path keys = Files.createDirectories(root.resolve("target/keys"));
      Process keygen =
          new ProcessBuilder(
                  "ssh-keygen",
                  "-q",
                  "-t",
                  "ed25519",
                  "-N",
                  "",
                  "-f",
                  keys.resolve(name).toString())
              .inheritIO()
              .start();
      if (keygen.waitFor() != 0) {
        throw new AssertionError("ssh-keygen failed");
      }
      return Files.readString(keys.resolve(name + ".pub")).strip();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Has git sign with a key that {@link #sshKey} has made. */
  public Fixture signWith(String name) {
    git("config", "gpg.format", "ssh");
    git("config", "user.signingKey", root.resolve("target/keys/" + name).toString());
    return this;
  }

  /** Runs Maven again in a directory, with what this run has. */
  public Result maven(Path directory, String localRepository, String... arguments) {
    try {
      Process process = startMaven(directory, localRepository, arguments);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("Maven did not finish");
      }
      return new Result(process.exitValue(), Files.readString(log(directory)));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts Maven in a directory, its output in {@code target/again.log}. */
  public Process startMaven(Path directory, String localRepository, String... arguments) {
    List<String> command = mavenCommand(localRepository);
    command.addAll(List.of(arguments));
    try {
      Files.createDirectories(log(directory).getParent());
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("MAVEN_OPTS", QUICK);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log(directory).toFile());
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Maven, with the settings of the tests and a local repository. */
  List<String> mavenCommand(String localRepository) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new ArrayList<>(
        List.of(
            Path.of(mavenHome, "bin", windows ? "mvn.cmd" : "mvn").toString(),
            "-B",
            "-s",
            root.resolve("../../../settings.xml").normalize().toString(),
            "-Dmaven.repo.local=" + localRepository));
  }

  /** How a run ended. */
  public record Result(int exit, String log) {}

  /** Requires that two texts are the same. */
  public static void require(String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected: " + expected + "\nbut was: " + actual);
    }
  }

  private static void requireText(String text, String wanted, String where) {
    if (!text.contains(wanted) && !text.contains("${revision}")) {
      throw new AssertionError(where + " lacks " + wanted + ":\n" + text);
    }
  }

  private static Path log(Path directory) {
    return directory.resolve("target/again.log");
  }

  private void fillIn() {
    String url = repository().toUri().toString().replaceFirst("/$", "");
    try {
      for (Path file : files(root)) {
        String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
        if (file.toString().endsWith(".xml") && text.contains(PLACEHOLDER)) {
          Files.writeString(file, text.replace(PLACEHOLDER, url), StandardCharsets.ISO_8859_1);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String state() {
    StringBuilder state = new StringBuilder();
    for (Path file : files(root)) {
      String path = root.relativize(file).toString().replace('\\', '/');
      boolean ours = !path.startsWith("target/") && !path.startsWith(".git/");
      boolean ofTheRun = path.matches(".*build.*\\.log|test\\.properties|interpolated.*");
      if (path.equals(".git/index") || (ours && !ofTheRun)) {
        state.append(sha256(bytes(file))).append(' ').append(path).append('\n');
      }
    }
    state.append(git("--no-optional-locks", "status", "--porcelain")).append('\n');
    state.append(git("for-each-ref")).append('\n');
    state.append(git("symbolic-ref", "-q", "HEAD")).append('\n');
    return state.append(Files.exists(origin()) ? remoteRefs() : "").append('\n').toString();
  }

  private static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs git in a directory, without anybody's configuration. */
  public static String gitIn(Path directory, String... arguments) {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ":\n" + out);
      }
      return out.stripTrailing();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In lower-case hexadecimal. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
