package io.github.releasekit.goal;

import io.github.releasekit.domain.approval.DeploymentMark;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.ReleaseRecord;
import io.github.releasekit.domain.ledger.ReleaseRecord.Entry;
import io.github.releasekit.domain.ledger.ReleaseRecord.Signed;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The record of a release as sections of facts and tables, in plain text.
 *
 * @param found the record
 */
record AuditPage(ReleaseRecord found) {

  /** A table, which is left out where it has no rows. */
  private record Table(String title, List<String> headers, List<List<String>> rows) {}

  private record Section(String id, String title, Map<String, String> facts, List<Table> tables) {}

  /**
   * What the templates are given.
   *
   * @param escape makes plain text harmless in the form that is written
   */
  Map<String, Object> values(UnaryOperator<String> escape) {
    Map<String, Object> values = new LinkedHashMap<>();
    Manifest manifest = found.manifest();
    values.put("title", escape.apply(manifest.project() + " " + manifest.version()));
    values.put(
        "sections",
        Stream.of(release(), allowed(), content(), happened())
            .map(section -> section(section, escape))
            .toList());
    return values;
  }

  private static Map<String, Object> section(Section section, UnaryOperator<String> escape) {
    return Map.of(
        "id", section.id(),
        "title", escape.apply(section.title()),
        "facts",
            section.facts().entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty())
                .map(
                    fact ->
                        Map.of(
                            "name",
                            escape.apply(fact.getKey()),
                            "value",
                            escape.apply(fact.getValue())))
                .toList(),
        "tables",
            section.tables().stream()
                .filter(table -> !table.rows().isEmpty())
                .map(
                    table ->
                        Map.of(
                            "title", escape.apply(table.title()),
                            "headers", escaped(table.headers(), escape),
                            "rows",
                                table.rows().stream().map(row -> escaped(row, escape)).toList()))
                .toList());
  }

  private static List<String> escaped(List<String> texts, UnaryOperator<String> escape) {
    return texts.stream().map(escape).toList();
  }

  private Section release() {
    Manifest manifest = found.manifest();
    Optional<LedgerEvent> prepared = first(Type.PREPARED);
    Optional<ReleaseRecord.Tag> tag = Optional.ofNullable(found.tag());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Component", found.component());
    facts.put("Version", manifest.version());
    facts.put("Version before", text(manifest.previousVersion()));
    facts.put("Kind", manifest.releaseType() + ", by the profile " + manifest.profile());
    facts.put("Released at", manifest.createdAt());
    facts.put("Released by", prepared.map(LedgerEvent::by).orElse(""));
    facts.put("Why this version", prepared.map(LedgerEvent::detail).orElse(""));
    facts.put("Stands", state());
    facts.put("Commit", manifest.commit());
    facts.put("Plan", manifest.planDigest());
    facts.put("Tag", manifest.tag() + tag.map(t -> ", " + t.object()).orElse(", not there"));
    facts.put("Signature of the tag", tag.map(ReleaseRecord.Tag::signature).orElse(""));
    facts.put("Ledger before it, by the tag", tag.map(ReleaseRecord.Tag::ledger).orElse(""));
    facts.put("Ledger read", found.ledger());
    Manifest.Build build = manifest.build();
    facts.put("Built by", build.builder());
    facts.put("Run", text(build.run()));
    facts.put("Goals", build.goals());
    facts.put("Profiles", String.join(", ", build.profiles()));
    facts.put("Properties", String.join(", ", build.properties()));
    Manifest.Tools tools = manifest.tools();
    facts.put(
        "Tools",
        String.format(
            Locale.ROOT,
            "release-kit %s, Maven %s, Java %s, git %s",
            tools.releaseKit(),
            tools.maven(),
            tools.java(),
            tools.git()));
    return new Section("release", "Release", facts, List.of());
  }

  private String state() {
    return Stream.of(Type.YANKED, Type.ROLLED_BACK, Type.PERFORMED, Type.PREPARED)
        .filter(type -> first(type).isPresent())
        .findFirst()
        .map(Type::toString)
        .orElse("");
  }

  private Section allowed() {
    Manifest manifest = found.manifest();
    return new Section(
        "allowed",
        "Why it was allowed",
        Map.of(),
        List.of(
            new Table(
                "Gates",
                List.of("gate", "outcome", "evidence", "figures", "reports"),
                manifest.gates().stream()
                    .map(
                        gate ->
                            List.of(
                                gate.id(),
                                gate.outcome(),
                                gate.detail(),
                                gate.figures().entrySet().stream()
                                    .map(one -> one.getKey() + " " + one.getValue().toPlainString())
                                    .collect(Collectors.joining(", ")),
                                gate.reports().files() == 0
                                    ? ""
                                    : gate.reports().files() + ", " + gate.reports().sha256()))
                    .toList()),
            new Table(
                "Approvals",
                List.of("for", "by", "at", "approver", "key", "signature", "counted", "note"),
                found.approvals().stream()
                    .filter(one -> DeploymentMark.find(one.check()).isEmpty())
                    .map(
                        one ->
                            List.of(
                                one.check().isEmpty()
                                    ? one.role()
                                    : one.check() + " by " + one.role(),
                                one.by(),
                                one.at(),
                                one.name(),
                                one.key(),
                                one.signature(),
                                one.counted() ? "yes" : "no",
                                joined(one.note(), one.link())))
                    .toList()),
            new Table(
                "Change requests",
                List.of("id", "title", "by", "accepted", "score", "votes", "remarks", "SHA-256"),
                found.changeRequests().stream()
                    .map(
                        one ->
                            List.of(
                                one.id(),
                                one.title(),
                                one.requestor(),
                                one.accepted() ? "yes" : "no",
                                one.score(),
                                one.votes().entrySet().stream()
                                    .map(vote -> vote.getKey() + ": " + vote.getValue())
                                    .collect(Collectors.joining(", ")),
                                Stream.concat(one.problems().stream(), one.ignored().stream())
                                    .collect(Collectors.joining("; ")),
                                one.sha256()))
                    .toList()),
            new Table(
                "Policies extended",
                List.of("policy", "SHA-256"),
                manifest.policies().stream()
                    .map(one -> List.of(one.coordinates(), one.sha256()))
                    .toList())));
  }

  private Section content() {
    Manifest manifest = found.manifest();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Issues", String.join(", ", manifest.issues()));
    facts.put("Dependencies declared", String.valueOf(manifest.dependencies().size()));
    return new Section(
        "content",
        "What is in it",
        facts,
        List.of(
            new Table(
                "Changes",
                List.of("commit", "type", "change", "breaking", "request", "at"),
                manifest.changes().stream()
                    .map(
                        one ->
                            List.of(
                                one.commit(),
                                one.scope().isEmpty()
                                    ? one.type()
                                    : one.type() + "(" + one.scope() + ")",
                                one.description(),
                                one.breaking() ? "yes" : "no",
                                text(one.pullRequest()),
                                text(one.committedAt())))
                    .toList()),
            new Table(
                "Files",
                List.of("file", "bytes", "SHA-256", "SHA-512"),
                Stream.concat(
                        manifest.artifacts().stream(),
                        events().flatMap(event -> event.artifacts().stream()))
                    .distinct()
                    .map(
                        one ->
                            List.of(
                                one.path(), String.valueOf(one.size()), one.sha256(), one.sha512()))
                    .toList()),
            new Table(
                "Targets",
                List.of("module", "repository", "location"),
                events()
                    .flatMap(event -> event.targets().stream())
                    .distinct()
                    .map(one -> List.of(one.module(), one.repository(), one.location()))
                    .toList())));
  }

  private Section happened() {
    List<StepRecord> steps = new ArrayList<>(found.manifest().steps());
    events().flatMap(event -> event.steps().stream()).forEach(steps::add);
    return new Section(
        "happened",
        "What happened",
        Map.of(),
        List.of(
            new Table(
                "Events",
                List.of("at", "event", "by", "what", "commit of the ledger"),
                found.entries().stream().map(AuditPage::event).toList()),
            new Table(
                "Approvals of deployments",
                List.of("for", "by", "at", "approver", "key", "signature", "note"),
                found.approvals().stream()
                    .flatMap(
                        one ->
                            DeploymentMark.find(one.check())
                                .map(m -> ofDeployment(one, m))
                                .stream())
                    .toList()),
            new Table(
                "Channels and notices",
                List.of("at", "where", "outcome", "location", "reference", "detail"),
                found.entries().stream()
                    .flatMap(
                        entry ->
                            entry.event().deliveries().stream()
                                .map(one -> delivery(entry.event(), one)))
                    .toList()),
            new Table(
                "Steps",
                List.of("step", "started", "seconds", "outcome"),
                steps.stream()
                    .map(
                        one ->
                            List.of(
                                one.id(),
                                one.startedAt(),
                                String.valueOf(one.seconds()),
                                one.outcome()))
                    .toList())));
  }

  private static List<String> ofDeployment(Signed one, DeploymentMark mark) {
    return List.of(
        mark.words() + " by " + one.role(),
        one.by(),
        one.at(),
        one.name(),
        one.key(),
        one.signature(),
        joined(one.note(), one.link()));
  }

  private static List<String> event(Entry entry) {
    LedgerEvent event = entry.event();
    List<String> what = new ArrayList<>(List.of(event.detail()));
    if (event.deployment() != null) {
      what.add(
          event.deployment().environment()
              + " "
              + event.deployment().outcome()
              + ", started "
              + event.deployment().startedAt());
      what.add(event.deployment().link());
    }
    if (event.incident() != null) {
      what.add(event.incident().id());
      what.add(joined(event.incident().severity(), event.incident().environment()));
      what.add(event.incident().link());
    }
    if (event.survey() != null) {
      what.add(
          event.survey().score().toPlainString()
              + " of "
              + event.survey().best().toPlainString()
              + " by "
              + event.survey().responses()
              + " of "
              + event.survey().audience());
      what.add(event.survey().link());
    }
    return List.of(
        event.at(),
        event.type().toString(),
        event.by(),
        joined(what.toArray(String[]::new)),
        entry.commit());
  }

  private static List<String> delivery(LedgerEvent event, Delivery one) {
    return List.of(
        event.at(),
        one.channel(),
        one.outcome().toString(),
        one.location(),
        one.reference(),
        one.detail());
  }

  private Optional<LedgerEvent> first(Type type) {
    return events().filter(event -> event.type() == type).findFirst();
  }

  private Stream<LedgerEvent> events() {
    return found.entries().stream().map(Entry::event);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }
}
