package io.github.releasekit.domain.notes.document;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Condition;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Judged;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Need;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The story that documents tell in tests: 1.2.0 is out, 1.3.0 is planned for 20 November 2026,
 * comes a day late, goes through its environments, breaks production and is taken back. A test
 * stops it where it wants.
 */
public final class Story {

  static final String DIGEST = "sha256:" + "0".repeat(64);

  private static final String YAML =
      """
      approvers:
        - name: Ada Lovelace
          roles: [lead]
          key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2ng1/LGzSc7sy/s6EASmFw+AFJj2NwSfQQ8cMNLF4A"
        - name: Grace Hopper
          roles: [security, lead]
          key: keys/grace.asc
      approvals:
        - {role: security}
      environments:
        - name: staging
        - name: production
          approvals:
            - {role: lead, quorum: 2}
      calendar:
        zone: Europe/Berlin
        releases:
          - {version: 1.3.0, date: 2026-11-20, theme: Passkeys}
          - {version: 1.4.0, date: 2026-11-27, theme: Search}
      channels:
        image:
          repository: registry.example.org/acme/app
          base: eclipse-temurin:17-jre
          artifact: app-@{version}.jar
        documentation:
          type: command
          run: [npx, deploy]
          undo: [npx, undeploy]
          required: false
      notices:
        slack:
          url: slack-webhook
        customers:
          type: email
          audience: customers
          events: [released]
          host: mail.example.org
          from: Releases <releases@example.org>
          to: [announce@example.org]
      """;

  public final Policy policy = SnapshotFixture.policy(YAML);
  private String approvedAt = "2026-11-20T15:00:00Z";
  private final List<LedgerRelease> releases = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();

  public Instant now = Instant.parse("2026-11-20T09:00:00Z");
  public Map<Part, String> texts =
      Map.of(
          Part.UPGRADE, "- Restart all nodes",
          Part.DATABASE, "- the table login has a column passkey");

  /** 1.2.0 is out. */
  public Story() {
    releases.add(
        new LedgerRelease(
            "",
            "",
            StoryManifests.manifest(
                approvedAt,
                "1.2.0",
                "2026-11-02T09:00:00Z",
                List.of(StoryManifests.change("fix: close the session", "2026-11-02T07:00:00Z")),
                List.of(
                    StoryManifests.step("build", 60), StoryManifests.step("judge-results", 2)))));
    add(at(Type.PREPARED, "1.2.0", "2026-11-02T09:02:00Z", "prepared v1.2.0"));
    add(
        at(Type.PERFORMED, "1.2.0", "2026-11-02T09:10:00Z", "2 files")
            .timed(
                List.of(
                    StoryManifests.step("deploy", 20), StoryManifests.step("fetch-back", 5.5))));
    deployed("1.2.0", "staging", Outcome.SUCCEEDED, "2026-11-03T09:00:00Z", "");
    deployed("1.2.0", "production", Outcome.SUCCEEDED, "2026-11-04T09:00:00Z", "");
  }

  /** 1.3.0 as it is planned. */
  public DocumentedRelease planned() {
    return new DocumentedRelease(
        "org.acme:app",
        "1.3.0",
        "1.2.0",
        "v1.3.0",
        "minor",
        "default",
        DIGEST,
        Optional.empty(),
        StoryManifests.changes(),
        List.of(
            new Judged(
                GateRecord.of(new GateResult.Passed("clean-tree", "no tracked file differs")),
                List.of()),
            new Judged(
                GateRecord.of(
                    new GateResult.Refused(
                        "changelog-form",
                        List.of(new Finding("line 3 is no heading", "correct line 3")))),
                List.of(new Finding("line 3 is no heading", "correct line 3")))),
        List.of(
            new Condition("tests", true, "no failures", ""),
            new Condition("coverage", false, "at least 80 % of lines", "skipped by Ada: flaky")),
        List.of(
            new Need(
                new RequiredApproval("security", Optional.empty(), 1, Optional.empty()),
                List.of())));
  }

  public Story approved() {
    Approval approval =
        new Approval(
            "org.acme:app",
            "1.3.0",
            "c".repeat(40),
            DIGEST,
            "security",
            "",
            "",
            "",
            "Grace Hopper <grace@example.org>",
            "2026-11-20T15:00:00Z",
            "");
    add(LedgerEvent.of(approval, "v1.3.0"));
    return this;
  }

