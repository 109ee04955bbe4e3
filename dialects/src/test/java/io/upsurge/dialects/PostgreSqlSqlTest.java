package io.upsurge.dialects;

import static io.upsurge.dialects.BookStatements.ANY_KEY;
import static io.upsurge.dialects.BookStatements.CONSTRAINT;
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

import io.upsurge.dialect.ServerVersion;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.Statement;
import org.junit.jupiter.api.Test;

/** The SQL of PostgreSQL, as it is sent. */
class PostgreSqlSqlTest {

    private static final UpsurgeDialect DIALECT = new PostgreSql();
    private static final BookStatements BOOKS = new BookStatements(DIALECT.rows());

    @Test
    void updatesWithWhatWasGiven() {
        sql(BOOKS.upsert(ISBN, EXCLUDED), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                -- isbn[], title[], stock[]""");
    }

    @Test
    void sendsASingleRowAsValues() {
        sql(BOOKS.upsert(ISBN, EXCLUDED), 1).reads("""
                insert into book as existing (isbn, title, stock) values (?, trim(?), ?)
                on conflict (isbn) do update set title = excluded.title, stock = excluded.stock
                -- isbn 0, title 0, stock 0""");
    }

    @Test
    void updatesByAnExpressionWithAConstant() {
        sql(BOOKS.upsert(ISBN, SUM_PLUS_CONSTANT), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn) do update set stock = existing.stock + excluded.stock + ?
                -- isbn[], title[], stock[], #0""");
    }

    @Test
    void updatesUnderACondition() {
        sql(BOOKS.upsert(ISBN, WHERE_MORE), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                where (existing.stock < excluded.stock)
                -- isbn[], title[], stock[]""");
    }

    @Test
    void updatesOnlyWhatWouldChange() {
        sql(BOOKS.upsert(ISBN, ONLY_IF_CHANGED), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                where (existing.title is distinct from excluded.title or existing.stock is distinct from
                excluded.stock)
                -- isbn[], title[], stock[]""");
    }

