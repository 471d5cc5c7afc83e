package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Signing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signs with an SSH key as git does: {@code ssh-keygen -Y sign -n NAMESPACE -f KEY FILE}, which
 * writes {@code FILE.sig}. The agent is asked first; where it has not the key, the key's file is
 * read. Nothing is asked on the terminal.
 *
 * @param namespace that the signature is good in: {@code git}, or another
 * @param key path of a public or private key, or a public key that the agent has, {@code key::} in
 *     front or not
 */
record SshSigner(String program, String namespace, String key, Path directory) implements Signer {

  private static final String LITERAL = "key::";

  @Override
  public String sign(String payload) {
    try (PrivateDirectory own = new PrivateDirectory()) {
      List<String> arguments =
          new ArrayList<>(List.of(program, "-Y", "sign", "-n", namespace, "-f"));
      if (Signing.isLiteral(key)) {
        String literal = key.startsWith(LITERAL) ? key.substring(LITERAL.length()) : key;
        arguments.add(own.write("key.pub", literal + "\n").toString());
        arguments.add("-U");
      } else {
        arguments.add(key);
      }
      arguments.add(own.write("payload", payload).toString());
      ProcessResult result =
          new Command(arguments, directory, Map.of("SSH_ASKPASS_REQUIRE", "force"), DEADLINE)
              .run("");
      if (!result.succeeded()) {
        throw new ReleaseException(
            program + " made no signature with the key " + key + ": " + Signer.said(result),
            "ssh-add -L shows the agent's keys, ssh-add adds one that has a passphrase;"
                + " git config user.signingKey names another");
      }
      return own.read("payload.sig").orElse("");
    }
  }
}
