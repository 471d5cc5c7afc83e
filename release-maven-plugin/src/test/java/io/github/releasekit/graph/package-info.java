/**
 * Scenarios that are drawn as log graphs: branches before, what is run, branches after.
 *
 * <p>They stand in {@code src/test/resources/scenarios}, one Markdown file a subject. A drawing is
 * what {@code git log --graph} draws, with the version in the POM, the subject and the refs of each
 * commit. {@code main} is at the same commit on the remote and in the clone, {@code origin/main} is
 * the remote's where they differ, {@code clone/main} the clone's; {@code HEAD} is the clone's. Tags
 * are annotated unless they are called lightweight. {@code release}, {@code begin} and {@code
 * merge} are commits of release-kit, {@code picked fix: late} is a copy of {@code fix: late}.
 *
 * <p>{@link io.github.releasekit.graph.ScenarioFilesTest} requires of every file that git would
 * draw the same, and shows how where it would not.
 */
package io.github.releasekit.graph;
