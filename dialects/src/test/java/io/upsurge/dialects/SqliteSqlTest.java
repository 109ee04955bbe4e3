package io.upsurge.dialects;

import static io.upsurge.dialects.BookStatements.ANY_KEY;
import static io.upsurge.dialects.BookStatements.EXCLUDED;
import static io.upsurge.dialects.BookStatements.ISBN;
import static io.upsurge.dialects.BookStatements.ISBN_OF_LIVE_BOOKS;
import static io.upsurge.dialects.BookStatements.LOWER_ISBN_AND_TITLE;
import static io.upsurge.dialects.BookStatements.NOTHING;
import static io.upsurge.dialects.BookStatements.ONLY_IF_CHANGED;
import static io.upsurge.dialects.BookStatements.SUM_PLUS_CONSTANT;
import static io.upsurge.dialects.BookStatements.SWAP;
import static io.upsurge.dialects.BookStatements.WHERE_MORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.Statement;
import org.junit.jupiter.api.Test;

/** The SQL of SQLite, as it is sent. */
class SqliteSqlTest {

    private static final UpsurgeDialect DIALECT = new Sqlite();
    private static final BookStatements BOOKS = new BookStatements(DIALECT.rows());

    @Test
    void updatesWithWhatWasGiven() {
        sql(BOOKS.upsert(ISBN, EXCLUDED), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.upsert(ISBN, EXCLUDED), 2).reads("""
                insert into book as existing (isbn, title, stock)
                values (?, trim(?), ?), (?, trim(?), ?)
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void updatesByAnExpressionWithAConstant() {
        sql(BOOKS.upsert(ISBN, SUM_PLUS_CONSTANT), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn) do update set stock = existing.stock + excluded.stock + ?
                -- isbn 0, title 0, stock 0, #0""");
    }

    @Test
    void updatesUnderACondition() {
        sql(BOOKS.upsert(ISBN, WHERE_MORE), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                where (existing.stock < excluded.stock)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesOnlyWhatWouldChange() {
        sql(BOOKS.upsert(ISBN, ONLY_IF_CHANGED), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                where (existing.title is distinct from excluded.title or existing.stock is distinct from
                excluded.stock)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void assignsWhatTheStoredRowHeldBefore() {
        sql(BOOKS.upsert(ISBN, SWAP), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn)
                do update set title = existing.subtitle, subtitle = existing.title
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhatIsThere() {
        sql(BOOKS.upsert(ISBN, NOTHING), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn) do nothing
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhateverKeyIsThere() {
        sql(BOOKS.upsert(ANY_KEY, NOTHING), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict do nothing
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void targetsAPartialIndex() {
        sql(BOOKS.upsert(ISBN_OF_LIVE_BOOKS, EXCLUDED), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn) where deleted = false
                do update set title = excluded.title, stock = excluded.stock
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void namesTheExpressionsOfAnIndex() {
        sql(BOOKS.upsert(LOWER_ISBN_AND_TITLE, NOTHING), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict ((lower(isbn)), title) where deleted = false do nothing
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void returnsWhatItWrote() {
        sql(BOOKS.returning(EXCLUDED, false), 2).reads("""
                insert into book as existing (isbn, title, stock)
                values (?, trim(?), ?), (?, trim(?), ?)
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                returning book.id, book.title
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void returnsWhatItInserted() {
        sql(BOOKS.returning(NOTHING, false), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn) do nothing returning book.id, book.title
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void inserts() {
        sql(BOOKS.insert(), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.insert(), 2).reads("""
                insert into book as existing (isbn, title, stock)
                values (?, trim(?), ?), (?, trim(?), ?)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void insertsAndReturns() {
        sql(BOOKS.insertReturning(false), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                returning book.id, book.title
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesRowsByKey() {
        sql(BOOKS.update(), 2).reads("""
                update book as existing set title = given.c1, stock = given.c2
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0), (?, trim(?), ?, 1))) given
                where existing.isbn = given.c0 and (existing.stock < given.c2)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void updatesRowsFromWhatTheyHeldBefore() {
        sql(BOOKS.swap(), 2).reads("""
                update book as existing set title = existing.subtitle, subtitle = existing.title
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0), (?, trim(?), ?, 1))) given
                where existing.isbn = given.c0
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsByKey() {
        sql(BOOKS.read(false), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0))) given
                join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.read(false), 2).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0), (?, trim(?), ?, 1))) given
                join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsRowsInSeveralTablesUnderALock() {
        sql(BOOKS.readInSeveralTables(), 1).reads("""
                select existing.title, existing1.copies, existing2.address, given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0))) given
                join book existing on existing.isbn = given.c0
                join print existing1 on existing1.book = existing.isbn
                left join page existing2 on existing2.isbn = existing.isbn
                where existing1.copies > 1
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyUnderALock() {
        sql(BOOKS.read(true), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0))) given
                join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyWithEqualNulls() {
        sql(BOOKS.readWithEqualNulls(), 1).reads("""
                select given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0))) given
                join book existing on existing.isbn is not distinct from given.c0
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByTheKeyOfAPartialIndex() {
        sql(BOOKS.readOfLiveBooks(), 1).reads("""
                select given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0))) given
                join book existing on existing.isbn = given.c0 and (existing.deleted = false)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void letsTheServerSeekAnIndexWithoutARow() {
        SqlWriter sql = new SqlWriter();

        DIALECT.probe(BOOKS.upsert(LOWER_ISBN_AND_TITLE, EXCLUDED), sql);

        assertThat(sql.finish().text())
                .isEqualTo("explain insert into book as existing (isbn) select isbn from book where 1 = 0"
                        + " on conflict ((lower(isbn)), title) where deleted = false do nothing");
    }

    @Test
    void readsByAnExpression() {
        sql(BOOKS.readByLowerIsbn(), 1).reads("""
                select given.position
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0))) given
                join book existing on (lower(existing.isbn) = lower(given.c0))
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void comparesGivenKeysByAnExpression() {
        sql(BOOKS.sameLowerIsbnAndTitle(), 2).reads("""
                select given.position, min(given.position) over (partition by lower(given.c0), given.c1)
                from (select column1 as c0, column2 as c1, column3 as c2, column4 as position
                from (values (?, trim(?), ?, 0), (?, trim(?), ?, 1))) given
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void takesTheWriteLockBeforeItReadsUnderALock() {
        SqlWriter sql = new SqlWriter();

        DIALECT.lock(BOOKS.read(true), 2, sql);

        assertThat(sql.finish().text()).isEqualTo("update book set isbn = isbn where 1 = 0");
    }

    private static WrittenSql sql(Statement statement, int rows) {
        return WrittenSql.of(DIALECT, statement, rows);
    }
}
