package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.ReleaseRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditGoalTest {

  private static final String HOSTILE =
      "<script>alert(1)</script> | [x](javascript:a) ![i](//e.v/l) $x #set(1) *b*";
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private GitFixture bare;
  private GitFixture clone;

  @BeforeEach
  void release() {
    bare = GitFixture.bare(temp.resolve("remote.git"));
    clone = GitFixture.init(temp.resolve("clone"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.commit("feat: begin", "pom.xml", "<project><version>1.0-SNAPSHOT</version></project>");
    clone.run("push", "--quiet", "origin", "main");
    BuildlessRelease.run(clone.directory(), temp.resolve("attempt"), () -> {});
  }

  @Test
  void tellsWhoHasReleasedWhatWhenAndWhy() {
    enter(event(Type.NOTE, "looked at it"));

    ReleaseRecord found = json();
    String page = audit("markdown", Optional.of("1.0.0"));

    assertThat(found.manifest().version()).isEqualTo("1.0.0");
    assertThat(found.ledger()).isEqualTo(bare.id(GitLedger.REF));
    assertThat(found.tag().object()).isEqualTo(bare.id("refs/tags/v1.0.0"));
    assertThat(found.tag().signature()).isEqualTo("none");
    assertThat(found.entries())
        .extracting(ReleaseRecord.Entry::commit)
        .containsExactly(bare.id(GitLedger.REF + "~1"), bare.id(GitLedger.REF));
    assertThat(page)
        .contains("# org.acme:app 1.0.0\n", "- Released by: Ada Tester &lt;ada@")
        .contains("- Stands: prepared\n", "| clean-tree | passed |")
        .contains("- Commit: " + found.manifest().commit() + "\n")
        .contains("| note | ", "looked at it | " + bare.id(GitLedger.REF) + " |")
        .doesNotContain("$", "#if", "#foreach");
    requireTables(page);
  }

  @Test
  void tellsApprovalsOfDeploymentsApart() {
    ReleaseRecord found = json();
    Approval approval =
        new Approval(
            "org.acme:app",
            "1.0.0",
            found.manifest().commit(),
            found.manifest().planDigest(),
            "ops",
            "deploy:production",
            "",
            "",
            "Grace <grace@example.org>",
            "2026-11-21T11:00:00Z",
            "unsigned");
    enter(LedgerEvent.of(approval, "v1.0.0"));

    String page = audit("markdown", Optional.empty());
    assertThat(page)
        .contains("Approvals of deployments", "| deployment to production by ops | Grace ")
        .doesNotContain("deploy:production", "counted");
    requireTables(page);
  }

  /** Every row of a table has as many cells as its head. */
  private static void requireTables(String markdown) {
    long cells = 0;
    for (String line : markdown.lines().toList()) {
      long pipes = Pattern.compile("(?<!\\\\)\\|").matcher(line).results().count();
      assertThat(cells == 0 || pipes == 0 || pipes == cells).as(line).isTrue();
      cells = pipes;
    }
    assertThat(markdown).contains("\n| gate | outcome |", "\n|---|---|");
  }

  @Test
  void carriesTheHeadOfTheLedgerFromTheSecondReleaseOn() {
    String first = bare.id(GitLedger.REF);
    clone.commit("feat: more", "pom.xml", "<project><version>1.0-SNAPSHOT</version></project>");
    clone.run("push", "--quiet", "origin", "main");

    BuildlessRelease.run(clone.directory(), temp.resolve("attempt-2"), () -> {});

    assertThat(json().tag().ledger()).isEqualTo(first);
    assertThat(check("markdown"))
        .contains("tag: 2 release tags, 1 of which carry a head of the ledger, and all are in it");
  }

  @Test
  void makesHostileTextHarmless() {
    enter(
        event(Type.DEPLOYMENT, HOSTILE)
            .with(List.of(new Delivery(HOSTILE, Delivery.Outcome.DELIVERED, HOSTILE, "", "", "")))
            .with(
                new Deployment(
                    HOSTILE, Deployment.Outcome.SUCCEEDED, "2026-11-21T10:00:00Z", HOSTILE)));

    String markdown = audit("markdown", Optional.empty());
    String html = audit("html", Optional.empty());
    requireTables(markdown);
    String rendered =
        HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));

    assertThat(rendered).doesNotContain("<script", "<a ", "<img", "<em>");
    assertThat(rendered).contains("&lt;script&gt;alert(1)&lt;/script&gt; | [x](javascript:a)");
    assertThat(html)
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "<a ", "<img", "src=", "href=");
    assertThat(json().entries().get(1).event().detail()).isEqualTo(HOSTILE);
  }

  @Test
  void writesWhatTheSchemaSays() throws IOException {
    enter(event(Type.NOTE, "a").with(List.of()));
    Map<String, String> schemas = new HashMap<>();
    Path directory = Path.of("../src/site/resources/schemas");
    for (String name : List.of("audit", "manifest", "ledger-event")) {
      schemas.put(
          "https://release-kit.github.io/release-kit/schemas/" + name + ".schema.json",
          Files.readString(directory.resolve(name + ".schema.json")));
    }
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));

    assertThat(
            registry
                .getSchema(
                    schemas.values().stream().filter(s -> s.contains("audit.s")).findFirst().get())
                .validate(audit("json", Optional.empty()), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void refusesAReleaseThatIsNotInTheLedger() {
    assertThatThrownBy(() -> audit("markdown", Optional.of("9.9.9")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the ledger has no release '9.9.9'");
  }

  @Test
  void findsNothingInALedgerThatNobodyHasTouched() {
    enter(event(Type.NOTE, "a"));

    assertThat(check("markdown"))
        .contains("ok      ledger: 2 commits, none of which changes or removes an entry")
        .contains("ok      tag: 1 release tag, ", "nothing found: ledger of ")
        .doesNotContain("FAILED");
  }

  @Test
  void refusesALedgerWhoseEndWasCutOffOnTheRemote() {
    bare.run("update-ref", "-d", GitLedger.REF);
    clone.run("update-ref", "-d", GitLedger.REF);

    assertThatThrownBy(() -> check("json"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1 finding in the ledger of ")
        .hasMessageContaining("tag: the release of tag v1.0.0 is not in the ledger on origin");
    assertThat(temp.resolve("out")).content().contains("\"passed\" : false");
  }

  /** A ledger in a branch, as some forges take no other refs. */
  @Test
  void checksTheLedgerOfABranch() {
    clone.commit("build: policy", "release-kit.yml", "push: {ledgerBranch: release-ledger}\n");
    bare.run("update-ref", "refs/heads/release-ledger", bare.id(GitLedger.REF));
    bare.run("update-ref", "-d", GitLedger.REF);

    assertThat(check("markdown")).contains("nothing found");
  }

  private LedgerEvent event(Type type, String detail) {
    return LedgerEvent.of(
        type, "1.0.0", "v1.0.0", "a".repeat(40), TIME, Optional.of("Eve <e@acme.org>"), detail);
  }

  private void enter(LedgerEvent event) {
    try (Workspace workspace = WorkspaceTest.workspace(clone.directory(), clone.directory())) {
      workspace.enter(true, head -> enteredOnce(workspace.ledger(), head, event));
    }
  }

  private static String enteredOnce(GitLedger ledger, Optional<String> head, LedgerEvent event) {
    return ledger.events(head, event.version()).contains(event)
        ? head.orElseThrow()
        : ledger.append(head, event, Optional.empty());
  }

  private ReleaseRecord json() {
    return Json.read(
        audit("json", Optional.empty()).getBytes(StandardCharsets.UTF_8),
        ReleaseRecord.class,
        "audit");
  }

  private String check(String format) {
    return run(new AuditGoal.Settings(true, Optional.empty()), format);
  }

  private String audit(String format, Optional<String> version) {
    return run(new AuditGoal.Settings(false, version), format);
  }

  private String run(AuditGoal.Settings settings, String format) {
    Path out = temp.resolve("out");
    new AuditGoal(WorkspaceTest.invocation(clone.directory(), clone.directory()), settings)
        .run(new Output(AuditGoal.FORMATS, format, Optional.of(out), line -> {}));
    try {
      return Files.readString(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
