package io.upsurge.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No snippet of the documentation that a test does not run. */
class SnippetsTest {

    @ParameterizedTest
    @CsvSource({"README.md, GuideTest", "docs/guide.md, GuideTest", "docs/legacy.md, LegacyTest"})
    void everySnippetIsRun(String document, String test) {
        String run = Page.code(test);

        List<String> snippets = Page.of(document).blocks("java");

        assertThat(snippets).isNotEmpty();
        assertThat(snippets).allSatisfy(snippet -> assertThat(run).contains(snippet));
    }
}
