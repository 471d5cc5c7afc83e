package io.github.releasekit.site;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Route.Landing;
import io.github.releasekit.goal.StepLists;
import io.github.releasekit.site.Sources.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps of goals, in each way that a release can go. */
final class StepsPage {

  private static final String COMMIT = "a".repeat(40);
  private static final Head MAIN = new Head("refs/heads/main", COMMIT);
  private static final Head DEVELOP = new Head("refs/heads/develop", COMMIT);
  private static final Head BRANCH = new Head("refs/heads/release/v1.2.0", COMMIT);

  /** Ids that end with what is done to: a channel's name, or the form of a signature. */
  private static final Map<String, String> VARIANTS =
      Map.of(
          "draft:…", "ForgeDraft",
          "deliver:…", "ChannelStep",
          "withdraw:…", "WithdrawStep",
          "sign", "SignStep",
          "sign-sigstore", "SignStep");

  private static final String FORGES = "draft:…";
  private static final String CHANNELS = "deliver:…";

  private final Map<String, Type> types = Sources.of("step", "channel");
  private final Markdown page =
      new Markdown("Steps", "the lists of the goals and the Javadoc of the steps");

  static String write() {
    return new StepsPage().page();
  }

  /** The lists by the words for when they hold, for each goal. */
  static Map<String, Map<String, List<String>>> lists() {
    Map<String, Map<String, List<String>>> lists = new LinkedHashMap<>();
    lists.put("prepare", prepare());
    lists.put("branch-finish and hotfix-finish", finish());
    lists.put("perform", perform());
    lists.put("rollback", rollback());
    return lists;
  }