    @Test
    void assignsWhatTheStoredRowHeldBefore() {
        sql(BOOKS.upsert(ISBN, SWAP), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn)
                do update set title = existing.subtitle, subtitle = existing.title
                -- isbn[], title[], stock[]""");
    }

    @Test
    void leavesAloneWhatIsThere() {
        sql(BOOKS.upsert(ISBN, NOTHING), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn) do nothing
                -- isbn[], title[], stock[]""");
    }

    @Test
    void leavesAloneWhateverKeyIsThere() {
        sql(BOOKS.upsert(ANY_KEY, NOTHING), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict do nothing
                -- isbn[], title[], stock[]""");
    }

    @Test
    void targetsAConstraint() {
        sql(BOOKS.upsert(CONSTRAINT, EXCLUDED), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict on constraint uk_book_isbn
                do update set title = excluded.title, stock = excluded.stock
                -- isbn[], title[], stock[]""");
    }

    @Test
    void targetsAPartialIndex() {
        sql(BOOKS.upsert(ISBN_OF_LIVE_BOOKS, EXCLUDED), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn) where deleted = false
                do update set title = excluded.title, stock = excluded.stock
                -- isbn[], title[], stock[]""");
    }

    @Test
    void namesTheExpressionsOfAnIndex() {
        sql(BOOKS.upsert(LOWER_ISBN_AND_TITLE, NOTHING), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict ((lower(isbn)), title) where deleted = false do nothing
                -- isbn[], title[], stock[]""");
    }

    @Test
    void returnsWhatItWrote() {
        sql(BOOKS.returning(EXCLUDED, true), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                returning existing.id, existing.title, existing.xmax = 0
                -- isbn[], title[], stock[]""");
    }

    @Test
    void returnsWhatItInserted() {
        sql(BOOKS.returning(NOTHING, true), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn) do nothing
                returning existing.id, existing.title, existing.xmax = 0
                -- isbn[], title[], stock[]""");
    }

    @Test
    void inserts() {
        sql(BOOKS.insert(), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                -- isbn[], title[], stock[]""");
    }

    @Test
    void insertsAndReturns() {
        sql(BOOKS.insertReturning(true), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                returning existing.id, existing.title, existing.xmax = 0
                -- isbn[], title[], stock[]""");
    }

    @Test
    void insertsIntoTwoTablesByOneStatement() {
        sql(BOOKS.insertIntoTwoTables(), 2).reads("""
                with write0 as (insert into book as existing (isbn, title) select given.c0, trim(given.c1)
                from unnest(cast(? as varchar[]), cast(? as varchar[])) with ordinality as given (c0, c1, position)
                order by given.position) insert into print as existing (stock) select given.c0
                from unnest(cast(? as integer[])) with ordinality as given (c0, position)
                order by given.position -- isbn[], title[], stock[]""");
    }

    @Test
    void updatesTwoTablesByOneStatementAndCounts() {
        sql(BOOKS.updateTwoTables(), 2).reads("""
                with write0 as (update book as existing set title = given.c1
                from (values (0)) one left join (select given.c0 as c0, trim(given.c1) as c1, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[])) with ordinality as given (c0, c1, position)) given on true
                where existing.isbn = any(array[given.c0]) and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null returning 1), write1 as
                (update print as existing set in_print = true
                from (values (0)) one left join (select given.c0 as c0, given.position - 1 as position
                from unnest(cast(? as integer[])) with ordinality as given (c0, position)) given on true
                where existing.stock = any(array[given.c0]) and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null returning 1)
                select cast((select count(*) from write0) + (select count(*) from write1) as integer)
                -- isbn[], title[], stock[]""");
    }

    @Test
    void updatesRowsByKey() {
        sql(BOOKS.update(), 2).reads("""
                update book as existing set title = given.c1, stock = given.c2
                from (values (0)) one left join (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given on true
                where existing.isbn = any(array[given.c0]) and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null
                and case when (given.c0 is null) is not null then (existing.stock < given.c2) end
                -- isbn[], title[], stock[]""");
    }

    @Test
    void updatesRowsFromWhatTheyHeldBefore() {
        sql(BOOKS.swap(), 2).reads("""
                update book as existing set title = existing.subtitle, subtitle = existing.title
                from (values (0)) one left join (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given on true
                where existing.isbn = any(array[given.c0]) and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null
                and case when given.c0 is null then cast(null as boolean) end is null
                -- isbn[], title[], stock[]""");
    }

    @Test
    void readsByKey() {
        sql(BOOKS.read(false), 2).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                join book existing on existing.isbn = given.c0
                -- isbn[], title[], stock[]""");
    }

    @Test
    void readsRowsInSeveralTablesUnderALock() {
        sql(BOOKS.readInSeveralTables(), 1).reads("""
                select existing.title, existing1.copies, existing2.address, given.position
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                join book existing on existing.isbn = given.c0
                join print existing1 on existing1.book = existing.isbn
                left join page existing2 on existing2.isbn = existing.isbn
                where existing1.copies > 1 order by given.position for update of existing, existing1
                -- isbn[], title[], stock[]""");
    }

    @Test
    void readsByKeyUnderALock() {
        sql(BOOKS.read(true), 1).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                join book existing on existing.isbn = given.c0 order by given.position for update of existing
                -- isbn[], title[], stock[]""");
    }

    @Test
    void readsByKeyWithEqualNulls() {
        sql(BOOKS.readWithEqualNulls(), 1).reads("""
                select given.position
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                join book existing on existing.isbn is not distinct from given.c0
                -- isbn[], title[], stock[]""");
    }

    @Test
    void readsByTheKeyOfAPartialIndex() {
        sql(BOOKS.readOfLiveBooks(), 1).reads("""
                select given.position
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                join book existing on existing.isbn = given.c0 and (existing.deleted = false)
                -- isbn[], title[], stock[]""");
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
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                join book existing on (lower(existing.isbn) = lower(given.c0))
                -- isbn[], title[], stock[]""");
    }

    @Test
    void comparesGivenKeysByAnExpression() {
        sql(BOOKS.sameLowerIsbnAndTitle(), 1).reads("""
                select given.position, min(given.position) over (partition by lower(given.c0), given.c1)
                from (select given.c0 as c0, trim(given.c1) as c1, given.c2 as c2, given.position - 1 as position
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)) given
                -- isbn[], title[], stock[]""");
    }

    @Test
    void writesOneTextForAnyNumberOfSeveralRows() {
        String one = sql(BOOKS.upsert(ISBN, EXCLUDED), 2).text();

        assertThat(sql(BOOKS.upsert(ISBN, EXCLUDED), 1000).text()).isEqualTo(one);
    }

    @Test
    void writesRowsWhereAColumnHasNoArray() {
        BookStatements rows = new BookStatements(RowForm.VALUES);

        sql(rows.upsert(ISBN, EXCLUDED), 2).reads("""
                insert into book as existing (isbn, title, stock)
                values (?, trim(?), ?), (?, trim(?), ?)
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");

        sql(rows.read(true), 2).reads("""
                select existing.title, existing.stock < given.c2, given.position
                from (values (cast(? as varchar), trim(?), cast(? as integer), 0), (cast(? as varchar), trim(?),
                cast(? as integer), 1)) given (c0, c1, c2, position)
                join book existing on existing.isbn = given.c0 order by given.position for update of existing
                -- isbn 0, title 0, stock 0, isbn 1, title 1, stock 1""");
    }

    @Test
    void upsertsRowsThatWereLoaded() {
        BookStatements rows = new BookStatements(RowForm.LOADED);

        sql(rows.upsert(ISBN, EXCLUDED), 20_000).reads("""
                create temporary table upsurge_given (c0 varchar, c1 varchar, c2 integer) on commit drop;
                copy pg_temp.upsurge_given (c0, c1, c2) from stdin;
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from pg_temp.upsurge_given given
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock;
                drop table pg_temp.upsurge_given --""");
        sql(rows.insert(), 20_000).reads("copy book (isbn, title, stock) from stdin --");
    }

    @Test
    void tellsInsertedRowsByTheOldRowFrom18On() {
        UpsurgeDialect postgres18 = DIALECT.on(new ServerVersion(18, 0));

        WrittenSql.of(postgres18, BOOKS.returning(EXCLUDED, true), 2).reads("""
                insert into book as existing (isbn, title, stock)
                select given.c0, trim(given.c1), given.c2
                from unnest(cast(? as varchar[]), cast(? as varchar[]),
                cast(? as integer[])) with ordinality as given (c0, c1, c2, position)
                order by given.position
                on conflict (isbn)
                do update set title = excluded.title, stock = excluded.stock
                returning existing.id, existing.title, old.* is null
                -- isbn[], title[], stock[]""");
    }

    @Test
    void drawsValuesOfASequence() {
        assertThat(DIALECT.nextValues("nextval('book_seq')"))
                .contains("select nextval('book_seq') from generate_series(1, ?)");
    }

    private static WrittenSql sql(Statement statement, int rows) {
        return WrittenSql.of(DIALECT, statement, rows);
    }
}
