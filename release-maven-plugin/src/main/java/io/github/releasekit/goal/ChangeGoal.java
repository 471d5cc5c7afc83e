package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.ChangeLoader;
import io.github.releasekit.adapter.config.ScoreEntry;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Words;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.Statement;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.change.ChangeRequest;
import io.github.releasekit.domain.change.Decision;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.change.Vote.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Begins, scores, lists and votes on change requests (G9). */
public final class ChangeGoal {

  /** What it can do. */
  public enum Action {
    LIST,
    CREATE,
    SCORE,
    VOTE;

    /**
     * @throws ReleaseException when it is none of them
     */
    public static Action parse(String word) {
      return Words.parse("the action", word, values());
    }

    /** The word as it is typed: {@code list}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How it is called.
   *
   * @param change id of the change request, to score it or to vote
   * @param title of a new one
   * @param scores to enter, {@code criterion=score} with commas between them
   * @param choice to vote
   */
  public record Settings(
      Action action,
      Optional<String> change,
      Optional<String> title,
      Optional<String> scores,
      Optional<Choice> choice,
      boolean pushChanges) {}

  private static final Pattern SCORE = Pattern.compile("([a-z0-9-]+) ?= ?([1-9]|10)");

  private final Invocation invocation;
  private final Settings settings;

