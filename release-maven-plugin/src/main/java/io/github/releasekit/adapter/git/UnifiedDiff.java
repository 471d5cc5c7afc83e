package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.plan.FileEdit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Differences as {@code diff -u} shows them, with three lines of context. */
public final class UnifiedDiff {

  private UnifiedDiff() {}

  public static String of(FileEdit edit) {
    RawText before = new RawText(edit.before().orElse(new byte[0]));
    RawText after = new RawText(edit.after());
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(edits, before, after);
      formatter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String from = edit.before().isPresent() ? "a/" + edit.path() : "/dev/null";
    return "--- " + from + "\n+++ b/" + edit.path() + "\n" + out.toString(StandardCharsets.UTF_8);
  }
}
