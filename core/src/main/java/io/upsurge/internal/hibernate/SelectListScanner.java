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
    private final boolean backslashEscapes;
    private final List<Fragment> fragments = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int constants;
    private int at;

    private SelectListScanner(
            String sql, Map<String, Function<String, Part>> rows, int firstConstant, boolean backslashEscapes) {
        this.sql = sql;
        this.rows = rows;
        this.backslashEscapes = backslashEscapes;
        this.constants = firstConstant;
    }

    /**
     * The items between {@code select} and {@code from}, of a database whose string literals know no escapes.
     *
     * @param rows for each alias, what a column behind it becomes
     */
    static List<Fragment> scan(String sql, Map<String, Function<String, Part>> rows, int firstConstant) {
        return scan(sql, rows, firstConstant, false);
    }

    /**
     * The items between {@code select} and {@code from}.
     *
     * @param rows for each alias, what a column behind it becomes
     * @param backslashEscapes whether a backslash in a string literal escapes the character behind it
     */
    static List<Fragment> scan(
            String sql, Map<String, Function<String, Part>> rows, int firstConstant, boolean backslashEscapes) {
        if (!sql.regionMatches(true, 0, "select ", 0, 7)) {
            throw new IllegalStateException("Hibernate rendered no plain select: " + sql);
        }
        return new SelectListScanner(sql, rows, firstConstant, backslashEscapes).scan();
    }

    private List<Fragment> scan() {
        int depth = 0;
        String before = "";
        at = "select ".length();
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (asItStands()) {
                before = "";
            } else if (Character.isJavaIdentifierStart(c)) {
                String word = word();
                if (depth == 0 && word.equalsIgnoreCase("from") && !before.equalsIgnoreCase("distinct")) {
                    finishItem();
                    return fragments;
                }
                if (!column(word)) {
                    text.append(word);
                }
                before = word;
            } else if (depth == 0 && c == ',') {
                finishItem();
                at++;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth < 0 || c == ';') {
                    throw new IllegalStateException("the expression ends before its end, at " + c);
                } else if (c == '?') {
                    part(new Fragment.Constant(constants++));
                } else {
                    text.append(c);
                }
                at++;
            }
        }
        throw new IllegalStateException("the select list has no end");
    }

    /** Takes what has no columns and no parameters in it: literals, quoted names, comments, escaped question marks. */
    private boolean asItStands() {
        char c = sql.charAt(at);
        int start = at;
        if (c == '\'' || c == '"' || c == '`') {
            quoted(c, backslashEscapes && c != '`');
        } else if ((c == 'e' || c == 'E') && sql.startsWith("'", at + 1)) {
            at++;
            quoted('\'', true);
        } else if (c == '$' && !dollarTag().isEmpty()) {
            String tag = dollarTag();
            at = behind(tag, at + tag.length());
        } else if (sql.startsWith("/*", at)) {
            at = behind("*/", at + 2);
        } else if (sql.startsWith("??", at)) {
            at += 2;
        } else if (sql.startsWith("--", at) && Character.isDigit(next(2))) {
            // A negative number behind a minus, which would begin a comment.
            text.append("- ");
            start = ++at;
        } else if (sql.startsWith("--", at) || (c == '#' && backslashEscapes)) {
            throw new IllegalStateException("a comment to the end of the line would hide what follows");
        } else {
            return false;
        }
        text.append(sql, start, at);
        return true;
    }

    /** What opens and closes a literal like {@code $tag$it's$tag$}, or nothing where none begins here. */
    private String dollarTag() {
        int end = at + 1;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        return sql.startsWith("$", end) ? sql.substring(at, end + 1) : "";
    }

    private char next(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : ' ';
    }

    private int behind(String end, int from) {
        int found = sql.indexOf(end, from);
        if (found < 0) {
            throw new IllegalStateException("what begins with " + sql.charAt(at) + " has no end");
        }
        return found + end.length();
    }

    /** A word, when it is the alias of a row and a dot follows: the column behind it. */
    private boolean column(String word) {
        Function<String, Part> row = rows.get(word);
        if (row == null || at >= sql.length() || sql.charAt(at) != '.') {
            return false;
        }
        at++;
        char c = sql.charAt(at);
        part(row.apply(c == '"' || c == '`' ? quoted(c, false) : word()));
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
    private String quoted(char quote, boolean backslash) {
        int start = at++;
        while (at < sql.length() && !(sql.charAt(at) == quote && !sql.startsWith(String.valueOf(quote), at + 1))) {
            at += sql.charAt(at) == quote || (backslash && sql.charAt(at) == '\\') ? 2 : 1;
        }
        if (at >= sql.length()) {
            throw new IllegalStateException("what begins with " + quote + " has no end");
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
