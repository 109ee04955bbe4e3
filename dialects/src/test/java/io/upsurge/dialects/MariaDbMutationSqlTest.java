package io.upsurge.dialects;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.Statement;
import org.junit.jupiter.api.Test;

/** The SQL of updates and deletes by a condition on MariaDB, as it is sent. */
class MariaDbMutationSqlTest {

    private static final UpsurgeDialect DIALECT = new MariaDb();

    @Test
    void updatesByACondition() {
        sql(BookMutations.UPDATE, 0).reads("""
                update book set stock = book.stock + ?, title = ? where (book.stock < ?)
                -- #1, #2, #0""");
    }

    @Test
    void updatesByAConditionFromWhatTheRowHeldBefore() {
        sql(BookMutations.SWAP, 0).reads("""
                update book existing join book stored_row on stored_row.isbn = existing.isbn
                set existing.title = stored_row.subtitle, existing.subtitle = stored_row.title
                where (stored_row.stock < ?)
                -- #0""");
    }

    @Test
    void updatesByIdentifier() {
        sql(BookMutations.UPDATE_BY_ISBN, 2).reads("""
                update book set stock = book.stock + ? where book.isbn in (?, ?)
                -- #1, isbn 0, isbn 1""");
    }

    @Test
    void deletesByACondition() {
        sql(BookMutations.DELETE, 0).reads("""
                delete from book where (book.stock < ?)
                -- #0""");
    }

    @Test
    void deletesByAConditionAndReturns() {
        sql(BookMutations.DELETE_RETURNING, 0).reads("""
                delete from book where (book.stock < ?) returning book.isbn, book.title
                -- #0""");
    }

    @Test
    void deletesByIdentifier() {
        sql(BookMutations.DELETE_BY_ISBN, 2).reads("""
                delete from book where book.isbn in (?, ?)
                -- isbn 0, isbn 1""");

        sql(BookMutations.DELETE_BY_TWO, 2).reads("""
                delete from book
                where ((book.isbn = ? and book.title = trim(?)) or (book.isbn = ? and book.title = trim(?)))
                -- isbn 0, title 0, isbn 1, title 1""");
    }

    @Test
    void deletesFromACollectionTable() {
        sql(BookMutations.AUTHORS, 1).reads("""
                delete from book_authors where exists
                (select 1 from book existing where existing.isbn in (?) and existing.isbn = book_authors.book_isbn)
                -- isbn 0""");
    }

    @Test
    void looksByAConditionUnderALock() {
        sql(BookMutations.LOOK, 0).reads("""
                select existing.isbn from book existing where (existing.stock < ?) for update
                -- #0""");
    }

    private static WrittenSql sql(Statement statement, int rows) {
        return WrittenSql.of(DIALECT, statement, rows);
    }
}
