package io.upsurge.dialects;

import static io.upsurge.dialects.BookStatements.EXCLUDED;
import static io.upsurge.dialects.BookStatements.ISBN;
import static io.upsurge.dialects.BookStatements.ISBN_WITH_EQUAL_NULLS;
import static io.upsurge.dialects.BookStatements.NOTHING;
import static io.upsurge.dialects.BookStatements.ONLY_IF_CHANGED;
import static io.upsurge.dialects.BookStatements.SUM_PLUS_CONSTANT;
import static io.upsurge.dialects.BookStatements.SWAP;
import static io.upsurge.dialects.BookStatements.WHERE_MORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.Statement;
import org.junit.jupiter.api.Test;

/** The SQL of H2, as it is sent. */
class H2SqlTest {

    private static final UpsurgeDialect DIALECT = new H2();
    private static final BookStatements BOOKS = new BookStatements(DIALECT.rows());

    @Test
    void updatesWithWhatWasGiven() {
        sql(BOOKS.upsert(ISBN, EXCLUDED), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when matched then update set title = trim(?2), stock = cast(?3 as integer)
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?2), ?3)
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.upsert(ISBN, EXCLUDED), 2).reads("""
                merge into book existing
                using (values (cast(? as varchar), trim(?), cast(? as integer)), (cast(? as varchar), trim(?),
                cast(? as integer))) excluded (isbn, title, stock)
                on (existing.isbn = excluded.isbn)
                when matched then update set title = excluded.title, stock = excluded.stock
                when not matched then insert (isbn, title, stock)
                values (excluded.isbn, excluded.title, excluded.stock)
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void updatesByAnExpressionWithAConstant() {
        sql(BOOKS.upsert(ISBN, SUM_PLUS_CONSTANT), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when matched then update set stock = existing.stock + cast(?2 as integer) + ?3
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?4), ?2)
                -- isbn 0, stock 0, #0, title 0""");
    }

    @Test
    void updatesUnderACondition() {
        sql(BOOKS.upsert(ISBN, WHERE_MORE), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when matched and (existing.stock < cast(?2 as integer)) then update set title = trim(?3),
                stock = cast(?2 as integer)
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?3), ?2)
                -- isbn 0, stock 0, title 0""");
    }

    @Test
    void updatesOnlyWhatWouldChange() {
        sql(BOOKS.upsert(ISBN, ONLY_IF_CHANGED), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when matched and (existing.title is distinct from trim(?2) or existing.stock is distinct
                from cast(?3 as integer)) then update set title = trim(?2), stock = cast(?3 as integer)
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?2), ?3)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void assignsWhatTheStoredRowHeldBefore() {
        sql(BOOKS.upsert(ISBN, SWAP), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when matched then update set title = existing.subtitle, subtitle = existing.title
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?2), ?3)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void leavesAloneWhatIsThere() {
        sql(BOOKS.upsert(ISBN, NOTHING), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?2), ?3)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void treatsNullsAsEqual() {
        sql(BOOKS.upsert(ISBN_WITH_EQUAL_NULLS, EXCLUDED), 1).reads("""
                merge into book existing
                using system_range(1, 1)
                on (existing.isbn is not distinct from cast(?1 as varchar))
                when matched then update set title = trim(?2), stock = cast(?3 as integer)
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?2), ?3)
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void returnsWhatItWrote() {
        sql(BOOKS.returning(EXCLUDED, false), 2).reads("""
                select existing.id, existing.title from final table (merge into book existing
                using (values (cast(? as varchar), trim(?), cast(? as integer)), (cast(? as varchar), trim(?),
                cast(? as integer))) excluded (isbn, title, stock)
                on (existing.isbn = excluded.isbn)
                when matched then update set title = excluded.title, stock = excluded.stock
                when not matched then insert (isbn, title, stock)
                values (excluded.isbn, excluded.title, excluded.stock)) existing
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void returnsWhatItInserted() {
        sql(BOOKS.returning(NOTHING, false), 1).reads("""
                select existing.id, existing.title from final table (merge into book existing
                using system_range(1, 1)
                on (existing.isbn = cast(?1 as varchar))
                when not matched then insert (isbn, title, stock)
                values (?1, trim(?2), ?3)) existing
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
                select existing.id, existing.title
                from final table (insert into book (isbn, title, stock)
                values (?, trim(?), ?)) existing
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesRowsByKey() {
        sql(BOOKS.update(), 1).reads("""
                update book existing set title = trim(?), stock = cast(? as integer)
                where existing.isbn = cast(? as varchar) and (existing.stock < cast(? as integer))
                -- title 0, stock 0, isbn 0, stock 0""");
    }

    @Test
    void updatesRowsFromWhatTheyHeldBefore() {
        sql(BOOKS.swap(), 1).reads("""
                update book existing set title = existing.subtitle, subtitle = existing.title
                where existing.isbn = cast(? as varchar)
                -- isbn 0""");
    }

    @Test
    void readsByKey() {
        sql(BOOKS.read(false), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values (cast(? as varchar), trim(?), cast(? as integer), 0)) given (c0, c1, c2, position)
                join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0""");

        sql(BOOKS.read(false), 2).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values (cast(? as varchar), trim(?), cast(? as integer), 0), (cast(? as varchar), trim(?),
                cast(? as integer), 1)) given (c0, c1, c2, position)
                join book existing on existing.isbn = given.c0
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void readsRowsInSeveralTablesUnderALock() {
        sql(BOOKS.readInSeveralTables(), 1).reads("""
                select existing.title, existing1.copies, existing2.address, given.position
                from (values (cast(? as varchar), trim(?), cast(? as integer), 0)) given (c0, c1, c2, position)
                join book existing on existing.isbn = given.c0
                join print existing1 on existing1.book = existing.isbn
                left join page existing2 on existing2.isbn = existing.isbn
                where existing1.copies > 1 for update
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyUnderALock() {
        sql(BOOKS.read(true), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values (cast(? as varchar), trim(?), cast(? as integer), 0)) given (c0, c1, c2, position)
                join book existing on existing.isbn = given.c0 for update
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void readsByKeyWithEqualNulls() {
        sql(BOOKS.readWithEqualNulls(), 1).reads("""
                select given.position
                from (values (cast(? as varchar), trim(?), cast(? as integer), 0)) given (c0, c1, c2, position)
                join book existing on existing.isbn is not distinct from given.c0
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void drawsValuesOfASequence() {
        assertThat(DIALECT.nextValues("next value for book_seq"))
                .contains("select next value for book_seq from system_range(1, ?)");
    }

    private static WrittenSql sql(Statement statement, int rows) {
        return WrittenSql.of(DIALECT, statement, rows);
    }
}
