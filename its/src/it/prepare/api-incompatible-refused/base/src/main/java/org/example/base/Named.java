package org.example.base;

/** What has a name. */
public abstract class Named {

  /** The name. */
  public String name() {
    return getClass().getSimpleName();
  }
}
