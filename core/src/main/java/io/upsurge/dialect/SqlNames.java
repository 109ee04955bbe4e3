package io.upsurge.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names of tables and columns as they stand in SQL, qualified and quoted in the ways of the databases. */
public final class SqlNames {

    private SqlNames() {}

    /** The table's own name, without schema and catalog. */
    public static String simpleName(String table) {
        int dot = -1;
        char quote = 0;
        for (int i = 0; i < table.length(); i++) {
            char c = table.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '`') {
                quote = c;
            } else if (c == '[') {
                quote = ']';
            } else if (c == '.') {
                dot = i;
            }
        }
        return table.substring(dot + 1);
    }

    /** A name without its quotes. */
    public static String unquoted(String name) {
        boolean quoted = name.length() > 1 && "\"`[".indexOf(name.charAt(0)) >= 0;
        if (!quoted) {
            return name;
        }
        String end = name.substring(name.length() - 1);
        return name.substring(1, name.length() - 1).replace(end + end, end);
    }

    /** The unquoted name of the table's schema, or catalog where there is no schema; empty where the name has none. */
    public static Optional<String> schema(String table) {
        int before = table.length() - simpleName(table).length() - 1;
        return before < 0 ? Optional.empty() : Optional.of(unquoted(simpleName(table.substring(0, before))));
    }

    /**
     * Whether a list of columns in a database's message names just these, in any order.
     *
     * @param listed names behind commas; what follows a blank within one, as in {@code A NULLS FIRST}, is no part of it
     */
    public static boolean namesJust(String listed, List<String> columns) {
        Set<String> names = new HashSet<>();
        for (String name : listed.split(",")) {
            names.add(bare(name.strip().split(" ", 2)[0]));
        }
        Set<String> wanted = new HashSet<>();
        columns.forEach(column -> wanted.add(bare(column)));
        return names.equals(wanted);
    }

    private static String bare(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
