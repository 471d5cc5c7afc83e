package org.example;

import org.example.base.Named;

/** What has an area. */
public class Shape extends Named {

  private final double width;

  /** A square. */
  public Shape(double width) {
    this.width = width;
  }

  /** Square units. */
  public double area() {
    return width * width;
  }

  /** The same, by an older name. */
  public double size() {
    return area();
  }
}
