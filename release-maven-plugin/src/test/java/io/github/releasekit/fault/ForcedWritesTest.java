package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a power failure would show, and a killed process does not: that the process which runs the
 * goals has its journal on the disk before anything else happens, and the objects of a release
 * before the journal says so. It is watched by strace.
 */
class ForcedWritesTest {

  private static final Pattern CALL =
      Pattern.compile("(\\d+) +(\\w+)\\((?:\\d+<([^>]*)>|[^,]*)(.*)");
  private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>.*");
  private static final Set<String> WRITES = Set.of("write", "pwrite64", "writev");
  private static final Set<String> FORCES = Set.of("fsync", "fdatasync");
  private static final String JOURNAL = "/journal.jsonl";
  private static final String OBJECTS = "/clone/.git/objects/";

  private static final String OBJECT_WRITTEN = ".* p?write(64)?\\(\\d+<.*" + OBJECTS + ".*";

  @TempDir Path temp;

  @Test
  void forcesJournalAndObjectsInTime() {
    Suite suite = new Suite("forced writes", temp);
    if (!Injections.possible()) {
      suite.skip("there is no strace that may trace");
    }
    suite.count("prepare and perform", suite.probe(ForcedWritesTest::watch));
    suite.end();
  }

  /** Watches a release, and judges the order of its system calls. */
  static Outcome watch(World world) {
    world.restore();
    Run run = world.run(Fault.watched(), "prepare", "perform");
    Set<String> violations = new TreeSet<>();
    if (run.exit() != 0) {
      violations.add("I7: the release failed: " + run);
    }
    try {
      List<String> trace = Files.readAllLines(world.straceOutput(), StandardCharsets.ISO_8859_1);
      int journaled = judge(trace, violations);
      assertThat(trace).as("writes of objects").anyMatch(line -> line.matches(OBJECT_WRITTEN));
      assertThat(journaled).as("writes of the journal that strace saw").isGreaterThan(10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outcome(new ArrayList<>(violations), List.of(run.toString()));
  }

  private static int judge(List<String> trace, Set<String> violations) {
    Set<String> unforced = new HashSet<>();
    Map<String, String> forcing = new HashMap<>();
    int journaled = 0;
    for (String line : trace) {
      Matcher resumed = RESUMED.matcher(line);
      if (resumed.matches() && FORCES.contains(resumed.group(2))) {
        unforced.remove(forcing.remove(resumed.group(1)));
        continue;
      }
      Matcher call = CALL.matcher(line);
      if (!call.matches()) {
        continue;
      }
      String path = call.group(3) == null ? "" : call.group(3);
      boolean journal = path.endsWith(JOURNAL) && WRITES.contains(call.group(2));
      boolean object = path.contains(OBJECTS) && WRITES.contains(call.group(2));
      if (FORCES.contains(call.group(2))) {
        if (line.endsWith("<unfinished ...>")) {
          forcing.put(call.group(1), path);
        } else {
          unforced.remove(path);
        }
        continue;
      }
      for (String waiting : unforced) {
        boolean early =
            waiting.contains(OBJECTS) ? journal : !path.equals(waiting) && isEffect(call);
        if (early) {
          violations.add(
              "I7: "
                  + waiting.replaceAll("^.*(?=/\\.git/)", "").replaceAll("[0-9a-z]{8,}", "*")
                  + " was not forced before "
                  + call.group(2));
        }
      }
      journaled += journal ? 1 : 0;
      if (journal || object) {
        unforced.add(path);
      }
    }
    return journaled;
  }

  /** Something that others could see: another file under the repository, or another program. */
  private static boolean isEffect(Matcher call) {
    String path = call.group(3) == null ? call.group(4) : call.group(3);
    return call.group(2).equals("execve") || path.contains("/.git/");
  }
}
