package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.retry.Retries;
import java.nio.file.Path;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.connector.basic.BasicRepositoryConnectorFactory;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.spi.connector.RepositoryConnectorFactory;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.transport.file.FileTransporterFactory;

/** Repositories that are directories, without a Maven around. */
public final class FileRepositories {

  private FileRepositories() {}

  /**
   * @param local directory for a local repository
   */
  public static TargetRepositories targets(Path local) {
    return new TargetRepositories(system(), session(local), Retries.none());
  }

  private static final RepositorySystem SYSTEM = made();

  /** What reads and writes them. */
  public static RepositorySystem system() {
    return SYSTEM;
  }

  @SuppressWarnings("deprecation") // the locator needs no container and no more libraries
  private static RepositorySystem made() {
    var locator = MavenRepositorySystemUtils.newServiceLocator();
    locator.addService(RepositoryConnectorFactory.class, BasicRepositoryConnectorFactory.class);
    locator.addService(TransporterFactory.class, FileTransporterFactory.class);
    return locator.getService(RepositorySystem.class);
  }

  /** As {@link #targets(Path)}. */
  public static RepositorySystemSession session(Path local) {
    DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
    session.setLocalRepositoryManager(
        system().newLocalRepositoryManager(session, new LocalRepository(local.toFile())));
    return session;
  }
}
