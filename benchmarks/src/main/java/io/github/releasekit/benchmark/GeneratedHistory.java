package io.github.releasekit.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A history as a stream for {@code git fast-import}. The same seed gives the same object ids.
 *
 * <p>In every ten commits there are two on a topic branch and the merge of it. Of 500 commits one
 * has an annotated release tag; the last release is 250 commits back.
 */
final class GeneratedHistory {

  /** One tag in so many commits. */
  static final int TAG_EVERY = 500;

  /** So many commits came after the last tag. */
  static final int SINCE_RELEASE = 250;

  private static final long SEED = 20261121;
  private static final long BEGINNING = 1_577_836_800;
  private static final long SECONDS_A_COMMIT = 600;
  private static final int BLOCK = 10;
  private static final int FILES = 400;

  private static final List<String> TYPES =
      List.of(
          "feat",
          "feat",
          "feat",
          "fix",
          "fix",
          "fix",
          "fix",
          "docs",
          "test",
          "refactor",
          "perf",
          "build",
          "chore",
          "ci");
  private static final List<String> SCOPES =
      List.of("cart", "catalog", "checkout", "invoice", "login", "search", "stock", "tax");
  private static final List<String> VERBS =
      List.of(
          "accept", "add", "cache", "check", "drop", "explain", "keep", "limit", "name", "round",
          "show", "sort", "split", "store", "trim");
  private static final List<String> THINGS =
      List.of(
          "addresses of guests",
          "amounts below one cent",
          "empty baskets",
          "gift cards",
          "long product names",
          "orders without a date",
          "prices per unit",
          "returned parcels",
          "sessions that ended",
          "stock of all shops",
          "the *best* offers",
          "users' `locale`");
  private static final List<String> NAMES =
      List.of(
          "Ada Fern",
          "Bo Lindqvist",
          "Chidi Okoro",
          "Dana Weiss",
          "Emil Sørensen",
          "Farah Haddad",
          "Goran Petrić",
          "Hana Mori",
          "Ines Duarte",
          "Jun Park");

  private final Random random = new Random(SEED);
  private final OutputStream out;

  private GeneratedHistory(OutputStream out) {
    this.out = out;
  }

  /** How many releases a history of so many commits has. */
  static int releases(int commits) {
    return (commits + TAG_EVERY - SINCE_RELEASE) / TAG_EVERY;
  }

  /**
   * Writes it.
   *
   * @param commits a multiple of 500
   * @param tagged whether it has release tags
   * @param files what the first commit has, texts by path
   */
  static void write(OutputStream out, int commits, boolean tagged, Map<String, String> files)
      throws IOException {
    if (commits <= 0 || commits % TAG_EVERY != 0) {
      throw new IllegalArgumentException(commits + " is no multiple of " + TAG_EVERY);
    }
    GeneratedHistory history = new GeneratedHistory(out);
    for (int number = 1; number <= commits; number++) {
      history.commit(number, number == 1 ? files : Map.of());
      if (tagged && number % TAG_EVERY == TAG_EVERY - SINCE_RELEASE) {
        history.tag(number, number / TAG_EVERY);
      }
    }
    history.line("done");
  }

  private void commit(int number, Map<String, String> files) throws IOException {
    int inBlock = number % BLOCK;
    boolean merge = inBlock == 0;
    line("commit refs/heads/main");
    line("mark :" + number);
    person("author", number);
    person("committer", number);
    data(merge ? "Merge branch 'topic-" + number / BLOCK + "'\n" : message(number));
    if (merge) {
      line("from :" + (number - 1));
      line("merge :" + (number - 2));
      file(path(number - 2), "Revision " + (number - 2) + "\n");
      file(path(number - 3), "Revision " + (number - 3) + "\n");
      return;
    }
    // Commits 7 and 8 of a block are on a topic branch from 6; commit 9 follows 6 as well.
    if (number > 1) {
      line("from :" + (inBlock == 9 ? number - 3 : number - 1));
    }
    for (Map.Entry<String, String> entry : files.entrySet()) {
      file(entry.getKey(), entry.getValue());
    }
    file(path(number), "Revision " + number + "\n");
  }

  private void tag(int number, int minor) throws IOException {
    String name = "v1." + minor + ".0";
    line("tag " + name);
    line("from :" + number);
    person("tagger", number);
    data(name + "\n");
  }

  private String message(int number) {
    StringBuilder message = new StringBuilder(pick(TYPES));
    if (random.nextInt(3) > 0) {
      message.append('(').append(pick(SCOPES)).append(')');
    }
    if (random.nextInt(200) == 0) {
      message.append('!');
    }
    message.append(": ").append(pick(VERBS)).append(' ').append(pick(THINGS));
    // Hardly any two commits of a real history have the same subject.
    message.append(" in shop ").append(random.nextInt(1_000_000));
    message.append(random.nextInt(4) == 0 ? " (#" + number + ")\n" : "\n");
    if (random.nextInt(3) == 0) {
      message.append('\n');
      for (int line = random.nextInt(4); line >= 0; line--) {
        message.append("We ").append(pick(VERBS)).append(' ').append(pick(THINGS));
        message.append(", since others ").append(pick(VERBS)).append(" them as well.\n");
      }
    }
    if (random.nextInt(5) == 0) {
      message.append("\nRefs: SHOP-").append(random.nextInt(5000)).append('\n');
      message.append("Reviewed-by: ").append(pick(NAMES)).append('\n');
    }
    return message.toString();
  }

  private static String path(int number) {
    int file = number * 31 % FILES;
    return "docs/" + file / 20 + "/page-" + file % 20 + ".md";
  }

  private void person(String role, int number) throws IOException {
    int who = (int) (number * 2_654_435_761L >>> 8) & 0x7fff_ffff;
    String name = NAMES.get(who % NAMES.size());
    line(
        role
            + " "
            + name
            + " <dev"
            + who % NAMES.size()
            + "@example.com> "
            + (BEGINNING + number * SECONDS_A_COMMIT)
            + " +0100");
  }

  private void file(String path, String text) throws IOException {
    line("M 100644 inline " + path);
    data(text);
  }

  private void data(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    line("data " + bytes.length);
    out.write(bytes);
    line("");
  }

  private void line(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
