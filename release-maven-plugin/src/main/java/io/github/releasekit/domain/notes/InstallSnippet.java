package io.github.releasekit.domain.notes;

import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of a POM that a project's users need for a version of it, as Markdown. */
public final class InstallSnippet {

  /** More than this are no help: a project with so many modules has a BOM, or says it by hand. */
  private static final int MAX_MODULES = 5;

  private static final String PLUGIN = "maven-plugin";
  private static final String POM = "pom";

  /** Packagings whose artifact is a jar that others depend on. */
  private static final Set<String> JARS = Set.of("jar", "bundle", "ejb");

  private InstallSnippet() {}

  /**
   * What is deployed decides: a BOM alone where there is one, else the jars and plugins, else a
   * single POM as parent. Empty where none of them fits, or more than five modules do.
   */
  public static Optional<String> of(Reactor reactor, Version version) {
    List<ReactorModule> deployed =
        reactor.modules().stream().filter(ReactorModule::deployed).toList();
    List<ReactorModule> boms = deployed.stream().filter(InstallSnippet::isBom).toList();
    List<ReactorModule> used =
        deployed.stream()
            .filter(m -> JARS.contains(m.packaging()) || m.packaging().equals(PLUGIN))
            .toList();
    List<ReactorModule> parents =
        deployed.size() == 1 && deployed.get(0).packaging().equals(POM) ? deployed : List.of();
    List<ReactorModule> shown = boms.size() == 1 ? boms : used.isEmpty() ? parents : used;
    if (shown.isEmpty() || shown.size() > MAX_MODULES) {
      return Optional.empty();
    }
    return Optional.of(
        shown.stream()
            .map(module -> element(module, version))
            .collect(Collectors.joining("\n", "```xml\n", "\n```")));
  }

  private static boolean isBom(ReactorModule module) {
    return module.packaging().equals(POM) && module.artifactId().endsWith("-bom");
  }

  private static String element(ReactorModule module, Version version) {
    String more = isBom(module) ? "  <type>pom</type>\n  <scope>import</scope>\n" : "";
    String name =
        module.packaging().equals(PLUGIN)
            ? "plugin"
            : module.packaging().equals(POM) && !isBom(module) ? "parent" : "dependency";
    return String.join(
        "\n",
        "<" + name + ">",
        "  <groupId>" + module.groupId() + "</groupId>",
        "  <artifactId>" + module.artifactId() + "</artifactId>",
        "  <version>" + version + "</version>",
        more + "</" + name + ">");
  }
}
