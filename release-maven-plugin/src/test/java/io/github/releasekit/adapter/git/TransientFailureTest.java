package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.process.ProcessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git 2.39, curl with GnuTLS and OpenSSH 9.2 said when they were made to fail. */
class TransientFailureTest {

  private static final String EPILOGUE =
      "fatal: Could not read from remote repository.\n\n"
          + "Please make sure you have the correct access rights\nand the repository exists.\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fatal: unable to access 'http://h.invalid/x/': Could not resolve host: h.invalid",
        "fatal: unable to look up h.invalid (port 9418) (Name or service not known)",
        "ssh: Could not resolve hostname h.invalid: Name or service not known\n" + EPILOGUE,
        "fatal: unable to access 'http://127.0.0.1:1/x/': Failed to connect to 127.0.0.1 port 1"
            + " after 0 ms: Couldn't connect to server",
        "fatal: unable to connect to 127.0.0.1:\n127.0.0.1[0: 127.0.0.1]: errno=Connection refused",
        "ssh: connect to host 127.0.0.1 port 1: Connection refused\n" + EPILOGUE,
        "fatal: unable to access 'http://h/x/': Recv failure: Connection reset by peer",
        "fatal: read error: Connection reset by peer",
        "kex_exchange_identification: Connection closed by remote host\n"
            + "Connection closed by 127.0.0.1 port 22\n"
            + EPILOGUE,
        "Connection timed out during banner exchange\n"
            + "Connection to 127.0.0.1 port 22 timed out\n"
            + EPILOGUE,
        "fatal: unable to access 'http://h/x/': Empty reply from server",
        "fatal: unable to access 'http://h/x/': transfer closed with 3966 bytes remaining to read",
        "fatal: unable to access 'http://h/x/': Operation too slow. Less than 1 bytes/sec"
            + " transferred the last 90 seconds",
        "fatal: unable to access 'https://h/x/': gnutls_handshake() failed: The TLS connection was"
            + " non-properly terminated.",
        "fatal: unable to access 'http://h/x/': The requested URL returned error: 408",
        "fatal: unable to access 'http://h/x/': The requested URL returned error: 429",
        "fatal: unable to access 'http://h/x/': The requested URL returned error: 500",
        "error: RPC failed; HTTP 503 curl 22 The requested URL returned error: 503\n"
            + "send-pack: unexpected disconnect while reading sideband packet\n"
            + "fatal: the remote end hung up unexpectedly",
        "fatal: expected flush after ref listing",
        EPILOGUE
      })
  void mayPass(String err) {
    assertThat(TransientFailure.in(new ProcessResult(128, "", err))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fatal: could not read Username for 'http://h': terminal prompts disabled",
        "fatal: Authentication failed for 'http://h/x/'",
        "fatal: unable to access 'http://h/x/': The requested URL returned error: 403",
        "fatal: repository 'http://h/x/' not found",
        "fatal: unable to access 'http://h/x/': The requested URL returned error: 301",
        "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\n"
            + "fatal: the remote end hung up unexpectedly",
        "fatal: unable to access 'https://h/x/': server certificate verification failed. CAfile:"
            + " none CRLfile: none",
        "fatal: unable to access 'https://h/x/': gnutls_handshake() failed: An unexpected TLS"
            + " packet was received.",
        "ada@127.0.0.1: Permission denied (publickey).\n" + EPILOGUE,
        "Host key verification failed.\n" + EPILOGUE,
        "fatal: '/nowhere' does not appear to be a git repository\n" + EPILOGUE,
        "fatal: remote error: access denied or repository not exported: /x.git",
        "fatal: couldn't find remote ref refs/none",
        "fatal: the receiving end does not support --atomic push",
        "fatal: the receiving end does not support --atomic push\n"
            + "fatal: the remote end hung up unexpectedly"
      })
  void isARefusal(String err) {
    assertThat(TransientFailure.in(new ProcessResult(128, "", err))).isFalse();
  }

  @Test
  void isARefusalWhateverElseIsSaidWhenARefIsRejected() {
    String hungUp = "fatal: the remote end hung up unexpectedly\n";
    String stale = "!\tabc:refs/heads/main\t[rejected] (stale info)\n";
    String declined = "!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)\n";
    String silent = "!\tabc:refs/heads/main\t[remote failure] (remote failed to report status)\n";

    assertThat(TransientFailure.in(new ProcessResult(1, stale, hungUp))).isFalse();
    assertThat(TransientFailure.in(new ProcessResult(1, declined, hungUp))).isFalse();
    assertThat(TransientFailure.in(new ProcessResult(1, silent, ""))).isTrue();
  }

  @Test
  void doesNotListenToHooks() {
    String hook =
        "remote: Connection refused by policy, early EOF\nerror: failed to push some refs\n";

    assertThat(TransientFailure.in(new ProcessResult(1, "", hook))).isFalse();
  }

  @Test
  void mayPassWhenGitWasEndedByItsBrokenConnection() {
    assertThat(TransientFailure.in(new ProcessResult(141, "", ""))).isTrue();
    assertThat(TransientFailure.in(new ProcessResult(0, "", ""))).isFalse();
  }
}
