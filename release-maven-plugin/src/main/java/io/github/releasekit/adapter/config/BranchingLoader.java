package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Model;
import io.github.releasekit.domain.fact.Branching.Promotion;
import io.github.releasekit.domain.version.TagFormat;

/** Reads {@code branching}. */
final class BranchingLoader {

  private BranchingLoader() {}

  static Branching branching(YamlMapping mapping) {
    Branching defaults = Branching.DEFAULT;
    Branching branching =
        new Branching(
            mapping.word("model", Model.class).orElse(defaults.model()),
            mapping.parsed("main", TagFormat::requireSafe),
            mapping.parsed("develop", TagFormat::requireSafe).orElse(defaults.develop()),
            mapping.parsed("release", BranchingLoader::prefix).orElse(defaults.release()),
            mapping.parsed("hotfix", BranchingLoader::prefix).orElse(defaults.hotfix()),
            mapping.parsed("support", BranchingLoader::prefix).orElse(defaults.support()),
            mapping.flag("intoReleaseBranches").orElse(defaults.intoReleases()),
            mapping.word("promotion", Promotion.class).orElse(defaults.promotion()));
    mapping.refuseOthers();
    if (branching.main().filter(branching.develop()::equals).isPresent() && branching.gitflow()) {
      throw mapping.refused("'main' and 'develop' are one branch, " + branching.develop());
    }
    if (overlap(branching.release(), branching.hotfix())
        || overlap(branching.release(), branching.support())
        || overlap(branching.hotfix(), branching.support())) {
      throw mapping.refused(
          "one of 'release', 'hotfix' and 'support' begins with another, so that a branch would be"
              + " of both");
    }
    return branching;
  }

  private static boolean overlap(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /** What the names of branches begin with, such as {@code release/}. */
  private static String prefix(String text) {
    TagFormat.requireSafe(text + "1");
    return text;
  }
}
