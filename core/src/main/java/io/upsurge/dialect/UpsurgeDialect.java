package io.upsurge.dialect;

import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import io.upsurge.statement.WritesTogether;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.Dialect;

/**
 * One database: what it can do, and how its statements are worded.
 *
 * <p>Found as a service: name the class in {@code META-INF/services/io.upsurge.dialect.UpsurgeDialect}. It speaks for
 * {@link #database()} and for the subclasses of that, unless another one speaks for a nearer ancestor. A dialect holds
 * no state, is asked from several threads, and may assume that what it is given can be done by the capabilities it
 * declares.
 */
public interface UpsurgeDialect {

    /** The Hibernate dialect that this one speaks for. */
    Class<? extends Dialect> database();

    /** This dialect as it is on a server of the given version. */
    default UpsurgeDialect on(ServerVersion server) {
        return this;
    }

    /** What the database can do; what is missing is refused, with the reason that the capability gives. */
    Set<Capability> capabilities();

    /** How many parameters one statement may have. */
    int maxParameters();

    /** How many rows go into one statement where neither the caller nor the parameters limit them. */
    default int preferredChunk() {
        return 1000;
    }

    /**
     * How many rows one upsert may have, whatever the caller asks for; a limit that keeps the database correct. Where it is
     * one, rows that lack a key which others bring are inserted by one statement each, too, and rows with a key are if a
     * statement for all of them fails because a key is there already.
     */
    default int maxRows() {
        return Integer.MAX_VALUE;
    }

    /** How rows travel where every column's type allows it. */
    default RowForm rows() {
        return RowForm.VALUES;
    }

    /**
     * What loads rows faster than statements bring them; statements whose rows are {@link RowForm#LOADED} say where to by
     * {@link SqlWriter#loaded}. The same object at each call; empty where there is nothing of the kind.
     */
    default Optional<RowLoader> loader() {
        return Optional.empty();
    }

    /** Writes an upsert of so many rows. */
    void upsert(UpsertStatement upsert, int rows, SqlWriter sql);

    /** Writes an insert of so many rows. */
    default void insert(InsertStatement insert, int rows, SqlWriter sql) {
        StandardSql.insert(insert, rows, sql);
    }

    /** Writes an update of so many rows by key. */
    default void update(UpdateStatement update, int rows, SqlWriter sql) {
        StandardSql.update(update, this, rows, sql);
    }

    /** Writes several writes as one statement; asked of databases that have {@link Capability#WRITES_TOGETHER} only. */
    default void write(WritesTogether writes, int rows, SqlWriter sql) {
        StandardSql.write(writes, this, rows, sql);
    }

    /** Writes an update of the rows that a condition holds for, or of so many rows by their identifiers. */
    default void update(ConditionalUpdate update, int rows, SqlWriter sql) {
        ConditionalSql.update(update, rows, sql);
    }

    /** Writes a delete of the rows that a condition holds for, or of so many rows by their identifiers. */
    default void delete(ConditionalDelete delete, int rows, SqlWriter sql) {
        ConditionalSql.delete(delete, rows, sql);
    }

    /** Writes an insert of the rows that a table lacks, for so many identifiers. */
    default void insert(MissingRowsInsert insert, int rows, SqlWriter sql) {
        ConditionalSql.insert(insert, rows, SqlWriter::constant, sql);
    }

    /** Writes a delete of what so many rows, given by their identifiers, have in a collection table. */
    default void delete(CollectionDelete delete, int rows, SqlWriter sql) {
        ConditionalSql.delete(delete, rows, sql);
    }

    /** Writes a read of the rows that a condition holds for, or of so many rows by their identifiers. */
    default void read(ConditionalRead read, int rows, SqlWriter sql) {
        ConditionalSql.read(read, rows, sql);
        sql.add(read.lock() ? " for update" : "");
    }

    /** Writes a read of so many rows by key; the first column is the position of the key that was given. */
    default void read(KeyRead read, int rows, SqlWriter sql) {
        StandardSql.read(read, this, rows, sql);
    }

    /** Writes a comparison of the keys of so many rows with each other. */
    default void compare(KeyGroups groups, int rows, SqlWriter sql) {
        StandardSql.compare(groups, this, rows, sql);
    }

    /**
     * Writes so many given rows as a table named {@code given}: their columns by number, {@code c0}, {@code c1} and so
     * on, then {@code position}, from 0.
     */
    default void given(RowSource source, int rows, SqlWriter sql) {
        StandardSql.given(source, rows, sql);
    }

