package io.github.releasekit.domain.ledger;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record of a release (T7). Its JSON form is {@code audit.schema.json} of the site.
 *
 * @param schemaVersion of this form, 1
 * @param component empty where the repository is released together
 * @param ledger the head that it was read from
 * @param tag null where it is not there any more
 * @param approvals that people gave for the version, also those that did not count
 * @param changeRequests that allow the version, by the votes that are on record
 * @param entries in order
 */
public record ReleaseRecord(
    int schemaVersion,
    String component,
    String ledger,
    Manifest manifest,
    @Nullable Tag tag,
    List<Signed> approvals,
    List<Allowance> changeRequests,
    List<Entry> entries) {

  public static final int SCHEMA_VERSION = 1;

  /**
   * The release tag.
   *
   * @param ledger the head of the ledger that it carries; empty where it carries none
   * @param signature {@code good}, {@code none}, or what is wrong with it
   */
  public record Tag(String name, String object, String commit, String ledger, String signature) {}

  /**
   * An approval, or a check that was signed off.
   *
   * @param check empty where the plan was approved
   * @param by {@code Name <email>}, as they call themselves
   * @param name of the approver whose key has signed it; empty where it is none's
   * @param key of that approver, as the policy has it; empty where there is none
   * @param signature {@code good}, or what is wrong with it
   * @param counted whether the release was allowed by it
   */
  public record Signed(
      String role,
      String check,
      String note,
      String link,
      String by,
      String at,
      String name,
      String key,
      String signature,
      boolean counted) {}

  /**
   * A change request.
   *
   * @param sha256 of its file
   * @param score weighted; empty where it is not scored
   * @param votes that count, by voter
   * @param ignored why others do not, a sentence each
   * @param problems why it is not accepted; empty where it is
   */
  public record Allowance(
      String id,
      String title,
      String requestor,
      String sha256,
      String score,
      boolean accepted,
      Map<String, String> votes,
      List<String> ignored,
      List<String> problems) {}

  /**
   * An event with the commit that has entered it.
   *
   * @param commit of the ledger; empty where its history is not here
   */
  public record Entry(String path, String commit, LedgerEvent event) {}

  public ReleaseRecord {
    approvals = List.copyOf(approvals);
    changeRequests = List.copyOf(changeRequests);
    entries = List.copyOf(entries);
  }
}