  private static Map<String, List<String>> prepare() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Policy plain = SnapshotFixture.policy("{}");
    Policy assets = SnapshotFixture.policy("assets: {sourceArchive: true}");
    lists.put("`mode: direct`, the default", StepLists.prepare(plain, Optional.empty(), true));
    lists.put(
        "with [`assets`](configuration.md#assets)",
        StepLists.prepare(assets, Optional.empty(), true));
    lists.put("with `-DpushChanges=false`", StepLists.prepare(plain, Optional.empty(), false));
    lists.put("with an empty `-DpreparationGoals=`", StepLists.unbuilt(plain));
    lists.put(
        "`mode: tag-only`",
        StepLists.prepare(SnapshotFixture.policy("mode: tag-only"), Optional.empty(), true));
    Policy requests = SnapshotFixture.policy("mode: pull-request");
    lists.put(
        "`mode: pull-request`, the run that proposes",
        StepLists.prepare(requests, route(new Landing.Proposed(), List.of()), true));
    lists.put(
        "`mode: pull-request`, the run after people have merged it",
        StepLists.prepare(
            requests,
            route(new Landing.Merged(COMMIT, Optional.empty()), List.of(forward(DEVELOP, true))),
            true));
    lists.put(
        "model `gitflow`, on `main`",
        StepLists.prepare(
            SnapshotFixture.policy("branching: {model: gitflow}"),
            route(new Landing.Pushed(), List.of(forward(DEVELOP, false))),
            true));
    return lists;
  }

  private static Map<String, List<String>> finish() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String model : List.of("trunk", "release-branches", "gitflow")) {
      Policy policy = SnapshotFixture.policy("branching: {model: " + model + "}");
      lists.put(
          "model `" + model + "`",
          StepLists.prepare(
              policy, route(new Landing.Pushed(), List.of(forward(MAIN, false))), true));
    }
    lists.put(
        "where a merge conflicts and people are asked for it, or a branch takes requests only",
        StepLists.prepare(
            SnapshotFixture.policy("mode: pull-request"),
            route(new Landing.Pushed(), List.of(forward(MAIN, true))),
            true));
    return lists;
  }

  private static Optional<Route> route(Landing landing, List<Forward> forwards) {
    return Optional.of(
        new Route(
            BRANCH,
            Optional.empty(),
            COMMIT,
            List.of(),
            landing,
            false,
            forwards,
            Optional.empty()));
  }

  private static Forward forward(Head into, boolean requested) {
    return new Forward(into, "1.3.0-SNAPSHOT", List.of(), requested);
  }

  private static Map<String, List<String>> perform() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("plainly", StepLists.perform(SnapshotFixture.policy("{}")));
    lists.put(
        "with `assets` that tell of the release, and signatures",
        StepLists.perform(
            SnapshotFixture.policy(
                "artifactSignatures: openpgp\nsigstore: {issuer: 'https://a.b', identity: c}\n"
                    + "assets: {manifest: true}")));
    lists.put(
        "with [`central`](configuration.md#central)",
        StepLists.perform(SnapshotFixture.policy("central: {}")));
    List<String> channels = new ArrayList<>(StepLists.perform(SnapshotFixture.policy("{}")));
    channels.addAll(channels.size() - 1, List.of(FORGES, CHANNELS));
    lists.put("with [`channels`](configuration.md#channels)", channels);
    List<String> rebuilt = new ArrayList<>(List.of("check-out", "build"));
    rebuilt.addAll(StepLists.perform(SnapshotFixture.policy("{}")));
    lists.put("where the staged files are not at hand", rebuilt);
    lists.put(
        "the same with `-DacceptRebuild`, and after a `prepare` without a build",
        rebuilt.stream().map(id -> id.equals("compare") ? "accept-rebuild" : id).toList());
    return lists;
  }

  private static Map<String, List<String>> rollback() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("before the push has begun", List.of());
    lists.put("released in this clone only", StepLists.rollbackOfWhatIsLocal());
    lists.put("pushed, and not public", channelsFirst(StepLists.rollbackOfWhatIsPushed(false)));
    lists.put(
        "the same, with a bundle at the Portal of Maven Central",
        channelsFirst(StepLists.rollbackOfWhatIsPushed(true)));
    lists.put("public", channelsFirst(StepLists.rollbackOfWhatIsPublic()));
    return lists;
  }

  private static List<String> channelsFirst(List<String> steps) {
    List<String> all = new ArrayList<>(List.of("withdraw:…"));
    all.addAll(steps);
    return all;
  }

  private String page() {
    page.paragraph(
        """
        A goal that releases is a list of steps, each with one effect. A step that finds its effect there already is not done again: so a run
        that was interrupted is finished by the same command. `plan` shows the list of a release, and the journal and the
        [manifest](../manifest.md) keep how long each step took. [How it works](../how-it-works.md) tells of them in order.
        """);
    Map<String, Map<String, List<String>>> lists = lists();
    lists.forEach(this::list);
    page.paragraph(
        """
        `draft:…` stands for a step for each forge among the channels, `deliver:…` and `withdraw:…` for one for each channel. Container images
        and commands are delivered before a forge's draft is published, all others after it; with a command among the channels, `check-out` comes
        first where there is no checkout. `withdraw:…` is there only for channels that the release has come to.
        """);
    page.heading(2, "What each step does");
    table(lists, false);
    page.heading(2, "What the steps of rollback do");
    table(lists, true);
    return page.toString();
  }

  private void list(String goal, Map<String, List<String>> ways) {
    page.heading(2, goal);
    Map<List<String>, String> whens = new LinkedHashMap<>();
    ways.forEach((when, steps) -> whens.merge(steps, when, (one, other) -> one + "; " + other));
    List<List<String>> rows = new ArrayList<>();
    whens.forEach(
        (steps, when) ->
            rows.add(
                List.of(
                    when,
                    steps.isEmpty()
                        ? "none: what was made off to the side is forgotten"
                        : steps.stream().map(Markdown::code).collect(Collectors.joining(" → ")))));
    page.table(List.of("when", "steps"), rows);
  }

  private void table(Map<String, Map<String, List<String>>> lists, boolean back) {
    Map<String, Boolean> ids = new LinkedHashMap<>();
    lists.forEach(
        (goal, ways) ->
            ways.values()
                .forEach(
                    steps -> steps.forEach(id -> ids.putIfAbsent(id, goal.equals("rollback")))));
    List<List<String>> rows = new ArrayList<>();
    ids.forEach(
        (id, takesBack) -> {
          if (takesBack == back) {
            rows.add(row(id, type(id), back));
          }
        });
    page.table(back ? List.of("step", "does") : List.of("step", "does", "rollback"), rows);
  }

  private List<String> row(String id, Type type, boolean back) {
    List<String> row = new ArrayList<>(List.of(Markdown.code(id), type.summary()));
    if (!back) {
      row.add(
          types
              .getOrDefault(id.equals(FORGES) ? "ChannelStep" : type.name(), type)
              .paragraph("Rollback: ")
              .map(Markdown::capital)
              .orElseThrow(
                  () -> new IllegalStateException(type.name() + " does not say 'Rollback: …'")));
    }
    return row;
  }

  /** The class of a step, by its id. */
  private Type type(String id) {
    String name = VARIANTS.getOrDefault(id, className(id));
    return Optional.ofNullable(types.get(name))
        .orElseThrow(() -> new IllegalStateException("there is no class " + name + " of " + id));
  }

  private static String className(String id) {
    return List.of(id.split("-")).stream().map(Markdown::capital).collect(Collectors.joining())
        + "Step";
  }
}
