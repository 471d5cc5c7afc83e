package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.VersionScheme;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The team's policy: {@code release-kit.yml}, or the defaults where it is silent.
 *
 * @param branches glob patterns of branches that may be released from
 * @param branching how branches are used
 * @param tagNameFormat as in {@link io.github.releasekit.domain.version.TagFormat}
 * @param commits what is asked of commits, and the messages of a release's own
 * @param versionFiles files other than POMs in which the version stands
 * @param notesDirectory where hand-written parts of release notes are, from the root of the
 *     repository
 * @param components parts of the repository that are released on their own; empty when all is
 *     released together
 * @param snapshotWaivers SNAPSHOT dependencies that may be released with
 * @param signed whether commits and tags are signed whatever git's configuration says
 * @param artifactsSigned whether what is uploaded gets signatures of OpenPGP
 * @param signatureKeys fingerprints of the OpenPGP keys that may; empty for any that gpg knows
 * @param sigstore who signs what is uploaded with Sigstore; empty where nobody does
 * @param assets what is released besides artifacts of modules
 * @param central how releases get to Maven Central; empty where they go elsewhere
 * @param channels where they go besides, in order
 * @param notices who is told of them
 * @param tracking what is kept of releases besides, and who is told of it
 * @param mode what of a release becomes a commit
 * @param push what the remote is asked for
 * @param profiles what releases have to satisfy, and how they are built, by their kind
 * @param approvers who may approve releases
 * @param calendar when releases may happen
 * @param changeControl how change requests are decided on; empty where there are none
 * @param extended policies that it is on top of, the nearest first
 */
