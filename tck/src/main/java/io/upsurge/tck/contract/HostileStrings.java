package io.upsurge.tck.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts that were never meant well, the same ones at each run. */
final class HostileStrings {

    /** What ends a literal, a name or a statement, begins a comment, stands for a parameter, or looks like our own SQL. */
    private static final List<String> FRAGMENTS = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "\\\\'",
            "--",
            "-- ",
            "/*",
            "*/",
            "#",
            ";",
            "; drop table Book; --",
            "?",
            "??",
            "?1",
            ":name",
            "%",
            "_%",
            "${title}",
            "{alias}",
            "{id}",
            "[0]",
            "()",
            ")",
            "(",
            ",",
            ".",
            "..",
            "=",
            " or 1=1",
            "' or '1'='1",
            "$$",
            "$x$",
            "E'",
            "N'",
            "U&'",
            "0x00",
            " ",
            "\t",
            "\n",
            "\r\n",
            "existing.",
            "excluded.",
            "b1_0.title",
            "existing_row.title",
            "value(title)",
            "select",
            " from ",
            " as ",
            "null",
            "é",
            "ß",
            "名前",
            "😀",
            "\u00a0",
            "\u200b",
            "\u202e",
            "\u2028",
            "\ufeff",
            "e\u0301");

    /** What no database need be able to store. */
    private static final List<String> UNSTORABLE =
            List.of("\u0000", "\u0001", "\u001b[31m", "\u0085", "\ud800", "\udc00\ud83d");

    private HostileStrings() {}

    /** More than 500 names that no attribute and no constraint has. */
    static List<String> names() {
        List<String> fragments = new ArrayList<>(FRAGMENTS);
        fragments.addAll(UNSTORABLE);
        fragments.add("x".repeat(100_000));
        Set<String> names = new LinkedHashSet<>(List.of("", "Title", "TITLE", "t\u0131tle", "class", "{element}", "*"));
        for (String fragment : fragments) {
            names.add(fragment);
            names.add(fragment + "title");
            names.add("title" + fragment);
            names.add("id" + fragment + "title");
            names.add("[code]" + fragment);
        }
        for (int i = 0; i < fragments.size(); i++) {
            for (int step = 1; step <= 5; step++) {
                names.add(fragments.get(i) + fragments.get((i + step * 7) % fragments.size()));
            }
        }
        return List.copyOf(names);
    }

    /** Values that every database can store, of at most 60 characters. */
    static List<String> values() {
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < FRAGMENTS.size(); i++) {
            String fragment = FRAGMENTS.get(i);
            values.add(fragment);
            values.add("a" + fragment + "b" + FRAGMENTS.get((i + 11) % FRAGMENTS.size()));
        }
        return List.copyOf(values);
    }

    /** Values that some databases cannot store. */
    static List<String> unstorableValues() {
        List<String> values = new ArrayList<>();
        UNSTORABLE.forEach(fragment -> values.add("a" + fragment + "b"));
        return values;
    }
}
