package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.ANY_KEY_TARGET;
import static io.upsurge.dialect.Capability.CONDITION_OVER_TARGET;
import static io.upsurge.dialect.Capability.CONSTRAINT_TARGET;
import static io.upsurge.dialect.Capability.EXPRESSION_INDEX_TARGET;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.PARTIAL_INDEX_TARGET;
import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNING_DELETED;
import static io.upsurge.dialect.Capability.RETURNING_UPDATED;
import static io.upsurge.dialect.Capability.RETURNS_OUTCOME;
import static io.upsurge.dialect.Capability.RETURNS_POSITION;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;
import static io.upsurge.dialect.Capability.VALUE_OVER_TARGET;
import static io.upsurge.dialect.Capability.WRITES_TOGETHER;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ConditionalSql;
import io.upsurge.dialect.OnConflict;
import io.upsurge.dialect.RowLoader;
import io.upsurge.dialect.ServerVersion;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.dialect.StandardSql;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * PostgreSQL: {@code on conflict}, with several rows as one array per column, so that one text serves every number of
 * them; a single row is quicker as values.
 */
public final class PostgreSql extends OnConflict {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> NO_TARGET = Set.of("42P10", "55000", "42809");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Pattern VIOLATED_KEY = Pattern.compile("\\(([^()]*)\\)=\\(");

    /**
     * Always so, and the server thinks that one row of two hundred is (the default for {@code is null} of an expression), so
     * that it expects one row of eight million given ones.
     */
    private static final String FEW =
            " and case when given.c0 is null then cast(null as boolean) end is null".repeat(3);

    private static final Set<Capability> CAPABILITIES = Set.of(
            RETURNING,
            RETURNS_WRITTEN_ROWS_ONLY,
            RETURNS_OUTCOME,
            RETURNS_POSITION,
            RETURNING_UPDATED,
            RETURNING_DELETED,
            CONDITION_OVER_TARGET,
            VALUE_OVER_TARGET,
            CONSTRAINT_TARGET,
            PARTIAL_INDEX_TARGET,
            EXPRESSION_INDEX_TARGET,
            ANY_KEY_TARGET,
            LOCKING_READ,
            WRITES_TOGETHER);

    private final boolean returnsOldRow;
    private final Set<Capability> capabilities;
    private final Optional<UpsurgeDialect> whereRowsAreElsewhere;

    /** PostgreSQL of a version that is not known yet. */
    public PostgreSql() {
        this(false, CAPABILITIES, Optional.empty());
    }

    private PostgreSql(
            boolean returnsOldRow, Set<Capability> capabilities, Optional<UpsurgeDialect> whereRowsAreElsewhere) {
        this.returnsOldRow = returnsOldRow;
        this.capabilities = capabilities;
        this.whereRowsAreElsewhere = whereRowsAreElsewhere;
    }

    @Override
    public Class<? extends Dialect> database() {
        return PostgreSQLDialect.class;
    }

    @Override
    public UpsurgeDialect on(ServerVersion server) {
        return server.isAtLeast(18, 0)
                ? new PostgreSql(true, CAPABILITIES, Optional.empty())
                : new PostgreSql(false, CAPABILITIES, Optional.of(withoutOutcome()));
    }

    /**
     * Of a partitioned table no {@code xmax} can be returned: "cannot retrieve a system column in this context" (15.20). A
     * view has none.
     */
    private static PostgreSql withoutOutcome() {
        Set<Capability> capabilities = EnumSet.copyOf(CAPABILITIES);
        capabilities.remove(RETURNS_OUTCOME);
        return new PostgreSql(false, Set.copyOf(capabilities), Optional.empty());
    }

