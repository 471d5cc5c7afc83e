package io.github.releasekit.extension.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.extension.Extension;
import io.github.releasekit.extension.Mailer.Security;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SmtpMailerTest {

  @Test
  void pluginFindsIt() {
    assertThat(Extension.MAIL.require("mail", "io.github.releasekit:release-kit-maven-plugin:1"))
        .isInstanceOf(SmtpMailer.class);
  }

  @Test
  void certificateThatTheJvmDoesNotTrustIsRefused() throws Exception {
    try (ScriptedServer server = new ScriptedServer().encryptedFromTheStart().start()) {
      assertThat(
              Mails.refusal(
                  new SmtpMailer(), Mails.server(server.port(), Security.TLS), Mails.toBob()))
          .hasMessageContaining("is not trusted");
    }
  }

  @Test
  void partsOfTheLibraryAreNotLookedForWithTheLoaderOfTheThread() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Asked other = new Asked();
    thread.setContextClassLoader(other);
    try (ScriptedServer server = new ScriptedServer().offering("STARTTLS").start()) {
      Mails.MAILER.send(
          Mails.server(server.port(), Security.STARTTLS),
          Mails.withText("t", Optional.of("<p>t</p>")));
      assertThat(thread.getContextClassLoader()).isSameAs(other);
      assertThat(server.data()).contains("<p>t</p>");
      assertThat(Mails.refusal(Mails.server(1, Security.NONE), Mails.to())).isNotNull();
      assertThat(thread.getContextClassLoader()).isSameAs(other);
      assertThat(other.names).isEmpty();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Remembers what it was asked for. */
  private static final class Asked extends ClassLoader {

    private final List<String> names = new CopyOnWriteArrayList<>();

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      names.add(name);
      return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      names.add(name);
      return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      names.add(name);
      return super.getResources(name);
    }
  }

  @Test
  void nothingIsPrinted() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ScriptedServer taking = new ScriptedServer().offering("STARTTLS", "AUTH PLAIN").start();
        ScriptedServer refusing =
            new ScriptedServer().offering("AUTH PLAIN").answer("RCPT", "550 no").start()) {
      System.setOut(capture);
      System.setErr(capture);
      Mails.MAILER.send(Mails.withPassword(taking.port(), Security.STARTTLS), Mails.toBob());
      assertThat(Mails.refusal(Mails.withPassword(refusing.port(), Security.NONE), Mails.toBob()))
          .isNotNull();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
