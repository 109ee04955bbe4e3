package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.ANY_KEY_TARGET;
import static io.upsurge.dialect.Capability.IDENTITY_IN_ORDER;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.TELLS_IDENTITY;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ConditionalSql;
import io.upsurge.dialect.OnDuplicateKey;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;

/** MySQL from 8.0.19 on: rows that were given have an alias; nothing comes back from a statement. */
public final class MySql extends OnDuplicateKey {

    @Override
    public Class<? extends Dialect> database() {
        return MySQLDialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(IDENTITY_IN_ORDER, TELLS_IDENTITY, ANY_KEY_TARGET, LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 65_535;
    }

    @Override
    public void read(KeyRead read, int rows, SqlWriter sql) {
        StandardSql.selections(read, sql);
        sql.add(" from ");
        given(read.rows(), rows, sql);
        StandardSql.join(read, " straight_join ", " <=> ", sql);
        sql.add(read.lock() ? " for update of " + StandardSql.locked(read.joins(), true) : "");
    }

    /** A subquery's rows stay free. */
    @Override
    public void read(ConditionalRead read, int rows, SqlWriter sql) {
        ConditionalSql.read(read, rows, sql);
        sql.add(read.lock() ? " for update of " + StandardSql.locked(read.joins(), true) : "");
    }

    @Override
    protected void given(RowSource source, int rows, boolean positioned, SqlWriter sql) {
        List<Column> columns = source.brought();
        sql.add("(values ").times(rows, row -> {
            sql.add("row(").times(columns.size(), index -> sql.value(columns.get(index), row, index));
            sql.add(positioned ? ", " + row + ")" : ")");
        });
        sql.add(") as given (").times(columns.size(), index -> sql.add("c" + index));
        sql.add(positioned ? ", position)" : ")");
    }

    /**
     * An insert whose number of rows is known beforehand draws its values without gaps, whatever
     * {@code innodb_autoinc_lock_mode} says (MySQL 9.7 manual, "AUTO_INCREMENT Handling in InnoDB").
     */
    @Override
    public Optional<String> drawnIdentities() {
        return Optional.of("select last_insert_id(), @@session.auto_increment_increment");
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(MySqlCatalogue.MYSQL);
    }

    @Override
    protected String rowAlias(String table) {
        return " as " + alias("excluded", SqlNames.simpleName(table));
    }

    @Override
    protected String excluded(String table, String column) {
        return alias("excluded", table) + "." + column;
    }
}
