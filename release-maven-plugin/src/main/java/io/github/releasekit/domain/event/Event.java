package io.github.releasekit.domain.event;

import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.gate.GateRecord;
import java.util.List;
import java.util.Locale;

/**
 * What a step of a release did, as the journal keeps it. Paths are absolute and of this machine.
 */
public sealed interface Event {

  /**
   * Commits and tag stand in the object store; no ref points to them.
   *
   * @param time of the release, ISO 8601 in UTC
   * @param plan the digest of the plan that they were made of
   * @param branch the full name of the branch that is released
   * @param reason why the release has its version
   * @param developmentCommit the branch's new head; the release commit itself where none is written
   * @param tag the annotated tag's object id
   * @param merged whether people have merged the release commit before, so that it is no object of
   *     this run
   */
  record ObjectsWritten(
      String time,
      String plan,
      String branch,
      String reason,
      String releaseCommit,
      String developmentCommit,
      String tag,
      boolean merged)
      implements Event {

    /** Of a release that this run makes. */
    public ObjectsWritten(
        String time,
        String plan,
        String branch,
        String reason,
        String releaseCommit,
        String developmentCommit,
        String tag) {
      this(time, plan, branch, reason, releaseCommit, developmentCommit, tag, false);
    }
  }

  /**
   * Merges of the release into other branches stand in the object store; no ref points to them.
   *
   * @param moves what becomes of branches, the ones that are removed last
   */
  record MergedForward(List<BranchMove> moves) implements Event {
    public MergedForward {
      moves = List.copyOf(moves);
    }
  }

  /**
   * What becomes of a branch.
   *
   * @param ref its full name
   * @param from the object id that it has before; empty where it is made
   * @param to the object id that it gets; empty where it is removed
   * @param into the full name of the branch that people are asked to merge it into; empty for none
   */
  record BranchMove(String ref, String from, String to, String into) {

    /** Whether it is removed. */
    public boolean removes() {
      return to.isEmpty();
    }
  }

  /**
   * A scratch clone of the release commit stands ready.
   *
   * @param attempt its directory, with {@code checkout} and {@code staging}
   */
  record CheckedOut(String attempt) implements Event {}

  /**
   * The inner build has succeeded and staged what a deploy would upload.
   *
   * @param staging the staging directory
   * @param options a digest of how the build was called
   */
  record Built(String staging, String options) implements Event {}

  /**
   * Assets stand beside what the build has staged.
   *
   * @param staging the staging directory
   * @param files how many
   */
  record AssetsAdded(String staging, int files) implements Event {}

  /** What the build has produced satisfies every gate. */
  record ResultsJudged(List<GateRecord> gates) implements Event {
    public ResultsJudged {
      gates = List.copyOf(gates);
    }
  }

  /**
   * The manifest is written and will not change.
   *
   * @param path the file in the user's target directory
   */
  record ManifestFrozen(String path, String sha256) implements Event {}

  /**
   * Branch, tag and ledger are on the remote, or with {@code -DpushChanges=false} in this clone.
   *
   * @param remote empty when they are in this clone only
   * @param branch the full name of the branch that was released
   * @param ledger the ledger's head
   */
  record Published(String remote, String branch, String ledger) implements Event {}

  /** People are asked on the forge to merge branches. */
  record Requested(List<Request> requests) implements Event {
    public Requested {
      requests = List.copyOf(requests);
    }
  }

  /**
   * A pull request or merge request. Names of branches are short.
   *
   * @param base the branch that is merged into
   * @param branch the one that is merged
   * @param url where people see it; empty where there was nothing to merge
   */
  record Request(String base, String branch, String url) {}

  /**
   * The user's branch and files follow the release.
   *
   * @param left what is left for the user to do; empty when nothing is
   */
  record FastForwarded(String left) implements Event {}

  /** The bytes to upload are those of the manifest. */
  record Compared(String staging, int artifacts) implements Event {}

  /**
   * What is published of the release besides its artifacts is made: manifest, provenance, digests.
   */
  record Attested(List<Artifact> attestations) implements Event {
    public Attested {
      attestations = List.copyOf(attestations);
    }
  }

  /** Every artifact has a signature. */
  record Signed(List<Artifact> signatures) implements Event {
    public Signed {
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * The Portal of Maven Central has a bundle of all that is to be uploaded.
   *
   * @param deployment its id there
   * @param sha256 of the bundle
   */
  record BundleUploaded(String deployment, String sha256) implements Event {}

  /** The Portal of Maven Central has not got a bundle any more. */
  record BundleDropped(String deployment) implements Event {}

  /**
   * The target repositories hold every artifact.
   *
   * @param uploaded by this run
   * @param present there already, identical
   */
  record Deployed(List<String> targets, int uploaded, int present) implements Event {
    public Deployed {
      targets = List.copyOf(targets);
    }
  }

  /**
   * The target repositories give every artifact back as it was uploaded.
   *
   * @param files that were downloaded
   */
  record FetchedBack(int files) implements Event {}

  /** A channel has come to have something of the release, or was passed by, or has lost it. */
  record Delivered(Delivery delivery) implements Event {}

  /**
   * A step could not do its work, and said so; what it had begun is not left half done.
   *
   * @param problem what was found
   */
  record Failed(String problem) implements Event {}

  /**
   * A pushed release is taken back: its changes reverted on the branch, its version burned.
   *
   * @param branch its full name
   * @param head the branch's head on the remote since
   * @param ledger the ledger's head
   * @param moves what has become of branches by this run; empty where another has done it
   */
  record RolledBack(
      String remote, String branch, String head, String ledger, List<BranchMove> moves)
      implements Event {
    public RolledBack {
      moves = moves == null ? List.of() : List.copyOf(moves);
    }
  }

  /**
   * A remote could not be reached, and is asked again; no effect of a step.
   *
   * @param failure what git said
   * @param attempt the number of the try that follows
   * @param attempts how many there are at most
   * @param seconds waited before it
   */
  record Retried(String remote, String failure, int attempt, int attempts, double seconds)
      implements Event {

    /** A line for the user. */
    public String line() {
      return String.format(
          Locale.ROOT,
          "remote %s does not answer (%s); trying again in %.1f s (%d of %d)",
          remote,
          failure,
          seconds,
          attempt,
          attempts);
    }
  }

  /** The outcome stands in the ledger. */
  record Recorded(String ledger) implements Event {}
}
