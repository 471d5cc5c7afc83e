package io.github.releasekit;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** What Maven gives a goal that is called on the command line. */
public final class MavenFixture {

  private MavenFixture() {}

  public static PluginDescriptor plugin() {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("io.github.releasekit");
    plugin.setArtifactId("release-kit-maven-plugin");
    plugin.setVersion("0");
    plugin.setGoalPrefix("release-kit");
    return plugin;
  }

  public static MojoExecution execution(String goal) {
    MojoDescriptor mojo = new MojoDescriptor();
    mojo.setGoal(goal);
    mojo.setPluginDescriptor(plugin());
    return new MojoExecution(mojo, "default-cli", MojoExecution.Source.CLI);
  }

  /** Secrets that are not encrypted are taken as they are. */
  public static SettingsDecrypter decrypter() {
    return new DefaultSettingsDecrypter(new DefaultSecDispatcher(new DefaultPlexusCipher()));
  }
}
