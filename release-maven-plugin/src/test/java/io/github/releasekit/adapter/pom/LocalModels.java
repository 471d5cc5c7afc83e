package io.github.releasekit.adapter.pom;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;

/** Models that are found by their coordinates alone, whatever repositories a POM names. */
@SuppressWarnings("deprecation") // the type that ModelResolver itself returns
public interface LocalModels extends ModelResolver {

  @Override
  default ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
    return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  @Override
  default ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
    return resolveModel(
        dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
  }

  @Override
  default void addRepository(Repository repository) {}

  @Override
  default void addRepository(Repository repository, boolean replace) {}

  @Override
  default ModelResolver newCopy() {
    return this;
  }
}
