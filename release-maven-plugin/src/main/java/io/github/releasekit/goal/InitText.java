package io.github.releasekit.goal;

import io.github.releasekit.domain.adoption.Finding;
import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says to people what is found and proposed. */
final class InitText {

  private static final Map<Kind, String> TITLES =
      Map.of(
          Kind.BECOMES, "Taken over into release-kit.yml",
          Kind.CONFIGURES, "Taken over into the plugin entry",
          Kind.NOT_NEEDED, "Not needed",
          Kind.NO_COUNTERPART, "No counterpart",
          Kind.MAY_GO, "May go",
          Kind.NOTE, "To know and to do");

  private InitText() {}

  static List<String> of(InitGoal.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add(result.project());
    for (Kind kind : Kind.values()) {
      List<Finding> own = result.findings().stream().filter(f -> f.kind() == kind).toList();
      if (!own.isEmpty()) {
        lines.add("");
        lines.add(TITLES.get(kind));
        own.forEach(finding -> add(lines, finding));
      }
    }
    lines.add("");
    for (InitGoal.Result.Edit edit : result.edits()) {
      edit.diff().lines().forEach(lines::add);
      lines.add("");
    }
    lines.add(last(result));
    return lines;
  }

  private static void add(List<String> lines, Finding finding) {
    String where = finding.where().isEmpty() ? "" : " (" + finding.where() + ")";
    lines.add("  " + finding.source() + ": " + finding.setting() + where);
    lines.add("    → " + finding.text());
  }

  private static String last(InitGoal.Result result) {
    if (result.edits().isEmpty()) {
      return "Nothing to propose: release-kit is set up here. mvn release-kit:plan shows the next release.";
    }
    String files =
        String.join(" ", result.edits().stream().map(InitGoal.Result.Edit::path).toList());
    return result.written()
        ? "Written. Look at it, then: git add " + files + " && git commit, and mvn release-kit:plan"
        : "Nothing is written yet: the same command with -Dwrite writes " + files;
  }
}