public record Policy(
    List<String> branches,
    Branching branching,
    String tagNameFormat,
    VersionScheme versionScheme,
    Commits commits,
    ChangelogPolicy changelog,
    List<VersionFile> versionFiles,
    String notesDirectory,
    List<Component> components,
    List<SnapshotWaiver> snapshotWaivers,
    boolean signed,
    boolean artifactsSigned,
    Set<String> signatureKeys,
    Optional<SigstorePolicy> sigstore,
    AssetPolicy assets,
    Optional<Central> central,
    List<ChannelPolicy> channels,
    List<NoticePolicy> notices,
    Tracking tracking,
    Mode mode,
    Push push,
    Profiles profiles,
    List<Approver> approvers,
    ReleaseCalendar calendar,
    Optional<ChangeControl> changeControl,
    List<Extended> extended) {

  /** Where it is written down, at the root of the repository. */
  public static final String FILE = "release-kit.yml";

  public static final Policy DEFAULT =
      new Policy(
          List.of("main", "master", "trunk", "release/*", "hotfix/*", "support/*", "*.x"),
          Branching.DEFAULT,
          "v@{project.version}",
          new VersionScheme.Semantic(Bump.MINOR),
          new Commits(
              false,
              "chore(release): @{releaseVersion}",
              "chore(release): begin @{developmentVersion}",
              "chore: set version @{newVersion}"),
          ChangelogPolicy.DEFAULT,
          List.of(),
          "docs/release-notes",
          List.of(),
          List.of(),
          false,
          false,
          Set.of(),
          Optional.empty(),
          AssetPolicy.NONE,
          Optional.empty(),
          List.of(),
          List.of(),
          Tracking.NONE,
          Mode.DIRECT,
          new Push(true, Push.LEDGER),
          Profiles.DEFAULT,
          List.of(),
          ReleaseCalendar.NONE,
          Optional.empty(),
          List.of());

  /** What of a release becomes a commit (R9). */
  public enum Mode {
    /** A release commit and a next-development commit on the branch. */
    DIRECT,
    /** The same, each proposed by a request on the forge where the branch is protected. */
    PULL_REQUEST,
    /** Nothing: the tag is on HEAD's commit, and the build is told the version. */
    TAG_ONLY;

    /** The word as {@code release-kit.yml} has it: {@code tag-only}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * How a release gets to the remote (R7).
   *
   * @param atomic whether a remote that offers no atomic push is refused; else its refs are pushed
   *     one after the other
   * @param ledgerRef the full name of the ref that is the ledger there
   * @param forge whose API the host has that is pushed to; empty where its name or a channel tells
   */
  public record Push(boolean atomic, String ledgerRef, Optional<ForgeTarget.Kind> forge) {

    /** Where the ledger is unless it is on a branch. */
    public static final String LEDGER = "refs/release-kit/ledger";

    /** To a host whose name tells what it is. */
    public Push(boolean atomic, String ledgerRef) {
      this(atomic, ledgerRef, Optional.empty());
    }
  }

  /**
   * A policy in an artifact.
   *
   * @param coordinates {@code groupId:artifactId:version}
   * @param sha256 of its content
   */
  public record Extended(String coordinates, String sha256) {}

  /**
   * Commits.
   *
   * @param conventional whether a commit that is not by Conventional Commits is refused
   * @param release subject of the release commit, with {@code @{releaseVersion}}
   * @param development subject of the next-development commit, with {@code @{developmentVersion}}
   * @param bump subject of the commit that {@code bump} makes, with {@code @{newVersion}}
   */
  public record Commits(boolean conventional, String release, String development, String bump) {}

  /**
   * A part of the repository with versions, tags and a changelog of its own (V8).
   *
   * @param paths directories from the root of the repository whose commits are its own; the first
   *     one holds its POM
   */
  public record Component(
      String name, List<String> paths, String tagNameFormat, String changelogFile) {

    private static final String NAME = "@{component}";

    public Component {
      paths = List.copyOf(paths);
    }

    /** Whether a file of the repository belongs to it. */
    public boolean holds(String file) {
      return paths.stream().anyMatch(path -> file.equals(path) || file.startsWith(path + "/"));
    }

    private Commits named(Commits commits) {
      return new Commits(
          commits.conventional(),
          named(commits.release(), "@{releaseVersion}"),
          named(commits.development(), "@{developmentVersion}"),
          named(commits.bump(), "@{newVersion}"));
    }

    private String named(String message, String version) {
      return message.contains(NAME)
          ? message.replace(NAME, name)
          : message.replace(version, name + " " + version);
    }
  }

  /**
   * Lets a SNAPSHOT through for a while.
   *
   * @param artifact {@code groupId:artifactId}, {@code *} standing for any text
   * @param expires the last day it holds
   */
  public record SnapshotWaiver(String artifact, String reason, LocalDate expires) {}

  public Policy {
    branches = List.copyOf(branches);
    signatureKeys = Set.copyOf(signatureKeys);
    channels = List.copyOf(channels);
    notices = List.copyOf(notices);
    versionFiles = List.copyOf(versionFiles);
    components = List.copyOf(components);
    snapshotWaivers = List.copyOf(snapshotWaivers);
    approvers = List.copyOf(approvers);
    extended = List.copyOf(extended);
  }

  /** The forms of signatures that what is uploaded gets. */
  public Set<SignatureForm> signatureForms() {
    Set<SignatureForm> forms = EnumSet.noneOf(SignatureForm.class);
    if (artifactsSigned) {
      forms.add(SignatureForm.OPENPGP);
    }
    if (sigstore.isPresent()) {
      forms.add(SignatureForm.SIGSTORE);
    }
    return forms;
  }

  /**
   * Whether a branch may be released from, by its short name. Where {@code branches} is silent,
   * those may that {@code branching} names.
   */
  public boolean allowsBranch(String name) {
    Role role = branching.role(name);
    boolean named =
        branches.equals(DEFAULT.branches()) && role != Role.OTHER && role != Role.DEVELOP;
    return named || branches.stream().anyMatch(pattern -> Glob.matches(pattern, name));
  }

  /** How versions of a project are written as tags. */
  public TagFormat tagFormat(String groupId, String artifactId) {
    return TagFormat.of(tagNameFormat, groupId, artifactId, versionScheme);
  }

  /** The same policy with another tag name format. */
  public Policy withTagNameFormat(String format) {
    return new Policy(
        branches,
        branching,
        format,
        versionScheme,
        commits,
        changelog,
        versionFiles,
        notesDirectory,
        components,
        snapshotWaivers,
        signed,
        artifactsSigned,
        signatureKeys,
        sigstore,
        assets,
        central,
        channels,
        notices,
        tracking,
        mode,
        push,
        profiles,
        approvers,
        calendar,
        changeControl,
        extended);
  }

  /** The policy that holds for a component. */
  public Policy of(Component component) {
    return new Policy(
        branches,
        branching,
        component.tagNameFormat(),
        versionScheme,
        component.named(commits),
        changelog.withFile(component.changelogFile()),
        versionFiles.stream().filter(file -> component.holds(file.path())).toList(),
        component.paths().get(0) + "/" + notesDirectory,
        components,
        snapshotWaivers,
        signed,
        artifactsSigned,
        signatureKeys,
        sigstore,
        assets,
        central,
        channels,
        notices,
        tracking,
        mode,
        push,
        profiles,
        approvers,
        calendar,
        changeControl,
        extended);
  }

  /** Whether a SNAPSHOT may be released with, on a day. */
  public boolean waives(Dependency dependency, LocalDate today) {
    String key = dependency.groupId() + ":" + dependency.artifactId();
    return snapshotWaivers.stream()
        .filter(waiver -> !today.isAfter(waiver.expires()))
        .anyMatch(waiver -> Glob.matches(waiver.artifact(), key));
  }

  public boolean tagOnly() {
    return mode == Mode.TAG_ONLY;
  }

  /** Whether protected branches take nothing but what is proposed and merged. */
  public boolean byPullRequest() {
    return mode == Mode.PULL_REQUEST;
  }

  /**
   * Whether a branch takes nothing but what is proposed and merged.
   *
   * @param branch its full name
   */
  public boolean takesRequestsOnly(String branch) {
    return byPullRequest()
        && switch (branching.role(branch)) {
          case MAIN, DEVELOP, SUPPORT -> true;
          case RELEASE, HOTFIX, OTHER -> false;
        };
  }

  public Optional<Component> component(String name) {
    return components.stream().filter(component -> component.name().equals(name)).findFirst();
  }
}
