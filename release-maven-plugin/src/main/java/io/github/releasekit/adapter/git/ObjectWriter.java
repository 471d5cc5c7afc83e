package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Writes commits and tags, signed where they are to be, that no ref points to; index and working
 * tree are not looked at.
 */
public final class ObjectWriter {

  /**
   * As many files as make about a hundred objects: from there on git keeps what it fetches packed.
   */
  private static final int FILES_OF_A_PACK = 50;

  private final Repository repository;
  private final PersonIdent identity;
  private final Signatures signatures;

  /**
   * @param time of everything that is written
   */
  public ObjectWriter(GitRepository repository, Instant time, Signatures signatures) {
    this.repository = repository.jgit();
    repository.jgit().getConfig().setBoolean("core", null, "fsyncObjectFiles", true);
    this.identity =
        new PersonIdent(
            repository
                .committer()
                .map(RawParseUtils::parsePersonIdent)
                .orElseGet(() -> new PersonIdent(this.repository)),
            time,
            ZoneId.of("UTC"));
    this.signatures = signatures;
  }

  /**
   * Writes a commit: the tree of another, with files replaced or added.
   *
   * @param tree the commit whose tree is edited; empty for the empty tree
   * @param parent of the new commit; empty for a first commit
   * @param files new content by path
   * @return the commit's object id
   * @throws io.github.releasekit.domain.ReleaseException when it is to be signed and cannot be
   */
  public String commit(
      Optional<String> tree, Optional<String> parent, Map<String, byte[]> files, String message) {
    Set<Pack> before = files.size() < FILES_OF_A_PACK ? Set.of() : packs();
    try (ObjectInserter inserter = inserter(files.size());
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      Map<String, ObjectId> blobs = new LinkedHashMap<>();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        blobs.put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, file.getValue()));
      }
      Optional<ObjectId> root =
          tree.isPresent()
              ? Optional.of(walk.parseCommit(ObjectId.fromString(tree.get())).getTree())
              : Optional.empty();
      ObjectId edited = new TreeEditor(reader, inserter).edit(root, blobs);
      ObjectId id = insert(inserter, edited, parent.stream().toList(), message);
      inserter.flush();
      if (inserter instanceof PackInserter) {
        force(before);
      }
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a commit that brings two histories together: the tree of the first, with files added and
   * others left out.
   *
   * @param first of its parents
   * @param second of its parents
   * @param files object ids of blobs that are here, by path
   * @return the commit's object id
   * @throws ReleaseException when it is to be signed and cannot be
   */
  public String merge(String first, String second, Map<String, String> files, String message) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      Map<String, ObjectId> blobs = new LinkedHashMap<>();
      files.forEach((path, blob) -> blobs.put(path, ObjectId.fromString(blob)));
      ObjectId tree =
          new TreeEditor(reader, inserter)
              .edit(Optional.of(walk.parseCommit(ObjectId.fromString(first)).getTree()), blobs);
      ObjectId id = insert(inserter, tree, List.of(first, second), message);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a commit of a tree that is in the store.
   *
   * @param tree its object id
   * @param parents of the new commit, the branch that it is on first
   * @param picked the commit whose author and time of authorship it keeps; empty for our own
   * @return the commit's object id
   * @throws ReleaseException when it is to be signed and cannot be
   */
  public String commitTree(
      String tree, List<String> parents, Optional<String> picked, String message) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(inserter.newReader())) {
      PersonIdent author =
          picked.isPresent()
              ? walk.parseCommit(ObjectId.fromString(picked.get())).getAuthorIdent()
              : identity;
      ObjectId id = insert(inserter, ObjectId.fromString(tree), parents, author, message);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a commit: its parent without a file.
   *
   * @return the commit's object id
   * @throws ReleaseException when it is to be signed and cannot be
   */
  public String remove(String parent, String path, String message) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      DirCache index =
          DirCache.read(reader, walk.parseCommit(ObjectId.fromString(parent)).getTree());
      DirCacheEditor editor = index.editor();
      editor.add(new DirCacheEditor.DeletePath(path));
      editor.finish();
      ObjectId id = insert(inserter, index.writeTree(inserter), List.of(parent), message);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a commit that takes back what led from one commit to another and keeps what came since,
   * by a three-way merge (U1).
   *
   * @param head the parent of the new commit
   * @param from the state that is come back to
   * @param to the state that is left
   * @return the commit's object id; the head's own where nothing is left to take back
   * @throws ReleaseException with the files that were changed since in the same places
   */
  public String revert(String head, String from, String to, String message) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(inserter.newReader())) {
      RevCommit now = walk.parseCommit(ObjectId.fromString(head));
      ResolveMerger merger =
          (ResolveMerger) MergeStrategy.RESOLVE.newMerger(inserter, repository.getConfig());
      merger.setBase(walk.parseCommit(ObjectId.fromString(to)).getTree());
      if (!merger.merge(now.getTree(), walk.parseCommit(ObjectId.fromString(from)).getTree())) {
        throw new ReleaseException(
            "the release cannot be reverted by itself: what it changed was changed again in "
                + String.join(", ", merger.getUnmergedPaths()),
            "take it back by hand and push that, then run the same command again");
      }
      if (merger.getResultTreeId().equals(now.getTree())) {
        return head;
      }
      ObjectId id = insert(inserter, merger.getResultTreeId(), List.of(head), message);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectId insert(
      ObjectInserter inserter, ObjectId tree, List<String> parents, String message)
      throws IOException {
    return insert(inserter, tree, parents, identity, message);
  }

  private ObjectId insert(
      ObjectInserter inserter,
      ObjectId tree,
      List<String> parents,
      PersonIdent author,
      String message)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents.stream().map(ObjectId::fromString).toList());
    commit.setAuthor(author);
    commit.setCommitter(identity);
    commit.setMessage(message);
    signatures
        .ofCommit(commit.build())
        .map(ObjectWriter::armored)
        .ifPresent(commit::setGpgSignature);
    return inserter.insert(commit);
  }

  private ObjectInserter inserter(int files) {
    return files < FILES_OF_A_PACK ? repository.newObjectInserter() : objects().newPackInserter();
  }

  private ObjectDirectory objects() {
    return (ObjectDirectory) repository.getObjectDatabase();
  }

  private Set<Pack> packs() {
    return Set.copyOf(objects().getPacks());
  }

  /** Forces new packs to disk, which JGit does for single objects only. */
  private void force(Set<Pack> before) throws IOException {
    for (Pack pack : objects().getPacks()) {
      if (!before.contains(pack)) {
        for (PackExt part : List.of(PackExt.PACK, PackExt.INDEX)) {
          try (FileChannel file = FileChannel.open(pack.getPackFile().create(part).toPath())) {
            file.force(true);
          }
        }
      }
    }
  }

  /**
   * Writes an annotated tag.
   *
   * @param message with a line feed at its end
   * @return the tag's object id
   * @throws io.github.releasekit.domain.ReleaseException when it is to be signed and cannot be
   */
  public String tag(String name, String commit, String message) {
    TagBuilder tag = new TagBuilder();
    tag.setTag(name);
    tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
    tag.setTagger(identity);
    tag.setMessage(message);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      signatures.ofTag(tag.build()).map(ObjectWriter::armored).ifPresent(tag::setGpgSignature);
      ObjectId id = inserter.insert(tag);
      inserter.flush();
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GpgSignature armored(String signature) {
    return new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII));
  }
}
