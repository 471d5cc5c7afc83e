package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.changelog.ChangelogLint.Finding;
import io.github.releasekit.domain.changelog.ChangelogLint.Rule;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the link definitions of a changelog with its headings. */
final class LinkLint {

  private final Changelog changelog;
  private final Optional<WebLinks> links;
  private final Map<String, LinkDefinition> definitions = new HashMap<>();
  private final Map<String, VersionHeading> headings = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private LinkLint(Changelog changelog, Optional<WebLinks> links) {
    this.changelog = changelog;
    this.links = links;
  }

  static List<Finding> findings(Changelog changelog, Optional<WebLinks> links) {
    LinkLint lint = new LinkLint(changelog, links);
    lint.definitions();
    lint.headings();
    lint.targets();
    return lint.findings;
  }

  private void definitions() {
    for (LinkDefinition definition : changelog.definitions()) {
      String label = definition.label();
      LinkDefinition first = definitions.putIfAbsent(LinkDefinition.key(label), definition);
      if (first != null && !first.destination().equals(definition.destination())) {
        add(
            definition.line(),
            Rule.LINK_DUPLICATE,
            "[" + label + "] is defined in line " + first.line() + ", and this does not count",
            "delete one of the two");
      }
    }
  }

  private void headings() {
    List<Block> referring =
        changelog.blocks().stream()
            .filter(
                b -> b.heading().filter(h -> h.link() == VersionHeading.Link.REFERENCE).isPresent())
            .toList();
    referring.forEach(
        block -> {
          VersionHeading heading = block.heading().orElseThrow();
          headings.putIfAbsent(LinkDefinition.key(heading.name()), heading);
        });
    boolean linked = headings.keySet().stream().anyMatch(definitions::containsKey);
    for (Block block : referring) {
      String name = block.heading().orElseThrow().name();
      if (linked && !definitions.containsKey(LinkDefinition.key(name))) {
        add(
            block.number(),
            Rule.LINK_MISSING,
            "[" + name + "] has no link, others have",
            "add '[" + name + "]: …' at the end of the file");
      }
    }
  }

  private void targets() {
    Optional<Version> newest =
        changelog.blocks().stream()
            .flatMap(block -> block.heading().stream())
            .flatMap(heading -> heading.version().stream())
            .reduce((a, b) -> a.compareTo(b) < 0 ? b : a);
    for (LinkDefinition definition : definitions.values()) {
      VersionHeading heading = headings.get(LinkDefinition.key(definition.label()));
      if (heading == null) {
        if (definition.isOfVersion()) {
          add(
              definition.line(),
              Rule.LINK_UNUSED,
              "no heading is [" + definition.label() + "]",
              "delete the link, or correct its label");
        }
      } else {
        links.ifPresent(known -> target(definition, heading, known, newest));
      }
    }
  }

  private void target(
      LinkDefinition definition, VersionHeading heading, WebLinks known, Optional<Version> newest) {
    String target = definition.destination();
    String label = "[" + definition.label() + "]";
    Optional<Version> named = heading.isUnreleased() ? newest : heading.version();
    if (!known.leadsTo(target)) {
      add(
          definition.line(),
          Rule.LINK_TARGET,
          label + " leads elsewhere than to " + known.base(),
          "correct the link, or scm/url in the POM");
    } else if (named.filter(version -> !names(target, version, heading)).isPresent()) {
      add(
          definition.line(),
          Rule.LINK_TARGET,
          label + " leads to a page that does not name " + named.get(),
          "correct the tags in it");
    }
  }

  private static boolean names(String target, Version version, VersionHeading heading) {
    return target.contains(WebLinks.encoded(version.toString()))
        || target.contains(version.toString())
        || !heading.isUnreleased() && target.contains(heading.name());
  }

  private void add(int line, Rule rule, String problem, String remedy) {
    findings.add(new Finding(line, rule, problem, remedy));
  }
}