  public Story prepared() {
    approved();
    releases.add(
        new LedgerRelease(
            "",
            "",
            StoryManifests.manifest(
                approvedAt,
                "1.3.0",
                "2026-11-21T10:00:00Z",
                StoryManifests.changes(),
                List.of(
                    StoryManifests.step("build", 90), StoryManifests.step("judge-results", 2.5)))));
    add(at(Type.PREPARED, "1.3.0", "2026-11-21T10:02:00Z", "prepared v1.3.0"));
    return this;
  }

  public Story performed() {
    prepared();
    add(
        at(Type.PERFORMED, "1.3.0", "2026-11-21T10:10:00Z", "2 files")
            .timed(
                List.of(StoryManifests.step("deploy", 20), StoryManifests.step("fetch-back", 5.5)))
            .with(
                List.of(
                    Delivery.delivered(
                        "image", "https://registry.example.org/acme/app:1.3.0", "sha256:1"),
                    Delivery.without("documentation", Delivery.Outcome.FAILED, "exit code 3"))));
    add(
        at(Type.NOTIFIED, "1.3.0", "2026-11-21T10:11:00Z", "notice/slack/released")
            .with(List.of(Delivery.delivered("notice/slack/released", "", "key"))));
    return this;
  }

  public Story halfway() {
    performed();
    deployed("1.3.0", "staging", Outcome.FAILED, "2026-11-23T08:00:00Z", "disk full");
    deployed("1.3.0", "staging", Outcome.SUCCEEDED, "2026-11-23T09:00:00Z", "");
    return this;
  }

  public Story deployed() {
    halfway();
    deployed("1.3.0", "production", Outcome.SUCCEEDED, "2026-11-24T10:00:00Z", "");
    return this;
  }

  public Story broken() {
    deployed();
    add(at(Type.INCIDENT, "1.3.0", "2026-11-24T12:00:00Z", "logins fail").with(incident()));
    return this;
  }

  public Story yanked() {
    broken();
    deployed("1.3.0", "production", Outcome.ROLLED_BACK, "2026-11-24T13:20:00Z", "");
    add(at(Type.RESTORED, "1.3.0", "2026-11-24T13:30:00Z", "1.2.0 is back").with(incident()));
    add(
        at(Type.YANKED, "1.3.0", "2026-11-24T14:00:00Z", "logins fail")
            .with(
                List.of(
                    new Delivery(
                        "image",
                        Delivery.Outcome.WITHDRAWN,
                        "",
                        "",
                        "",
                        "latest is 1.2.0 again"))));
    add(
        at(Type.SURVEY, "1.3.0", "2026-11-25T09:00:00Z", "")
            .with(new Survey("customers", new BigDecimal("3.4"), new BigDecimal("5"), 12, "")));
    return this;
  }

  /** As {@link #smooth}, with 1.3.0 having taken other times and having other gates. */
  public static Story smoothBut(List<StepRecord> steps, List<GateRecord> gates) {
    Story story = smooth();
    Manifest last = story.released();
    story.releases.set(
        story.releases.size() - 1,
        new LedgerRelease(
            "",
            "",
            StoryManifests.manifest(
                story.approvedAt, "1.3.0", last.createdAt(), last.changes(), steps, gates)));
    return story;
  }

