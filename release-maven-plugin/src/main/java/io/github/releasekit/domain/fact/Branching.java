package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.version.Line;
import io.github.releasekit.domain.version.TagFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a team uses its branches (B1, B2, B3). Names are short, as {@code main}.
 *
 * @param main where releases go; empty for the first of main, master and trunk that is there
 * @param develop where changes come together, with the model gitflow
 * @param release what the names of branches that a release is prepared on begin with
 * @param hotfix what the names of branches for urgent fixes begin with
 * @param support what the names of branches of supported lines begin with
 * @param intoReleases whether a release of a release branch or hotfix is merged into the open
 *     release branches of later ones too
 * @param promotion what a release may have that its last candidate had not
 */
public record Branching(
    Model model,
    Optional<String> main,
    String develop,
    String release,
    String hotfix,
    String support,
    boolean intoReleases,
    Promotion promotion) {

  private static final String HEADS = "refs/heads/";
  private static final List<String> MAINS = List.of("main", "master", "trunk");

  /** What stands in no name of a ref. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^/|/$|\\.$|(^|/)\\.|\\.lock(/|$)");

  public static final Branching DEFAULT =
      new Branching(
          Model.TRUNK,
          Optional.empty(),
          "develop",
          "release/",
          "hotfix/",
          "support/",
          false,
          Promotion.SAME_SOURCES);

  /** Which branches there are. */
  public enum Model {
    /** Releases are made on the main branch. */
    TRUNK,
    /** Releases are made on branches of their own, which are merged into the main branch. */
    RELEASE_BRANCHES,
    /** Changes come together on one branch, releases on another, which has nothing else. */
    GITFLOW;

    /** The word as {@code release-kit.yml} has it: {@code release-branches}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a release from a release branch may have that its last candidate had not. */
  public enum Promotion {
    /** Nothing but its version. */
    SAME_SOURCES,
    /** Any change. */
    ANY;

    /** The word as {@code release-kit.yml} has it: {@code same-sources}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a branch is for. */
  public enum Role {
    MAIN,
    DEVELOP,
    RELEASE,
    HOTFIX,
    SUPPORT,
    OTHER;

    /** The word for people: {@code release}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean gitflow() {
    return model == Model.GITFLOW;
  }

  /**
   * What a branch is for.
   *
   * @param branch its full name or its short one
   */
  public Role role(String branch) {
    String name = shortName(branch);
    if (name.startsWith(release)) {
      return Role.RELEASE;
    }
    if (name.startsWith(hotfix)) {
      return Role.HOTFIX;
    }
    if (line(name).isPresent()) {
      return Role.SUPPORT;
    }
    if (gitflow() && name.equals(develop)) {
      return Role.DEVELOP;
    }
    return main.map(name::equals).orElseGet(() -> MAINS.contains(name)) ? Role.MAIN : Role.OTHER;
  }

  /** The line that a branch supports: that of {@code support/1.x}, or of {@code 1.x} alone. */
  public Optional<Line> line(String branch) {
    String name = shortName(branch);
    return Line.find(name.startsWith(support) ? name.substring(support.length()) : name);
  }

  /**
   * The branch that releases go to, by its full name.
   *
   * @param exists whether there is a branch, by its full name
   */
  public Optional<String> mainBranch(Predicate<String> exists) {
    return main.map(List::of).orElse(MAINS).stream().map(HEADS::concat).filter(exists).findFirst();
  }

  /** The branch that development goes on at, by its full name. */
  public Optional<String> developmentBranch(Predicate<String> exists) {
    return gitflow() ? Optional.of(HEADS + develop).filter(exists) : mainBranch(exists);
  }

  /**
   * The branch for a release, by its full name: {@code refs/heads/release/v1.2.0}.
   *
   * @param role {@link Role#RELEASE} or {@link Role#HOTFIX}
   * @param tag of the release
   */
  public String branchFor(Role role, String tag) {
    return HEADS + (role == Role.HOTFIX ? hotfix : release) + TagFormat.requireSafe(tag);
  }

  /** The branch of a line, by its full name: {@code refs/heads/support/1.x}. */
  public String branchFor(Line line) {
    return HEADS + support + line;
  }

  /** Full names of the branches for releases among others, in order. */
  public List<String> releaseBranches(Set<String> refs) {
    return of(Role.RELEASE, refs);
  }

  /** Full names of the branches of supported lines among others, in order. */
  public List<String> supportBranches(Set<String> refs) {
    return of(Role.SUPPORT, refs);
  }

  private List<String> of(Role role, Set<String> refs) {
    return refs.stream()
        .filter(ref -> ref.startsWith(HEADS) && role(ref) == role)
        .sorted()
        .toList();
  }

  /**
   * {@code refs/heads/main} for {@code main}; empty for what git takes for no branch's name.
   *
   * @see <a href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</a>
   */
  public static Optional<String> fullName(String name) {
    boolean isName =
        !name.isEmpty()
            && !name.startsWith("-")
            && !name.equals("@")
            && !FORBIDDEN.matcher(name).find();
    return isName ? Optional.of(HEADS + name) : Optional.empty();
  }

  /** {@code main} for {@code refs/heads/main}. */
  public static String shortName(String branch) {
    return branch.startsWith(HEADS) ? branch.substring(HEADS.length()) : branch;
  }
}
