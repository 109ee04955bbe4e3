package io.upsurge.dialects;

import static io.upsurge.dialects.BookStatements.ANY_KEY;
import static io.upsurge.dialects.BookStatements.EXCLUDED;
import static io.upsurge.dialects.BookStatements.ISBN;
import static io.upsurge.dialects.BookStatements.NOTHING;
import static io.upsurge.dialects.BookStatements.ONLY_IF_CHANGED;
import static io.upsurge.dialects.BookStatements.SUM_PLUS_CONSTANT;
import static io.upsurge.dialects.BookStatements.SWAP;
import static io.upsurge.dialects.BookStatements.WHERE_MORE;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.Statement;
import org.junit.jupiter.api.Test;

/** The SQL of MySQL, as it is sent. */
class MySqlSqlTest {

    private static final UpsurgeDialect DIALECT = new MySql();
    private static final BookStatements BOOKS = new BookStatements(DIALECT.rows());

    @Test
    void updatesWithWhatWasGiven() {
        sql(BOOKS.upsert(ISBN, EXCLUDED), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.title = excluded.title, book.stock = excluded.stock
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.upsert(ISBN, EXCLUDED), 2).reads("""
                insert into book (isbn, title, stock)
                values (?, trim(?), ?), (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.title = excluded.title, book.stock = excluded.stock
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void tellsTheIdentifierOfTheOneRow() {
        sql(BOOKS.upsert(ISBN, EXCLUDED).telling("id"), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.title = excluded.title, book.stock = excluded.stock,
                book.id = if(last_insert_id(book.id) = 0, book.id, book.id)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesByAnExpressionWithAConstant() {
        sql(BOOKS.upsert(ISBN, SUM_PLUS_CONSTANT), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.stock = book.stock + excluded.stock + ?
                -- isbn 0, title 0, stock 0, #0""");
    }

    @Test
    void updatesUnderACondition() {
        sql(BOOKS.upsert(ISBN, WHERE_MORE), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.title = if(((book.stock < excluded.stock)) is true, excluded.title,
                book.title), book.stock = if(((book.stock < excluded.stock)) is true, excluded.stock, book.stock)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesOnlyWhatWouldChange() {
        sql(BOOKS.upsert(ISBN, ONLY_IF_CHANGED), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.title = excluded.title, book.stock = excluded.stock
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void assignsWhatTheStoredRowHeldBefore() {
        sql(BOOKS.upsert(ISBN, SWAP), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn), book.title = book.subtitle,
                book.subtitle = (select stored_row.title from book stored_row
                where stored_row.id = book.id for update)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhatIsThere() {
        sql(BOOKS.upsert(ISBN, NOTHING), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.isbn = if(exp(71062 * (1 - ((book.isbn = excluded.isbn) is true))),
                book.isbn, book.isbn)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhateverKeyIsThere() {
        sql(BOOKS.upsert(ANY_KEY, NOTHING), 1).reads("""
                insert into book (isbn, title, stock) values (?, trim(?), ?) as excluded
                on duplicate key update book.id = book.id
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
    void updatesRowsByKey() {
        sql(BOOKS.update(), 2).reads("""
                update (values row(?, trim(?), ?), row(?, trim(?), ?)) as given (c0, c1, c2)
                straight_join book existing on existing.isbn = given.c0
                set existing.title = given.c1, existing.stock = given.c2
                where (existing.stock < given.c2)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void updatesRowsFromWhatTheyHeldBefore() {
        sql(BOOKS.swap(), 2).reads("""
                update (values row(?, trim(?), ?), row(?, trim(?), ?)) as given (c0, c1, c2)
                straight_join book existing on existing.isbn = given.c0
                join book stored_row on stored_row.id = existing.id
                set existing.title = stored_row.subtitle, existing.subtitle = stored_row.title
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsByKey() {
        sql(BOOKS.read(false), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values row(?, trim(?), ?, 0)) as given (c0, c1, c2, position)
                straight_join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.read(false), 2).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values row(?, trim(?), ?, 0), row(?, trim(?), ?, 1)) as given (c0, c1, c2, position)
                straight_join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsRowsInSeveralTablesUnderALock() {
        sql(BOOKS.readInSeveralTables(), 1).reads("""
                select existing.title, existing1.copies, existing2.address, given.position
                from (values row(?, trim(?), ?, 0)) as given (c0, c1, c2, position)
                straight_join book existing on existing.isbn = given.c0
                join print existing1 on existing1.book = existing.isbn
                left join page existing2 on existing2.isbn = existing.isbn
                where existing1.copies > 1 for update of existing, existing1, existing2
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyUnderALock() {
        sql(BOOKS.read(true), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values row(?, trim(?), ?, 0)) as given (c0, c1, c2, position)
                straight_join book existing on existing.isbn = given.c0 for update of existing
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyWithEqualNulls() {
        sql(BOOKS.readWithEqualNulls(), 1).reads("""
                select given.position
                from (values row(?, trim(?), ?, 0)) as given (c0, c1, c2, position)
                straight_join book existing on existing.isbn <=> given.c0
                -- isbn 0, title 0, stock 0""");
    }

    private static WrittenSql sql(Statement statement, int rows) {
        return WrittenSql.of(DIALECT, statement, rows);
    }
}