  /** A story in which all goes well, after five releases as long as itself. */
  public static Story smooth() {
    Story story = new Story();
    story.approvedAt = "2026-11-19T15:00:00Z";
    story.entries.clear();
    story.releases.clear();
    for (int patch = 0; patch < 5; patch++) {
      String version = "1.2." + patch;
      String day = "2026-11-0" + (patch + 1);
      story.releases.add(
          new LedgerRelease(
              "",
              "",
              StoryManifests.manifest(
                  story.approvedAt,
                  version,
                  day + "T09:00:00Z",
                  List.of(StoryManifests.change("fix: close the session", day + "T07:00:00Z")),
                  List.of(
                      StoryManifests.step("build", 90),
                      StoryManifests.step("judge-results", 2.5)))));
      story.add(at(Type.PERFORMED, version, day + "T09:00:00Z", "2 files"));
    }
    story.releases.add(
        new LedgerRelease(
            "",
            "",
            StoryManifests.manifest(
                story.approvedAt,
                "1.3.0",
                "2026-11-20T10:00:00Z",
                StoryManifests.changes(),
                List.of(
                    StoryManifests.step("build", 91), StoryManifests.step("judge-results", 2.5)))));
    story.add(at(Type.PREPARED, "1.3.0", "2026-11-20T10:02:00Z", "prepared v1.3.0"));
    story.add(
        at(Type.PERFORMED, "1.3.0", "2026-11-20T10:10:00Z", "2 files")
            .with(
                List.of(
                    Delivery.delivered(
                        "image", "https://registry.example.org/acme/app:1.3.0", "sha256:1"),
                    Delivery.delivered("documentation", "", ""))));
    story.deployed("1.3.0", "staging", Outcome.SUCCEEDED, "2026-11-20T12:00:00Z", "");
    story.deployed("1.3.0", "production", Outcome.SUCCEEDED, "2026-11-20T14:00:00Z", "");
    return story;
  }

  /** 1.3.0 with a text from outside wherever one can stand, in the ledger and in its manifest. */
  public static Story hostile(String text) {
    Story story = new Story();
    story.texts = Map.of();
    Manifest some =
        StoryManifests.manifest(
            story.approvedAt, "1.3.0", "2026-11-21T10:00:00Z", StoryManifests.changes(), List.of());
    story.releases.add(new LedgerRelease("", "", StoryManifests.hostile(some, text)));
    Incident incident = new Incident(text, text, text, text);
    story.add(hostile(Type.PREPARED, text));
    story.add(
        hostile(Type.PERFORMED, text)
            .timed(List.of(new StepRecord(text, text, 100, text)))
            .with(
                List.of(
                    new Delivery("image", Delivery.Outcome.FAILED, text, text, text, text),
                    new Delivery(text, Delivery.Outcome.DELIVERED, text, text, text, text))));
    story.add(
        hostile(Type.DEPLOYMENT, text)
            .with(new Deployment("staging", Outcome.SUCCEEDED, text, text)));
    story.add(
        hostile(Type.DEPLOYMENT, text).with(new Deployment(text, Outcome.FAILED, text, text)));
    story.add(hostile(Type.INCIDENT, text).with(incident));
    story.add(
        hostile(Type.SURVEY, text).with(new Survey(text, BigDecimal.ONE, BigDecimal.TEN, 1, text)));
    story.add(hostile(Type.YANKED, text));
    return story;
  }

  private static LedgerEvent hostile(Type type, String text) {
    return LedgerEvent.of(
        type, "1.3.0", text, text, Instant.parse("2026-11-21T10:10:00Z"), Optional.of(text), text);
  }

  private static Incident incident() {
    return new Incident("INC-7", "production", "critical", "https://status.example.org/7");
  }

  private void deployed(
      String version, String environment, Outcome outcome, String at, String detail) {
    Instant start = Instant.parse(at).minusSeconds(90);
    add(
        at(Type.DEPLOYMENT, version, at, detail)
            .with(new Deployment(environment, outcome, start.toString(), "")));
  }

  private static LedgerEvent at(Type type, String version, String at, String detail) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        Instant.parse(at),
        Optional.of("Ada Lovelace <ada@example.org>"),
        detail);
  }

  public void add(LedgerEvent event) {
    entries.add(
        new LedgerEntry(
            "", "", String.format("events/%s/%04d", event.version(), entries.size()), event));
  }

  /** The manifest of 1.3.0. */
  public Manifest released() {
    return releases.get(releases.size() - 1).manifest();
  }

  /** 1.3.0 as it was made. */
  public DocumentedRelease made() {
    return DocumentedRelease.of(released(), policy);
  }

  public Facts facts() {
    return facts(policy, Journal.EMPTY);
  }

  public Facts facts(Policy other, Journal journal) {
    return new Facts(
        now,
        other,
        Optional.empty(),
        new LedgerContents(releases, entries),
        "the ledger on origin",
        texts,
        journal,
        Map.of(),
        List.of("build", "judge-results", "push"),
        List.of("deploy", "fetch-back"));
  }

  /** A document by the template that comes with release-kit. */
  public static String rendered(Document document) {
    return NotesTemplate.builtIn("document.md.vm").render(document.values());
  }
}
