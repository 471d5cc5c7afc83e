package io.github.releasekit.domain.channel;

import java.util.Optional;

/**
 * A formula of Homebrew in a tap (P5).
 *
 * @param tap URL of the tap's git repository
 * @param branch of it
 * @param formula its name
 * @param artifact name of the file that is installed, a glob
 * @param url where that file is, with {@code @{version}}, {@code @{tag}} and {@code @{file}}; empty
 *     for the Maven repository
 * @param template path of a template in the repository; empty for the one that installs a program
 *     of Java
 * @param description in a sentence; empty for the project's
 * @param homepage URL; empty for the project's
 * @param license SPDX id; empty for none
 */
public record HomebrewTarget(
    String tap,
    String branch,
    String formula,
    String artifact,
    Optional<String> url,
    Optional<String> template,
    Optional<String> description,
    Optional<String> homepage,
    Optional<String> license)
    implements ChannelPolicy.Target {}