    @Override
    public Optional<UpsurgeDialect> whereRowsAreElsewhere() {
        return whereRowsAreElsewhere;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    /** What {@code @Lob} is here: each write makes a large object with another number. */
    @Override
    public Optional<String> incomparable(Column column) {
        return column.type().equals("oid")
                ? Optional.of("it compares the number of a large object, and not what that holds")
                : Optional.empty();
    }

    /** Where positions are wanted, the identifiers are drawn before the insert, so that each belongs to a given row. */
    @Override
    public void insert(InsertStatement insert, int rows, SqlWriter sql) {
        if (insert.rows().form() == RowForm.LOADED) {
            sql.loaded(PostgreSqlRows.inPlace(insert.table(), insert.rows()));
            return;
        } else if (insert.identity().isEmpty()) {
            super.insert(insert, rows, sql);
            return;
        }
        String identity = insert.identity().get();
        List<String> names = insert.rows().names();
        List<Fragment> selections = insert.returning().orElseThrow().selections();
        sql.add("with drawn as materialized (select nextval(pg_get_serial_sequence('")
                .add(insert.table().replace("'", "''"))
                .add("', '")
                .add(SqlNames.unquoted(identity).replace("'", "''"))
                .add("')) as k, given.* from ");
        given(insert.rows(), rows, sql);
        sql.add("), written as (insert into ")
                .add(insert.table())
                .add(" as existing (")
                .add(identity);
        names.forEach(name -> sql.add(", ").add(name));
        sql.add(") overriding system value select drawn.k");
        sql.add(insert.rows().columns().isEmpty() ? "" : ", ")
                .times(insert.rows().columns().size(), index -> sql.add("drawn.c" + index));
        RowNames drawn = PostgreSqlRows.named("drawn", insert.rows());
        insert.rows().made().forEach(made -> sql.add(", ").fragment(made.value(), drawn));
        sql.add(" from drawn order by drawn.position returning existing.")
                .add(identity)
                .add(" as k");
        RowNames existing = RowNames.qualified("existing", "excluded");
        for (int i = 0; i < selections.size(); i++) {
            sql.add(", ").fragment(selections.get(i), existing).add(" as s" + i);
        }
        sql.add(") select ");
        for (int i = 0; i < selections.size(); i++) {
            sql.add("written.s" + i + ", ");
        }
        sql.add("drawn.position from written join drawn on drawn.k = written.k");
    }

    /**
     * {@code … from (values (0)) one left join (…) given on true where existing.k = any(array[given.c0]) and …}: no other join
     * is made of it than one given row after the other, so that rows are locked in the order of the given ones, whatever
     * the server's statistics say of the table and of conditions. Of {@code array[…]} no hash or merge join can be made;
     * {@link #FEW} and the outer join make a loop over the table dearer than one over the given rows; and a condition waits
     * for a given row, so that no index of its own is taken for it.
     */
    @Override
    public void update(UpdateStatement update, int rows, SqlWriter sql) {
        RowNames names = StandardSql.storedAndGiven(update.rows());
        sql.add("update ").add(update.table()).add(" as existing set ");
        StandardSql.assignments(update.update(), "", names, sql);
        sql.add(" from (values (0)) one left join ");
        given(update.rows(), rows, sql);
        sql.add(" on true where ").list(update.key(), " and ", column -> sameKey(update, column, names, sql));
        sql.add(FEW);
        if (update.update().where().isPresent() || !update.update().compared().isEmpty()) {
            StandardSql.condition(" and case when (given.c0 is null) is not null then ", update.update(), names, sql);
            sql.add(" end");
        }
        update.returning().ifPresent(returning -> returning(returning, returnedName(update.table()), sql));
    }

    /** An array of arrays would be one array of their elements. */
    private static void sameKey(UpdateStatement update, String column, RowNames names, SqlWriter sql) {
        List<Column> columns = update.rows().columns();
        String type = columns.get(StandardSql.indexOf(columns, column)).type().toLowerCase(Locale.ROOT);
        boolean plain = update.nullsAreEqual() || type.endsWith("]") || type.endsWith("array");
        names.existing(column, sql);
        sql.add(update.nullsAreEqual() ? " is not distinct from " : plain ? " = " : " = any(array[");
        names.excluded(column, sql);
        sql.add(plain ? "" : "])");
    }

    @Override
    public int maxParameters() {
        return 65_535;
    }

    @Override
    public Optional<RowLoader> loader() {
        return Optional.of(PostgreSqlCopy.INSTANCE);
    }

    @Override
    public RowForm rows() {
        return RowForm.ARRAYS;
    }

    @Override
    protected void rows(RowSource source, int rows, SqlWriter sql) {
        if (source.form() == RowForm.VALUES || (source.form() == RowForm.ARRAYS && rows == 1)) {
            StandardSql.values(source, rows, sql);
        } else {
            PostgreSqlRows.inserted(source, sql);
        }
    }

    @Override
    public void read(KeyRead read, int rows, SqlWriter sql) {
        if (!read.lock()) {
            StandardSql.read(read, this, rows, sql);
            return;
        }
        StandardSql.selections(read, sql);
        sql.add(" from ");
        given(read.rows(), rows, sql);
        StandardSql.join(read, " join ", sql);
        sql.add(" order by given.position for update of ").add(StandardSql.locked(read.joins(), false));
    }

    /** A subquery's rows stay free. */
    @Override
    public void read(ConditionalRead read, int rows, SqlWriter sql) {
        ConditionalSql.read(read, rows, sql);
        sql.add(read.lock() ? " for update of " + StandardSql.locked(read.joins(), false) : "");
    }

    /** No: it is aborted. */
    @Override
    public boolean goesOnAfterErrors() {
        return false;
    }

    @Override
    public void insert(MissingRowsInsert insert, int rows, SqlWriter sql) {
        ConditionalSql.insert(insert, rows, SqlWriter::typedConstant, sql);
    }

    @Override
    public boolean isRetryable(SQLException error) {
        return super.isRetryable(error) || LOCK_NOT_AVAILABLE.equals(error.getSQLState());
    }

    /** With the same state for rights and for policies of row security. */
    @Override
    public boolean deniesAccess(SQLException error) {
        return INSUFFICIENT_PRIVILEGE.equals(error.getSQLState());
    }

    /** No such key, a deferrable one, an exclusion; the words around {@code ON CONFLICT} are those of the server's language. */
    @Override
    public boolean refusesTarget(SQLException error) {
        return NO_TARGET.contains(String.valueOf(error.getSQLState()))
                && String.valueOf(error.getMessage()).contains("ON CONFLICT");
    }

    /** {@code … Detail: Key (a, b)=(1, 2) already exists.}, with other words in other languages. */
    @Override
    public boolean violates(SQLException error, List<String> key) {
        Matcher violated = VIOLATED_KEY.matcher(String.valueOf(error.getMessage()));
        return UNIQUE_VIOLATION.equals(error.getSQLState())
                && violated.find()
                && SqlNames.namesJust(violated.group(1), key);
    }

    /** An insert meets a row that was not there when its key was looked for; an upsert does not. */
    @Override
    public boolean losesRace(SQLException error) {
        return UNIQUE_VIOLATION.equals(error.getSQLState());
    }

    @Override
    public void given(RowSource source, int rows, SqlWriter sql) {
        if (source.form() == RowForm.VALUES) {
            StandardSql.given(source, rows, sql);
        } else {
            PostgreSqlRows.table(source, sql);
        }
    }

    @Override
    public Optional<String> nextValues(String next) {
        return Optional.of("select " + next + " from generate_series(1, ?)");
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(new PostgreSqlCatalogue());
    }

    @Override
    protected String returnedName(String table) {
        return "existing";
    }

    @Override
    protected String inserted() {
        return returnsOldRow ? "old.* is null" : "existing.xmax = 0";
    }
}
