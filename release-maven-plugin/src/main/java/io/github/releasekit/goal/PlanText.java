package io.github.releasekit.goal;

import io.github.releasekit.adapter.json.PlanDocument;
import io.github.releasekit.adapter.json.PlanDocument.PlannedCommit;
import io.github.releasekit.adapter.json.PlanDocument.PlannedEdit;
import io.github.releasekit.adapter.json.PlanDocument.PlannedForward;
import io.github.releasekit.adapter.json.PlanDocument.PlannedGate;
import io.github.releasekit.adapter.json.PlanDocument.PlannedMentions;
import io.github.releasekit.adapter.json.PlanDocument.PlannedResultGate;
import io.github.releasekit.adapter.json.PlanDocument.PlannedRoute;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people, line by line. */
final class PlanText {

  private final List<String> lines = new ArrayList<>();

  private PlanText() {}

  static List<String> of(PlanDocument plan) {
    PlanText text = new PlanText();
    text.versions(plan);
    text.commits(plan);
    plan.edits().forEach(edit -> text.edit(edit, ""));
    plan.developmentEdits().forEach(edit -> text.edit(edit, ", for development"));
    text.title("Changelog");
    plan.changelog().lines().forEach(line -> text.lines.add("  " + line));
    text.oldVersions(plan);
    text.title("Gates");
    plan.gates().forEach(text::gate);
    text.title("Gates after the build");
    plan.resultGates().forEach(text::resultGate);
    text.title("Steps");
    text.lines.add("  " + String.join(", ", plan.steps()));
    if (!plan.channels().isEmpty()) {
      text.title("Channels, by perform");
      text.lines.add("  " + String.join(", ", plan.channels()));
    }
    text.lines.add("");
    text.lines.add("Plan " + plan.digest());
    return text.lines;
  }

  private void versions(PlanDocument plan) {
    String previous = plan.previousVersion();
    lines.add(
        plan.project()
            + (previous == null ? " " : " " + previous + " → ")
            + plan.version()
            + " ("
            + plan.releaseType()
            + "), tag "
            + plan.tag());
    lines.add("  because " + PlainText.line(plan.reason()));
    lines.add("  base     " + plan.baseCommit());
    if (plan.route() == null) {
      lines.add("  then     " + plan.developmentVersion());
    } else {
      route(plan.route());
    }
    if (!plan.profile().equals(Profile.DEFAULT.name())) {
      lines.add("  profile  " + plan.profile());
    }
  }

  private void route(PlannedRoute route) {
    String merged = route.merged();
    lines.add(
        "  onto     "
            + PlainText.line(route.onto())
            + (merged == null ? "" : ", which " + PlainText.line(merged) + " is merged into")
            + (route.proposed() ? ", by people who are asked to merge it" : ""));
    for (PlannedForward forward : route.forwards()) {
      lines.add(
          "  into     "
              + PlainText.line(forward.into())
              + (forward.version() == null ? "" : ", then " + forward.version())
              + (forward.requested() ? ", by people who are asked to merge it" : ""));
    }
    if (route.deleted() != null) {
      lines.add("  deleted  " + PlainText.line(route.deleted()));
    }
  }

  private void commits(PlanDocument plan) {
    title("Commits since the last release");
    if (plan.commits().isEmpty()) {
      lines.add("  none");
    }
    for (PlannedCommit commit : plan.commits()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-6s %s %s",
              commit.bump(),
              commit.id().substring(0, 8),
              PlainText.line(commit.subject())));
    }
  }

  private void edit(PlannedEdit edit, String purpose) {
    title(edit.path() + purpose);
    edit.diff().lines().forEach(line -> lines.add("  " + PlainText.indented(line)));
  }

  private void oldVersions(PlanDocument plan) {
    PlannedMentions old = plan.oldVersions();
    if (old.count() > 0 || old.unread() > 0) {
      title("Documents that still say " + plan.previousVersion());
    }
    old.shown()
        .forEach(
            mention ->
                lines.add(
                    "  "
                        + PlainText.line(mention.path())
                        + ":"
                        + mention.line()
                        + ": "
                        + PlainText.line(mention.text())));
    if (old.count() > old.shown().size()) {
      lines.add("  and " + (old.count() - old.shown().size()) + " more");
    }
    if (old.unread() > 0) {
      lines.add("  " + PlainText.count(old.unread(), "document") + " too large to be read");
    }
  }

  private void gate(PlannedGate gate) {
    if (gate.findings().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-8s %-20s %s",
              gate.outcome(),
              gate.id(),
              PlainText.line(gate.detail())));
      return;
    }
    lines.add(String.format(Locale.ROOT, "  %-8s %s", gate.outcome(), gate.id()));
    gate.findings()
        .forEach(
            finding -> {
              lines.add("           " + PlainText.line(finding.problem()));
              lines.add("           → " + PlainText.line(finding.remedy()));
            });
  }

  private void resultGate(PlannedResultGate gate) {
    String skipped = gate.skipped();
    String word = skipped != null ? "skipped" : gate.required() ? "required" : "";
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-8s %-20s %s",
            word,
            PlainText.line(gate.id()),
            PlainText.line(skipped != null ? skipped : gate.condition())));
  }

  private void title(String title) {
    lines.add("");
    lines.add(PlainText.line(title));
  }
}