    /** How the database is asked in which way columns compare; without it, they are taken to compare as Java does. */
    default Optional<Catalogue> catalogue() {
        return Optional.empty();
    }

    /**
     * Writes a statement that changes and reads no row, and fails where the table has no unique key for the conflict
     * target of the upsert. Nothing is written where the database has no such statement; its catalogue is asked then.
     */
    default void probe(UpsertStatement upsert, SqlWriter sql) {}

    /**
     * Writes what is sent before a locking read of so many rows, where reading locks nothing: a statement that changes
     * nothing and takes the write lock of the table, such as {@link StandardSql#lockTable}, or those of the rows to be
     * read, such as {@link StandardSql#lockRows}. Where the read itself locks, nothing is written.
     */
    default void lock(KeyRead read, int rows, SqlWriter sql) {}

    /**
     * The text in a form whose comparison sees every difference, also those that collations of this database ignore
     * unless they are told otherwise.
     */
    default Fragment exactText(Fragment text) {
        return text;
    }

    /**
     * Why this database cannot tell whether two values of the column are equal, although it compares something: a clause
     * whose subject is the database.
     */
    default Optional<String> incomparable(Column column) {
        return Optional.empty();
    }

    /**
     * A whole number that an expression makes, in a form that fails where it has more than so many bits; only databases
     * whose columns hold any number need one, for who reads it would get another.
     */
    default Fragment withinBits(Fragment number, int bits) {
        return number;
    }

    /** Whether decimal numbers are added and multiplied digit by digit, and never as binary floating point. */
    default boolean calculatesDecimals() {
        return true;
    }

    /**
     * Whether the database undoes by itself what a failed statement did; if not, every statement that returns rows is
     * sent behind a savepoint.
     */
    default boolean undoesFailedStatements() {
        return true;
    }

    /**
     * Whether a transaction goes on after one of its statements has failed; if not, a statement that may lose a race is
     * sent behind a savepoint.
     */
    default boolean goesOnAfterErrors() {
        return true;
    }

    /**
     * Whether the error ends the transaction's chances, while the same work in a new transaction may well succeed:
     * deadlocks, lost snapshots, lock timeouts.
     */
    default boolean isRetryable(SQLException error) {
        return error.getSQLState() != null && error.getSQLState().startsWith("40");
    }

    /**
     * How upserts speak to this database about a partitioned table or a view, which {@link Catalogue#keepsRowsElsewhere}
     * tells of; the same object at each call. Empty where such a table is like any other.
     */
    default Optional<UpsurgeDialect> whereRowsAreElsewhere() {
        return Optional.empty();
    }

    /** Whether the error says that the user may not do this: a right is missing, or row security forbids it. */
    default boolean deniesAccess(SQLException error) {
        return false;
    }

    /** Whether the error says that the table has no such conflict target as the statement names. */
    default boolean refusesTarget(SQLException error) {
        return false;
    }

    /**
     * Whether the error is this dialect's own sign that a row collided on a unique key other than the conflict target.
     * The row is then sought and the error becomes a violation of the key that was hit.
     */
    default boolean collidesOnOtherKey(SQLException error) {
        return false;
    }

    /**
     * Whether the error is a violation of the unique key over just these columns. An upsert that meets it in its own
     * conflict target, and does not see the row that is in the way, needs a new transaction to see it.
     *
     * @param key the names of the columns, as they stand in SQL
     */
    default boolean violates(SQLException error, List<String> key) {
        return false;
    }

    /**
     * The query that tells how many bytes the server takes of a statement and its values together; empty where there is
     * no such limit.
     */
    default Optional<String> packetLimit() {
        return Optional.empty();
    }

    /**
     * The query that draws several values of a sequence, a row each, in the order in which they are drawn. How many is its
     * one parameter; it may give fewer. Empty where the database gives one value at a time.
     *
     * @param next what draws one value within a query, such as {@code next value for book_seq}
     */
    default Optional<String> nextValues(String next) {
        return Optional.empty();
    }

    /**
     * The query for the first identity value that the last insert of this connection drew, and for the step from each row's
     * to the next one's. Asked of databases whose inserts return nothing, and whose identity values are
     * {@link Capability#IDENTITY_IN_ORDER in order}.
     */
    default Optional<String> drawnIdentities() {
        return Optional.empty();
    }

    /**
     * Whether the error may mean that another transaction inserted the row first, so that the same statement, sent
     * again in the same transaction, finds it and succeeds.
     */
    default boolean losesRace(SQLException error) {
        return false;
    }
}
