package io.github.releasekit.adapter.forge;

/** A repository on a forge. */
public record Forge(Releases releases, Issues issues, Runs runs, Changes changes, Access access) {}
