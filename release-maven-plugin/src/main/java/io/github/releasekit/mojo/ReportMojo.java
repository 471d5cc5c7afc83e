package io.github.releasekit.mojo;

import io.github.releasekit.goal.DashboardGoal;
import io.github.releasekit.goal.QueryText;
import java.io.File;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the dashboard as a report of {@code mvn site}: {@code release-kit.html} in the site of the
 * project that Maven was started in.
 */
@Mojo(name = "report", aggregator = true, threadSafe = true)
public final class ReportMojo extends AbstractRepositoryMojo implements MavenReport {

  private static final String NAME = "release-kit";

  /** The module. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** Where the page is written when the goal is called by itself; the site has its own place. */
  @Parameter(defaultValue = "${project.build.directory}/reports", required = true)
  private File outputDirectory;

  /**
   * Only releases of this time or later: {@code 2026-11-01}, or {@code 365d} for the last 365 days.
   */
  @Parameter(property = "release-kit.since")
  private @Nullable String since;

  @Override
  protected void run() {
    new DashboardGoal(invocation())
        .run(
            QueryText.ALL.withSince(given(since)).withComponent(invocation().component()),
            Optional.of(outputDirectory.toPath().resolve(NAME + ".html")));
  }

  @Override
  public void generate(Sink sink, Locale locale) throws MavenReportException {
    try {
      execute();
    } catch (MojoExecutionException | MojoFailureException e) {
      throw new MavenReportException(e.getMessage(), e);
    }
  }

  /** Whether it is the root, and in a git repository. */
  @Override
  public boolean canGenerateReport() {
    return project.isExecutionRoot() && DashboardGoal.appliesTo(project.getBasedir().toPath());
  }

  /** The page is whole: the site puts nothing around it. */
  @Override
  public boolean isExternalReport() {
    return true;
  }

  /** Older site plugins know this name only, newer ones come to it by {@code getOutputPath}. */
  @Override
  @SuppressWarnings("deprecation")
  public String getOutputName() {
    return NAME;
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Releases";
  }

  @Override
  public String getDescription(Locale locale) {
    return "Releases on record, how they go, and where the last one stands.";
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    outputDirectory = directory;
  }

  @Override
  public File getReportOutputDirectory() {
    return outputDirectory;
  }
}
