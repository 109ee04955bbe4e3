package io.upsurge.dialects;

import static io.upsurge.dialects.BookStatements.ANY_KEY;
import static io.upsurge.dialects.BookStatements.EXCLUDED;
import static io.upsurge.dialects.BookStatements.ISBN;
import static io.upsurge.dialects.BookStatements.NOTHING;
import static io.upsurge.dialects.BookStatements.ONLY_IF_CHANGED;
import static io.upsurge.dialects.BookStatements.SUM_PLUS_CONSTANT;
import static io.upsurge.dialects.BookStatements.SWAP;
import static io.upsurge.dialects.BookStatements.WHERE_MORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The SQL of MariaDB, as it is sent. */
class MariaDbSqlTest {

    private static final UpsurgeDialect DIALECT = new MariaDb();
    private static final BookStatements BOOKS = new BookStatements(DIALECT.rows());

    @Test
    void updatesWithWhatWasGiven() {
        sql(BOOKS.upsert(ISBN, EXCLUDED), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.title = value(book.title), book.stock = value(book.stock)
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.upsert(ISBN, EXCLUDED), 2).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?), (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.title = value(book.title), book.stock = value(book.stock)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void updatesByAnExpressionWithAConstant() {
        sql(BOOKS.upsert(ISBN, SUM_PLUS_CONSTANT), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.stock = book.stock + value(book.stock) + ?
                -- isbn 0, title 0, stock 0, #0""");
    }

    @Test
    void updatesUnderACondition() {
        sql(BOOKS.upsert(ISBN, WHERE_MORE), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.title = if(((book.stock < value(book.stock))) is true,
                value(book.title), book.title), book.stock = if(((book.stock < value(book.stock))) is true,
                value(book.stock), book.stock)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesOnlyWhatWouldChange() {
        sql(BOOKS.upsert(ISBN, ONLY_IF_CHANGED), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.title = value(book.title), book.stock = value(book.stock)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void assignsWhatTheStoredRowHeldBefore() {
        sql(BOOKS.upsert(ISBN, SWAP), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.title = book.subtitle,
                book.subtitle = (select stored_row.title from book stored_row
                where stored_row.id = book.id for update)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhatIsThere() {
        sql(BOOKS.upsert(ISBN, NOTHING), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhateverKeyIsThere() {
        sql(BOOKS.upsert(ANY_KEY, NOTHING), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.id = book.id
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void returnsWhatItWrote() {
        sql(BOOKS.returning(EXCLUDED, false), 2).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?), (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn), book.title = value(book.title), book.stock = value(book.stock)
                returning book.id, book.title
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void returnsWhatItInserted() {
        sql(BOOKS.returning(NOTHING, false), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = value(book.isbn)) is
                true))), book.isbn, book.isbn) returning book.id, book.title
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void inserts() {
        sql(BOOKS.insert(), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.insert(), 2).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?), (?, trim(?), ?)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void insertsAndReturns() {
        sql(BOOKS.insertReturning(false), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?)
                returning book.id, book.title
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesRowsByKey() {
        sql(BOOKS.update(), 2).reads("""
                update (select ? as c0, trim(?) as c1, ? as c2 union all select ?, trim(?), ?) given
                straight_join book existing on existing.isbn = given.c0
                set existing.title = given.c1, existing.stock = given.c2
                where (existing.stock < given.c2)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void givesRowsAsValuesWhereTypesSayAll() {
        Column id = new Column("id", "?", "signed", Optional.empty());
        Column amount = new Column("amount", "?", "decimal(12,2)", Optional.empty());
        UpdateStatement update = new UpdateStatement(
                "meter",
                List.of("id"),
                new RowSource(List.of(id, amount), DIALECT.rows()),
                List.of("id"),
                false,
                new DoUpdate(
                        List.of(new Assignment("amount", Fragment.excluded("amount"))), Optional.empty(), List.of()),
                Optional.empty());

        sql(update, 3).reads("""
                update (select cast(cast(? as decimal(20)) as signed) as c0, cast(? as decimal(12,2)) as c1
                union all values (?, ?), (?, ?)) given
                straight_join meter existing on existing.id = given.c0
                set existing.amount = given.c1
                -- isbn 0, title 0, isbn 1, title 1, isbn 2, title 2""");
    }

    @Test
    void updatesRowsFromWhatTheyHeldBefore() {
        sql(BOOKS.swap(), 2).reads("""
                update (select ? as c0, trim(?) as c1, ? as c2 union all select ?, trim(?), ?) given
                straight_join book existing on existing.isbn = given.c0
                join book stored_row on stored_row.id = existing.id
                set existing.title = stored_row.subtitle, existing.subtitle = stored_row.title
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsByKey() {
        sql(BOOKS.read(false), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select ? as c0, trim(?) as c1, ? as c2, 0 as position) given
                straight_join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.read(false), 2).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select ? as c0, trim(?) as c1, ? as c2, 0 as position
                union all select ?, trim(?), ?, 1) given
                straight_join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsRowsInSeveralTablesUnderALock() {
        sql(BOOKS.readInSeveralTables(), 1).reads("""
                select existing.title, existing1.copies, existing2.address, given.position
                from (select ? as c0, trim(?) as c1, ? as c2, 0 as position) given
                straight_join book existing on existing.isbn = given.c0
                join print existing1 on existing1.book = existing.isbn
                left join page existing2 on existing2.isbn = existing.isbn
                where existing1.copies > 1 for update
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyUnderALock() {
        sql(BOOKS.read(true), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select ? as c0, trim(?) as c1, ? as c2, 0 as position) given
                straight_join book existing on existing.isbn = given.c0 for update
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyWithEqualNulls() {
        sql(BOOKS.readWithEqualNulls(), 1).reads("""
                select given.position
                from (select ? as c0, trim(?) as c1, ? as c2, 0 as position) given
                straight_join book existing on existing.isbn <=> given.c0
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void drawsValuesOfASequence() {
        assertThat(DIALECT.nextValues("nextval(book_seq)"))
                .contains("select nextval(book_seq) from json_table(concat('[1', repeat(',1', ? - 1), ']'), '$[*]'"
                        + " columns (one int path '$')) given");
    }

    private static WrittenSql sql(Statement statement, int rows) {
        return WrittenSql.of(DIALECT, statement, rows);
    }
}
