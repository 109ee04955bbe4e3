package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ColumnComparison;
import io.upsurge.dialect.SqlText;
import io.upsurge.dialect.StoredKey;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.TableAnswers.Question;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** What the database of a session says of its tables, which the mapping does not. */
public final class StoredTables {

    private static final String UNIQUE_KEYS = "/* upsurge: unique keys */ ";

    private final HibernateSession own;
    private final SharedSessionContractImplementor session;
    private final UpsurgeDialect dialect;

    StoredTables(HibernateSession own, UpsurgeDialect dialect) {
        this.own = own;
        this.session = own.session();
        this.dialect = dialect;
    }

    /** The dialect for the entity's first table; without a transaction nothing is asked, and no table is special. */
    public UpsurgeDialect dialectOf(MappedEntity entity) {
        return own.isInTransaction()
                ? dialect.whereRowsAreElsewhere()
                        .filter(other -> is(Question.ELSEWHERE, entity.model().table()))
                        .orElse(dialect)
                : dialect;
    }

    /** How a column of an entity's first table compares; empty where the database does not tell. */
    public Optional<ColumnComparison> comparison(MappedEntity entity, String column) {
        return dialect.catalogue()
                .flatMap(catalogue -> own.mappings()
                        .attachment(ColumnComparisons.class, ColumnComparisons::new)
                        .of(entity.model(), column, catalogue, session));
    }

    /**
     * Whether rows may be loaded for the entity's first table.
     *
     * @param inPlace whether into the table itself, and not into a temporary one
     */
    public boolean mayLoad(MappedEntity entity, boolean inPlace) {
        return own.mappings()
                .attachment(LoadableTables.class, LoadableTables::new)
                .mayLoad(dialect, entity.model().table(), inPlace, session);
    }

    /** Whether the database may hide rows of the table from some user. */
    public boolean isSecured(String table) {
        return is(Question.SECURED, table);
    }

    /** Whether the database may hide rows of the table from the user, or from what the user writes. */
    public boolean hidesRows(String table) {
        return dialect.catalogue()
                .flatMap(catalogue -> catalogue.hidesRows(table))
                .filter(query -> new CatalogueQuestion("row security", query).ask(session, ResultSet::next))
                .isPresent();
    }

    /** The unique keys of the table. */
    public List<StoredKey> keys(String table) {
        Optional<Catalogue.Query> query = dialect.catalogue().flatMap(catalogue -> catalogue.uniqueKeys(table));
        try {
            return query.isPresent()
                    ? StoredKeys.of(own.connection(), query.get())
                    : StoredKeys.of(own.connection(), table);
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not read the unique keys");
        }
    }

    /** Sends a statement that asks for unique keys by needing them, and says what the database has against it. */
    public Optional<String> refusal(SqlText probe) {
        Supplier<Optional<String>> send = () -> {
            try (PreparedStatement statement = own.connection().prepareStatement(UNIQUE_KEYS + probe.text())) {
                statement.execute();
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        };
        return dialect.goesOnAfterErrors() ? send.get() : own.behindSavepoint(send);
    }

    private boolean is(Question question, String table) {
        return own.mappings().attachment(TableAnswers.class, TableAnswers::new).is(question, dialect, table, session);
    }
}
