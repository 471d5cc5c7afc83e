package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Chat;
import io.github.releasekit.domain.channel.NoticePolicy.Mail;
import io.github.releasekit.domain.fact.ChangelogPolicy.SectionRule;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Given;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Judged;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Need;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What several documents list of a release. */
final class ReleaseItems {

  /** What the id of a notice begins with, among those of channels. */
  static final String NOTICE = "notice/";

  private final DocumentedRelease release;
  private final Facts facts;
  private final Wording wording;

  ReleaseItems(DocumentedRelease release, Facts facts) {
    this.release = release;
    this.facts = facts;
    this.wording = facts.wording();
  }

  /** Changes by the changelog's sections, breaking ones first, each oldest first. */
  List<Item> scope() {
    List<ChangeRecord> oldestFirst = new ArrayList<>(release.changes());
    Collections.reverse(oldestFirst);
    Map<String, List<Item>> sections = new LinkedHashMap<>();
    sections.put("Breaking", new ArrayList<>());
    facts.policy().changelog().sections().stream()
        .map(SectionRule::title)
        .forEach(title -> sections.putIfAbsent(title, new ArrayList<>()));
    int unlisted = 0;
    for (ChangeRecord change : oldestFirst) {
      String section =
          change.breaking()
              ? "Breaking"
              : ChangelogEntries.section(
                      change.type(), change.scope(), false, facts.policy().changelog())
                  .orElse("");
      if (section.isEmpty()) {
        unlisted++;
      } else {
        sections.get(section).add(Item.of(change(change)));
      }
    }
    List<Item> items = new ArrayList<>();
    sections.forEach(
        (title, changes) -> {
          if (!changes.isEmpty()) {
            items.add(Item.of(Wording.strong(title), changes));
          }
        });
    if (unlisted > 0) {
      items.add(Item.of(PlainText.count(unlisted, "change") + " that users do not notice"));
    }
    return items;
  }

  private static String change(ChangeRecord change) {
    String scope = Wording.text(change.scope());
    String request = Wording.text(change.pullRequest());
    return (scope.isEmpty() ? "" : "**" + scope + ":** ")
        + Wording.text(change.description())
        + (request.isEmpty() ? "" : " (" + request + ")");
  }

  /** The gates that were judged, those that passed by their evidence. */
  List<Item> gates() {
    return release.gates().stream().map(judged -> Item.of(gate(judged))).toList();
  }

  /** {@code coverage passed: 91 % line coverage}. */
  static String gate(Judged judged) {
    String detail = Wording.text(judged.gate().detail());
    return Wording.strong(judged.gate().id())
        + " "
        + Wording.text(judged.gate().outcome())
        + (detail.isEmpty() ? "" : ": " + detail);
  }

  /** What is needed, and who has given it. */
  String approval(Need need) {
    return quorum(need.required()) + given(need);
  }

  /** An approval to be given; where it is missing with what gives it, and who may. */
  Item task(Need need) {
    if (need.isMet() || release.manifest().isPresent() && need.required().check().isEmpty()) {
      return Item.task(need.isMet(), approval(need));
    }
    return Item.task(
        false,
        approval(need)
            + " → "
            + Wording.code(facts.command("approve " + need.required().arguments()))
            + left(need));
  }

  private String left(Need need) {
    List<String> given = need.given().stream().map(Given::name).toList();
    List<String> left =
        need.lacksChairOnly()
            ? need.required().chair().stream().toList()
            : people(need.required().role()).stream()
                .filter(name -> !given.contains(name))
                .toList();
    return left.isEmpty()
        ? ""
        : ", by " + left.stream().map(Wording::text).collect(Collectors.joining(" or "));
  }

  private String given(Need need) {
    return need.given().isEmpty()
        ? ""
        : ": "
            + need.given().stream()
                .map(one -> Wording.text(one.name()) + " " + wording.time(one.at()))
                .collect(Collectors.joining(", "));
  }

  /** {@code approval by qa}, or {@code 2 approvals by security, one of them by Ada}. */
  static String quorum(RequiredApproval required) {
    String noun = Wording.text(required.noun());
    String needed =
        required.quorum() == 1
            ? noun.replaceFirst("^(approval|sign-off)s", "$1")
            : required.quorum() + " " + noun;
    return needed
        + required.chair().map(chair -> ", one of them by " + Wording.text(chair)).orElse("");
  }

  /** The channels that the release goes to. */
  List<ChannelPolicy> channels() {
    return facts.policy().channels().stream()
        .filter(
            channel ->
                channel.appliesTo(Version.parse(release.version()), Bump.parse(release.type())))
        .toList();
  }

  /** Those who are told of an event of this release. */
  List<NoticePolicy> notices(NoticePolicy.Event event) {
    boolean isPreRelease = Version.parse(release.version()).isPreRelease();
    return facts.policy().notices().stream()
        .filter(notice -> notice.events().contains(event))
        .filter(notice -> notice.preReleases() || !isPreRelease)
        .toList();
  }

  /** The id that a notice has in the ledger. */
  static String noticeId(NoticePolicy notice, NoticePolicy.Event event) {
    return NOTICE + notice.id() + "/" + event;
  }

  /** Who is told of which of some events, and how. */
  List<Item> told(Set<NoticePolicy.Event> events) {
    return facts.policy().notices().stream()
        .filter(notice -> events.stream().anyMatch(event -> notices(event).contains(notice)))
        .map(
            notice ->
                Item.of(
                    Wording.strong(notice.id())
                        + " ("
                        + Wording.text(notice.audience())
                        + ") when it is "
                        + Stream.of(NoticePolicy.Event.values())
                            .filter(events::contains)
                            .filter(notice.events()::contains)
                            .map(ReleaseItems::word)
                            .collect(Collectors.joining(", "))
                        + ", "
                        + medium(notice.medium())))
        .toList();
  }

  private static String word(NoticePolicy.Event event) {
    return switch (event) {
      case PLANNED -> "planned";
      case RELEASED -> "released";
      case FAILED -> "not finished";
      case ROLLED_BACK -> "taken back";
    };
  }

  private static String medium(NoticePolicy.Medium medium) {
    if (medium instanceof Chat chat) {
      return "by " + chat.service();
    }
    return medium instanceof Mail mail ? "by e-mail to " + Wording.list(mail.to()) : "by a webhook";
  }

  /** Who has a role, by name. */
  List<String> people(String role) {
    return facts.policy().approvers().stream()
        .filter(approver -> approver.roles().contains(role))
        .map(Approver::name)
        .toList();
  }
}
