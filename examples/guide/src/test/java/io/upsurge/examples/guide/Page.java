package io.upsurge.examples.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document of this repository, and the blocks of code in it. */
record Page(String text) {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path TESTS = Path.of("src/test/java/io/upsurge/examples/guide");

    static Page of(String document) {
        return new Page(read(ROOT.resolve(document)));
    }

    /** A test of this module, as one line. */
    static String code(String test) {
        return plain(read(TESTS.resolve(test + ".java")));
    }

    /** What stands below a heading, up to the next one. */
    Page section(String heading) {
        Pattern section = Pattern.compile(
                "^#+ " + Pattern.quote(heading) + "\\n(.*?)(?=^#+ |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
        return new Page(section.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section '" + heading + "'")));
    }

    /** The blocks in that language, each as one line. */
    List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult match) -> plain(match.group(1)))
                .toList();
    }

    /** Without indentation and empty lines, which the formatter may set differently. */
    private static String plain(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
