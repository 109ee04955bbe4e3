package io.upsurge.examples.plugin;

import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.NULL_SAFE_TARGET;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.Merge;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StandardSql;
import io.upsurge.dialect.TextComparison;
import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.KeyRead;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.HSQLDialect;

/** HSQLDB 2.7: {@code merge}, and what is asked back is read by key. In MVCC, sessions may wait for ever (2.7.4). */
public final class Hsqldb extends Merge {

    private static final String DUPLICATE_KEY = "23505";

    @Override
    public Class<? extends Dialect> database() {
        return HSQLDialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(NULL_SAFE_TARGET, LOCKING_READ);
    }

    /** It has no limit of its own, but needs time for a statement as the square of its parameters (2.7.4). */
    @Override
    public int maxParameters() {
        return 2_000;
    }

    /**
     * Only a write locks in MVCC, where {@code for update} and even {@code lock table} do nothing; in the other models
     * a read of two tables locks neither, and a write locks its table (2.7.4).
     */
    @Override
    public void lock(KeyRead read, int rows, SqlWriter sql) {
        StandardSql.lockRows(read, rows, sql);
    }

    /** With a dot behind it, so that blanks at its end count; in a CHAR column those that the database adds do, too. */
    @Override
    public Fragment exactText(Fragment text) {
        return text.between("(", " || '.')");
    }

    @Override
    public Optional<String> incomparable(Column column) {
        return column.type().contains("lob") || column.type().contains("array")
                ? Optional.of("it does not compare a large object or an array")
                : Optional.empty();
    }

    @Override
    public boolean losesRace(SQLException error) {
        return DUPLICATE_KEY.equals(error.getSQLState());
    }

    @Override
    public Optional<String> nextValues(String next) {
        return Optional.of("select " + next + " from unnest(sequence_array(1, ?, 1))");
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(new Columns());
    }

    /** How columns compare: blanks at the end do not count unless {@code sql.pad_space=false}. */
    private static final class Columns implements Catalogue {

        private static final String COLUMNS = """
                select column_name, cast(null as varchar(1)), case when 'a' = 'a ' then 1 else 0 end,
                       coalesce(datetime_precision, numeric_scale)
                from information_schema.columns
                where upper(table_name) = upper(?)
                and upper(table_schema) = upper(coalesce(nullif(cast(? as varchar(128)), ''), current_schema))""";

        @Override
        public Query query(String table, List<String> columns) {
            String schema = SqlNames.schema(table).orElse("");
            return new Query(COLUMNS, List.of(SqlNames.unquoted(SqlNames.simpleName(table)), schema));
        }

        /** Never asked, for no expression takes over the collation of VARCHAR_IGNORECASE (2.7.4). */
        @Override
        public TextComparison text(String rule, boolean ignoresTrailingBlanks) {
            return TextComparison.EXACT.ignoringTrailingBlanks(ignoresTrailingBlanks);
        }

        @Override
        public RoundingMode furtherDecimals() {
            return RoundingMode.HALF_DOWN;
        }

        @Override
        public RoundingMode furtherSeconds() {
            return RoundingMode.DOWN;
        }
    }
}
