package io.github.releasekit.adapter.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.markdown.MarkdownLinks.Target;
import org.junit.jupiter.api.Test;

class MarkdownLinksTest {

  @Test
  void findsLinksAndImagesAndNoCode() {
    assertThat(
            MarkdownLinks.of(
                    """
                    A [link](a.md) and an
                    ![image](b%20c.png "title") and <https://example.org>.

                    - [reference][r] and `[no](code.md)`

                    ```
                    [no](fenced.md)
                    ```

                    [r]: ../d.md#e
                    """)
                .links())
        .containsExactly(
            new Target(1, "a.md"),
            new Target(2, "b%20c.png"),
            new Target(2, "https://example.org"),
            new Target(4, "../d.md#e"));
  }

  @Test
  void namesHeadingsAsForgesDo() {
    assertThat(
            MarkdownLinks.of(
                    """
                    # What's new in `1.0`?
                    ## Über uns
                    ## हिन्दी
                    Under lined
                    -----------
                    ## Again
                    ## Again
                    ### snake_case and kebab-case
                    <a id="by-hand"></a> <span name='other'>x</span>

                    <h2 id="html">y</h2>
                    """)
                .anchors())
        .containsExactlyInAnyOrder(
            "whats-new-in-10",
            "über-uns",
            "हिन्दी",
            "under-lined",
            "again",
            "again-1",
            "snake_case-and-kebab-case",
            "by-hand",
            "other",
            "html");
  }
}