  public ChangeGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      ChangeControl control =
          workspace
              .policy()
              .changeControl()
              .orElseThrow(
                  () ->
                      new ReleaseException(
                          "release-kit.yml says nothing of change requests",
                          "add 'changeRequests' with their 'board', and commit it"));
      switch (settings.action()) {
        case CREATE -> create(workspace, control);
        case LIST -> list(workspace);
        case SCORE -> score(workspace, control);
        case VOTE -> vote(workspace, control);
        default -> throw new IllegalStateException(settings.action().toString());
      }
    }
  }

  private void create(Workspace workspace, ChangeControl control) {
    LocalDate today = ReleaseUnit.today(invocation.clock());
    Path directory = workspace.repository().root().resolve(control.directory());
    String start = "CR-" + today.getYear() + "-";
    try {
      Files.createDirectories(directory);
      int number =
          1
              + Stream.concat(
                      names(directory),
                      decisions(workspace).stream().map(decision -> decision.request().id()))
                  .filter(name -> name.matches(start + "[0-9]{3,6}(\\.yml)?"))
                  .mapToInt(name -> Integer.parseInt(name.replaceAll(start + "|\\.yml", "")))
                  .max()
                  .orElse(0);
      String id = start + String.format(Locale.ROOT, "%03d", number);
      Path file = directory.resolve(id + ".yml");
      Files.writeString(file, template(id, today, control), StandardOpenOption.CREATE_NEW);
      invocation
          .out()
          .accept(id + " is begun: fill in " + control.directory() + "/" + id + ".yml, commit it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private String template(String id, LocalDate today, ChangeControl control) {
    StringBuilder text = new StringBuilder();
    text.append("id: ").append(id).append('\n');
    text.append("title: ")
        .append(quoted(settings.title().orElse("What is to change")))
        .append('\n');
    text.append("requestor: Who asks for it\n");
    text.append("submitted: ").append(today).append('\n');
    text.append("# The versions that it allows.\n");
    text.append("releases: []\n");
    text.append("description: What is to change, and how\n");
    text.append("justification: What it is good for\n");
    text.append("risks:\n");
    text.append("  - risk: What might go wrong\n");
    text.append("    probability: low\n");
    text.append("    impact: low\n");
    text.append("    mitigation: What is done about it\n");
    text.append("acceptance: []\n");
    if (!control.criteria().isEmpty()) {
      text.append("# Scores, 1 to 10. The weights are\n");
      control
          .criteria()
          .forEach((name, weight) -> text.append("#   " + name + ": " + weight + " %\n"));
      text.append("scores: {}\n");
    }
    return text.toString();
  }

  /** In double quotes (YAML 1.2.2, 7.3.1). */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void list(Workspace workspace) {
    List<Decision> decisions = decisions(workspace);
    if (decisions.isEmpty()) {
      invocation.results().accept("There are no change requests");
    }
    for (Decision decision : decisions) {
      ChangeRequest request = decision.request();
      invocation
          .results()
          .accept(
              String.format(
                  Locale.ROOT,
                  "%s %-8s %s (%s)",
                  request.id(),
                  decision.isAccepted() ? "accepted" : "open",
                  request.title(),
                  request.releases().isEmpty()
                      ? "for no release"
                      : String.join(", ", request.releases())));
      invocation.results().accept("  " + decision.summary());
      decision.problems().forEach(problem -> invocation.results().accept("  " + problem));
      decision
          .ignored()
          .forEach(ignored -> invocation.results().accept("  not counted: " + ignored));
    }
  }

  private void score(Workspace workspace, ChangeControl control) {
    if (control.criteria().isEmpty()) {
      throw new ReleaseException(
          "change requests are not scored here", "name 'criteria' under 'changeRequests'");
    }
    if (settings.scores().isEmpty()) {
      show(find(workspace).request(), control);
      return;
    }
    String path = control.directory() + "/" + named() + ".yml";
    Path file = workspace.repository().root().resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ReleaseException(
          "there is no " + path, "mvn release-kit:change -Daction=create begins one");
    }
    try {
      byte[] scored =
          ScoreEntry.enter(
              path, Files.readAllBytes(file), entered(settings.scores().get(), control), control);
      Files.write(file, scored);
      show(ChangeLoader.request(path, scored, control), control);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    invocation.out().accept("  entered in " + path + ": commit it");
  }

  private static Map<String, Integer> entered(String scores, ChangeControl control) {
    Map<String, Integer> entered = new LinkedHashMap<>();
    for (String score : scores.split(",")) {
      Matcher form = SCORE.matcher(score.strip());
      if (!form.matches() || !control.criteria().containsKey(form.group(1))) {
        throw new ReleaseException(
            "'" + PlainText.line(score.strip()) + "' is not a criterion and its score, 1 to 10",
            "-Drelease-kit.scores="
                + control.criteria().keySet().stream()
                    .map(name -> name + "=5")
                    .collect(Collectors.joining(",")));
      }
      entered.put(form.group(1), Integer.valueOf(form.group(2)));
    }
    return entered;
  }

  private void show(ChangeRequest request, ChangeControl control) {
    invocation.results().accept(request.id() + " " + request.title());
    control
        .criteria()
        .forEach(
            (name, weight) ->
                invocation
                    .results()
                    .accept(
                        String.format(
                            Locale.ROOT,
                            "  %-24s %3d %%  %s",
                            name,
                            weight,
                            Optional.ofNullable(request.scores().get(name))
                                .map(String::valueOf)
                                .orElse("no score"))));
    invocation
        .results()
        .accept(
            "  score "
                + request.score(control).map(Object::toString).orElse("none: a criterion lacks one")
                + control
                    .minimum()
                    .map(least -> ", at least " + least + " is asked for")
                    .orElse(""));
  }

  private void vote(Workspace workspace, ChangeControl control) {
    Choice choice =
        settings
            .choice()
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "a vote needs a choice", "-Drelease-kit.vote=yes, no, abstain or veto"));
    ChangeRequest request = find(workspace).request();
    String by = workspace.requireCommitter("votes");
    Vote unsigned =
        new Vote(
            workspace.reactor().root().key(),
            request.id(),
            request.sha256(),
            choice,
            by,
            invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            "");
    Vote vote =
        unsigned.signed(workspace.signatures().ofText(unsigned.text(), Statement.NAMESPACE));
    Checked<Vote> checked = reader(workspace).check(vote);
    Decision alone =
        Decision.on(request, control, workspace.reactor().root().key(), List.of(checked));
    if (!alone.ignored().isEmpty()) {
      throw new ReleaseException(
          alone.ignored().get(0),
          "may vote: "
              + String.join(
                  ", ",
                  workspace.policy().approvers().stream()
                      .filter(approver -> approver.roles().contains(control.board()))
                      .map(Approver::name)
                      .toList())
              + "; git config user.signingKey names your key");
    }
    workspace.enter(
        settings.pushChanges(),
        before ->
            workspace.ledger().votes(before, request.id()).contains(vote)
                ? before.orElseThrow()
                : workspace.ledger().append(before, vote));
    String name = checked.by().map(Approver::name).orElseThrow();
    invocation.out().accept(name + " votes " + choice + " on " + request.id());
    Decision now = find(workspace);
    invocation.out().accept("  " + (now.isAccepted() ? "accepted: " : "open: ") + now.summary());
  }

  /** The id of a change request, which is part of the name of a file. */
  private String named() {
    String id =
        settings
            .change()
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "no change request is named", "-Drelease-kit.change=CR-…"));
    if (!id.matches("CR-[0-9]{4}-[0-9]{3,6}")) {
      throw new ReleaseException(
          "'" + PlainText.line(id) + "' is not the id of a change request",
          "-Drelease-kit.change=CR-2026-001");
    }
    return id;
  }

  private Decision find(Workspace workspace) {
    String id = named();
    List<Decision> decisions = decisions(workspace);
    return decisions.stream()
        .filter(decision -> decision.request().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    "there is no change request '" + id + "' in the commit that HEAD is at",
                    decisions.isEmpty()
                        ? "mvn release-kit:change -Daction=create begins one; commit it"
                        : "name one of "
                            + String.join(
                                ", ",
                                decisions.stream()
                                    .map(decision -> decision.request().id())
                                    .toList())));
  }

  private List<Decision> decisions(Workspace workspace) {
    return reader(workspace).decisions();
  }

  private AgreementReader reader(Workspace workspace) {
    return new AgreementReader(
        workspace,
        workspace.repository().head(),
        workspace.ledgerHead(
            workspace
                .remote()
                .filter(found -> settings.pushChanges())
                .map(found -> found.read(workspace.repository().branch().orElse("")))));
  }
}
