package io.upsurge.tck;

import static io.upsurge.dialect.Capability.ANY_KEY_TARGET;
import static io.upsurge.dialect.Capability.CONSTRAINT_TARGET;
import static io.upsurge.dialect.Capability.EXPRESSION_INDEX_TARGET;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.NULL_SAFE_TARGET;
import static io.upsurge.dialect.Capability.PARTIAL_INDEX_TARGET;
import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNING_DELETED;
import static io.upsurge.dialect.Capability.RETURNING_UPDATED;
import static io.upsurge.dialect.Capability.RETURNS_OUTCOME;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Merge;
import io.upsurge.dialect.OnConflict;
import io.upsurge.dialect.OnDuplicateKey;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.RowForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What databases can do, as a Markdown table with a row for each, by what its dialect declares. */
public final class DatabaseTable {

    private static final List<String> COLUMNS = List.of(
            "Database",
            "Grammar",
            "Rows come back",
            "of update and delete",
            "Outcome for free",
            "Constraint as target",
            "Partial index",
            "Expression index",
            "Any key",
            "Equal NULLs",
            "Rows per statement",
            "Parameters");

    private DatabaseTable() {}

    /** The table with these rows, in order and each once; lines end with a line feed. */
    public static String of(Collection<String> rows) {
        String rule = "|" + "---|".repeat(COLUMNS.size());
        return line(COLUMNS) + "\n" + rule + "\n" + String.join("\n", new TreeSet<>(rows)) + "\n";
    }

    /**
     * The row of one database.
     *
     * @param product its name and version, for example {@code H2 2.4.240}
     */
    public static String row(String product, UpsurgeDialect dialect) {
        return line(List.of(
                product,
                grammar(dialect),
                dialect.capabilities().contains(RETURNING) ? "`returning`" : "one read by key",
                mutated(dialect),
                outcome(dialect),
                orFallback(CONSTRAINT_TARGET, dialect),
                orNo(PARTIAL_INDEX_TARGET, dialect),
                orNo(EXPRESSION_INDEX_TARGET, dialect),
                orNo(ANY_KEY_TARGET, dialect),
                orFallback(NULL_SAFE_TARGET, dialect),
                String.valueOf(Math.min(dialect.preferredChunk(), dialect.maxRows())),
                parameters(dialect)));
    }

    /** The rows among the lines of a table: those that begin with a product. */
    public static List<String> rowsIn(String table) {
        return Arrays.stream(table.split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .filter(line -> !line.equals(line(COLUMNS)))
                .toList();
    }

    private static String grammar(UpsurgeDialect dialect) {
        if (dialect instanceof OnConflict) {
            return "`on conflict`";
        } else if (dialect instanceof OnDuplicateKey) {
            return "`on duplicate key`";
        }
        return dialect instanceof Merge ? "`merge`" : "its own";
    }

    private static String mutated(UpsurgeDialect dialect) {
        boolean updated = dialect.capabilities().contains(RETURNING_UPDATED);
        boolean deleted = dialect.capabilities().contains(RETURNING_DELETED);
        if (updated && deleted) {
            return "`returning`";
        }
        String returning = updated ? "update `returning`" : deleted ? "delete `returning`" : "";
        return (returning.isEmpty() ? "" : returning + ", else ") + "a read before";
    }

    private static String outcome(UpsurgeDialect dialect) {
        if (dialect.capabilities().contains(RETURNS_OUTCOME)) {
            return "yes";
        }
        return dialect.capabilities().contains(RETURNS_WRITTEN_ROWS_ONLY) ? "of do nothing" : "no";
    }

    private static String orNo(Capability capability, UpsurgeDialect dialect) {
        return dialect.capabilities().contains(capability) ? "yes" : "no";
    }

    /** What a read under a lock can do instead, where the caller asks for it. */
    private static String orFallback(Capability capability, UpsurgeDialect dialect) {
        boolean fallback = dialect.capabilities().contains(LOCKING_READ);
        return fallback && !dialect.capabilities().contains(capability) ? "emulated" : orNo(capability, dialect);
    }

    private static String parameters(UpsurgeDialect dialect) {
        String most = String.format(Locale.ROOT, "%,d", dialect.maxParameters());
        return dialect.rows() == RowForm.ARRAYS ? "an array per column" : "at most " + most;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
