package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The page of the goal says what the goal does. */
class DoctorPageTest {

  private static final Path PAGE = Path.of("../src/site/markdown/goals/doctor.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z]+)` \\| [^|]+ \\| [^|]+ \\|$");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```\n(ok       git .*?)```");

  @Test
  void namesEachCheckInOrder(@TempDir Path temp) throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("## Checks"));
    List<String> named = ROW.matcher(table).results().map(row -> row.group(1)).toList();

    assertThat(named)
        .isEqualTo(
            new DoctorFixture(temp)
                .examine().checks().stream().map(CheckResult::check).distinct().toList());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void showsWhatIsFoundOfAnExample(@TempDir Path temp) throws IOException {
    DoctorFixture fixture = new DoctorFixture(temp);
    fixture.clone.commit(
        "build: configure",
        "release-kit.yml",
        """
        gates:
          dead-links: {type: command, command: [no-such-checker], required: false}
        notices:
          team: {type: slack, url: team-hook}
        """);
    fixture.clone.run("config", "user.name", "");
    fixture.bare.run("config", "receive.advertiseAtomic", "false");

    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    assertThat(example.group(1)).isEqualTo(text(fixture.examine(), fixture));
  }

  /** Without what another machine has otherwise. */
  private static String text(Diagnosis diagnosis, DoctorFixture fixture) {
    return (String.join("\n", diagnosis.lines()) + "\n")
        .replace(fixture.bare.directory().toString(), "/srv/git/app.git")
        .replace(fixture.clone.directory().toString(), "/home/ada/app")
        .replace("no-such-repository", "repository")
        .replace("no-such-checker", "lychee")
        .replaceAll("commit [0-9a-f]{8}", "commit 4f1c9d2e")
        .replaceAll("(git  +)[0-9.]+", "$12.45.1")
        .replaceAll("(java  +).*", "$121 by Eclipse Adoptium")
        .replaceAll("[0-9.]+ [GM]iB free", "75.5 GiB free");
  }
}
