package io.upsurge.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No snippet of the documentation that {@link GuideTest} does not run. */
class SnippetsTest {

    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide.md"})
    void everySnippetIsRun(String document) throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        String run = plain(Files.readString(Path.of("src/test/java/io/upsurge/examples/guide/GuideTest.java")));

        List<String> snippets = JAVA.matcher(Files.readString(root.resolve(document)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(snippets).isNotEmpty();
        assertThat(snippets).allSatisfy(snippet -> assertThat(run).contains(plain(snippet)));
    }

    /** Without indentation and empty lines, which the formatter may set differently. */
    private static String plain(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
