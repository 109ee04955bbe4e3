package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes the select list of a statement that Hibernate rendered apart into fragments: what is qualified by the alias of
 * a row becomes a column of that row, and every {@code ?} a constant, numbered from the first one given.
 */
final class SelectListScanner {

    private final String sql;
    private final Map<String, Function<String, Part>> rows;
    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int constants;
    private int at;

    private SelectListScanner(String sql, Map<String, Function<String, Part>> rows, int firstConstant) {
        this.sql = sql;
        this.rows = rows;
        this.constants = firstConstant;
    }

    /**
     * The items between {@code select} and {@code from}.
     *
     * @param rows for each alias, what a column behind it becomes
     */
    static List<Fragment> scan(String sql, Map<String, Function<String, Part>> rows, int firstConstant) {
        if (!sql.regionMatches(true, 0, "select ", 0, 7)) {
            throw new IllegalStateException("Hibernate rendered no plain select: " + sql);
        }
        return new SelectListScanner(sql, rows, firstConstant).scan();
    }

    private List<Fragment> scan() {
        int depth = 0;
        at = "select ".length();
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                text.append(quoted(c));
            } else if (Character.isJavaIdentifierStart(c)) {
                String word = word();
                if (depth == 0 && word.equalsIgnoreCase("from")) {
                    break;
                }
                if (!column(word)) {
                    text.append(word);
                }
            } else if (depth == 0 && c == ',') {
                finishItem();
                at++;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == '?') {
                    part(new Fragment.Constant(constants++));
                } else {
                    text.append(c);
                }
                at++;
            }
        }
        finishItem();
        return fragments;
    }

    /** A word, when it is the alias of a row and a dot follows: the column behind it. */
    private boolean column(String word) {
        Function<String, Part> row = rows.get(word);
        if (row == null || at >= sql.length() || sql.charAt(at) != '.') {
            return false;
        }
        at++;
        char c = sql.charAt(at);
        part(row.apply(c == '"' || c == '`' ? quoted(c) : word()));
        return true;
    }

    private String word() {
        int start = at;
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
            at++;
        }
        return sql.substring(start, at);
    }

    /** What stands in quotes, the quotes included; a doubled quote stands for one. */
    private String quoted(char quote) {
        int start = at++;
        while (sql.charAt(at) != quote || (at + 1 < sql.length() && sql.charAt(at + 1) == quote)) {
            at += sql.charAt(at) == quote ? 2 : 1;
        }
        at++;
        return sql.substring(start, at);
    }

    private void part(Part part) {
        if (!text.isEmpty()) {
            parts.add(new Fragment.Text(text.toString()));
            text.setLength(0);
        }
        parts.add(part);
    }

    private void finishItem() {
        String rest = text.toString().stripTrailing();
        if (parts.isEmpty()) {
            rest = rest.strip();
        }
        text.setLength(0);
        if (!rest.isEmpty()) {
            parts.add(new Fragment.Text(rest));
        }
        fragments.add(new Fragment(parts));
        parts.clear();
    }
}
