package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.HistorySignatures;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.git.SigningReader;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.LedgerAudit;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.manifest.Verification;
import io.github.releasekit.domain.manifest.Verification.Check;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks whether anything in the ledger is other than it was (T2). */
final class LedgerCheck {

  /** How many findings the message has; the result has all. */
  private static final int SHOWN = 5;

  private final Ledgers ledgers;

  LedgerCheck(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /**
   * @throws ReleaseException with what was found, when anything was
   */
  void run(Output output) {
    Verification verification = Verification.of(ledgers.name(), "", "", checks());
    output.write(
        output.json()
            ? new String(Json.pretty(verification), StandardCharsets.UTF_8)
            : text(verification));
    if (!verification.passed()) {
      List<Check> failed = verification.failed();
      throw new ReleaseException(
          PlainText.count(failed.size(), "finding")
              + " in the ledger of "
              + verification.project()
              + ": "
              + failed.stream()
                  .limit(SHOWN)
                  .map(Check::detail)
                  .map(PlainText::shortLine)
                  .collect(Collectors.joining("; "))
              + (failed.size() > SHOWN ? "; " + (failed.size() - SHOWN) + " more" : ""),
          "find out who has changed it, and why, before you rely on it; the page Ledger tells what"
              + " each finding means");
    }
  }

  private List<Check> checks() {
    GitRepository repository = ledgers.repository();
    GitLedger ledger = ledgers.ledger();
    Optional<String> local = ledger.localHead();
    Optional<GitRemote> remote = ledgers.remote();
    Optional<String> head = local;
    List<ReleaseTag> tags;
    List<Check> checks = new ArrayList<>();
    if (remote.isPresent()) {
      Map<String, String> refs = remote.get().refs();
      head = ledger.fetchHead(remote.get(), refs);
      tags = ReleaseTag.of(repository, remote.get(), refs);
      checks.addAll(new LedgerAudit(repository, remote.get().name()).check(head, local, tags));
    } else {
      tags = ReleaseTag.of(repository);
      checks.addAll(new LedgerAudit(repository, "this clone").check(head, Optional.empty(), tags));
    }
    Signing asGit = SigningReader.read(repository);
    Signing signing = ledgers.policy().signed() ? asGit.required() : asGit;
    HistorySignatures signatures = new HistorySignatures(repository);
    if (signing.commits() && head.isPresent()) {
      add(checks, signatures.commits(head.get()), "commits of the ledger");
    }
    if (signing.tags()) {
      add(checks, signatures.tags(tags), "release tags");
    }
    return checks;
  }

  private static void add(List<Check> checks, List<String> wrong, String what) {
    wrong.forEach(line -> checks.add(new Check("signature", false, "signature: " + line)));
    if (wrong.isEmpty()) {
      checks.add(new Check("signature", true, "signature: those of " + what + " are good"));
    }
  }

  private static String text(Verification verification) {
    StringBuilder text = new StringBuilder();
    for (Check check : verification.checks()) {
      text.append(check.passed() ? "ok      " : "FAILED  ")
          .append(PlainText.line(check.detail()))
          .append('\n');
    }
    return text.append(verification.passed() ? "nothing found: " : "found something: ")
        .append("ledger of ")
        .append(PlainText.line(verification.project()))
        .append('\n')
        .toString();
  }
}
