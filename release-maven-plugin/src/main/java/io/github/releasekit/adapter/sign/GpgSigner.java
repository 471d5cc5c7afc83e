package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs with an OpenPGP key as git does: {@code gpg --status-fd=2 -bsau KEY}. Where there is a
 * passphrase, it takes the place of the text on standard input, and the text is in a file.
 *
 * @param passphrase empty where the agent has it, or asks for it
 * @see <a href="https://www.gnupg.org/documentation/manuals/gnupg/GPG-Esoteric-Options.html">GnuPG,
 *     --passphrase-fd</a>
 */
record GpgSigner(String program, String key, Path directory, Optional<Secret> passphrase)
    implements Signer {

  private static final List<String> WITH_PASSPHRASE =
      List.of("--batch", "--pinentry-mode=loopback", "--passphrase-fd=0", "--output=-");

  /** Where Maven finds a passphrase; gpg has no need to. */
  private static final String VARIABLE = "MAVEN_GPG_PASSPHRASE";

  @Override
  public String sign(String payload) {
    if (passphrase.isEmpty()) {
      return run(List.of(), List.of(), payload);
    }
    try (PrivateDirectory own = new PrivateDirectory()) {
      String file = own.write("payload", payload).toString();
      return run(WITH_PASSPHRASE, List.of(file), passphrase.get().reveal() + "\n");
    }
  }

  private String run(List<String> options, List<String> files, String input) {
    List<String> arguments = new ArrayList<>(List.of(program, "--status-fd=2"));
    arguments.addAll(options);
    arguments.addAll(List.of("-bsau", key));
    arguments.addAll(files);
    Map<String, @Nullable String> environment = new HashMap<>();
    environment.put(VARIABLE, null);
    ProcessResult result = new Command(arguments, directory, environment, DEADLINE).run(input);
    if (!result.succeeded() || !has(result, "SIG_CREATED ")) {
      throw new ReleaseException(
          program + " made no signature with the key " + key + ": " + said(result), remedy(result));
    }
    return result.out();
  }

  private static boolean has(ProcessResult result, String status) {
    return result.err().lines().anyMatch(line -> line.startsWith(STATUS + status));
  }

  private String said(ProcessResult result) {
    String said = Signer.said(result);
    return passphrase.map(secret -> said.replace(secret.reveal(), secret.toString())).orElse(said);
  }

  private String remedy(ProcessResult result) {
    if (Stream.of("INV_SGNR ", "NO_SECKEY ").anyMatch(status -> has(result, status))) {
      return program + " --list-secret-keys shows the keys; git config user.signingKey KEY-ID";
    }
    return passphrase.isPresent()
        ? "correct " + VARIABLE + ", or the server gpg.passphrase in settings.xml"
        : "give "
            + VARIABLE
            + " the passphrase, or let gpg-agent ask for it: export GPG_TTY=$(tty)";
  }
}
