package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.gate.result.Publication;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.jspecify.annotations.Nullable;

/**
 * What is staged, with what the POMs of its modules say, those of their parents included.
 *
 * @param signed whether what the build has not signed is going to be
 * @param repositories are asked for parents
 * @param central where parents have to be; empty where that is not known
 */
public record Publications(
    MavenSession session,
    Staging staging,
    boolean signed,
    TargetRepositories repositories,
    Optional<DeploymentTarget> central) {

  public List<Publication> read() {
    return staging.modules().stream().map(this::publication).toList();
  }

  private Publication publication(StagedModule module) {
    Optional<MavenProject> project =
        session.getProjects().stream()
            .filter(one -> module.key().equals(one.getGroupId() + ":" + one.getArtifactId()))
            .findFirst();
    Set<String> elements =
        project.map(MavenProject::getModel).map(Publications::elements).orElse(Set.of());
    List<StagedArtifact> files =
        module.artifacts().stream().filter(file -> !file.isSignature()).toList();
    return new Publication(
        module.key(),
        files.stream()
            .anyMatch(file -> file.extension().equals("jar") && file.classifier().isEmpty()),
        elements,
        files.stream().map(StagedArtifact::classifier).collect(Collectors.toSet()),
        signed ? 0 : module.unsigned(SignatureForm.OPENPGP).size(),
        project.flatMap(this::missingParent));
  }

  /** One that is no module of this reactor, and not there either. */
  private Optional<String> missingParent(MavenProject project) {
    return Optional.ofNullable(project.getParentArtifact())
        .filter(
            parent ->
                session.getProjects().stream()
                    .noneMatch(
                        one ->
                            one.getGroupId().equals(parent.getGroupId())
                                && one.getArtifactId().equals(parent.getArtifactId())))
        .map(
            parent ->
                new DefaultArtifact(
                    parent.getGroupId(), parent.getArtifactId(), "pom", parent.getVersion()))
        .filter(parent -> central.filter(target -> !repositories.holds(target, parent)).isPresent())
        .map(
            parent ->
                parent.getGroupId() + ":" + parent.getArtifactId() + ":" + parent.getVersion());
  }

  private static Set<String> elements(Model model) {
    Set<String> elements = new LinkedHashSet<>();
    add(elements, "name", model.getName());
    add(elements, "description", model.getDescription());
    add(elements, "url", model.getUrl());
    Optional<Scm> scm = Optional.ofNullable(model.getScm());
    add(elements, "scm/connection", scm.map(Scm::getConnection).orElse(null));
    add(elements, "scm/url", scm.map(Scm::getUrl).orElse(null));
    if (model.getLicenses().stream()
        .anyMatch(
            license ->
                Stream.of(license.getName(), license.getUrl()).anyMatch(Publications::says))) {
      elements.add("licenses");
    }
    if (model.getDevelopers().stream()
        .anyMatch(one -> Stream.of(one.getId(), one.getName()).anyMatch(Publications::says))) {
      elements.add("developers");
    }
    return elements;
  }

  private static void add(Set<String> elements, String name, @Nullable String value) {
    if (says(value)) {
      elements.add(name);
    }
  }

  private static boolean says(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
