package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.SqlText;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.UpdateStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An update by key goes by the given rows whatever the server believes of the table: decision 19. */
class PostgresLockOrderTest {

    @Nested
    @OnDatabase("postgres")
    class On15 extends Plans {
        On15() {
            super("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class On18 extends Plans {
        On18() {
            super("pgvector");
        }
    }

    abstract static class Plans {

        private static final int[] BATCHES = {2, 10, 100, 1000};

        private final String database;

        Plans(String database) {
            this.database = database;
        }

        /** Arrays and loaded rows, and a table that is believed to hold no row, one, a few and all. */
        @Test
        void goByGivenRows() throws SQLException {
            try (Connection connection = OurDatabases.named(database).connection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("create temp table book (id serial primary key, isbn varchar(20) unique,"
                        + " title varchar, subtitle varchar, stock integer)");
                for (int stored : new int[] {4, 100, 2000, 20_000}) {
                    for (int believed : new int[] {0, 1, 4, stored}) {
                        store(believed, stored, statement);
                        for (RowForm form : new RowForm[] {RowForm.ARRAYS, RowForm.LOADED}) {
                            BookStatements books = new BookStatements(form);
                            assertThat(byTable(books.update(), statement))
                                    .as("%s under a condition, %s rows, %s believed", form, stored, believed)
                                    .isEmpty();
                            assertThat(byTable(books.swap(), statement))
                                    .as("%s, %s rows, %s believed", form, stored, believed)
                                    .isEmpty();
                        }
                    }
                }
                connection.rollback();
            }
        }

        /** The pages of the table as it was when statistics were kept stay, so that more rows are not expected in them. */
        private static void store(int believed, int stored, Statement statement) throws SQLException {
            statement.execute("truncate book");
            insert(stored, statement);
            statement.execute("delete from book where id not in (select id from book limit " + believed + ")");
            statement.execute("analyze book");
            statement.execute("delete from book");
            insert(stored, statement);
        }

        private static void insert(int rows, Statement statement) throws SQLException {
            statement.execute("insert into book (isbn, title, stock) select 'isbn ' || n, 'title', 1"
                    + " from generate_series(" + rows + ", 1, -1) n");
        }

        /** The plans that begin with the table. */
        private static List<String> byTable(UpdateStatement update, Statement statement) throws SQLException {
            SqlWriter sql = new SqlWriter();
            new PostgreSql().update(update, 1000, sql);
            SqlText text = sql.finish();
            List<String> plans = new ArrayList<>();
            for (int batch : BATCHES) {
                if (text.load().isPresent()) {
                    plans.add(planOfLoaded(text, batch, statement));
                } else {
                    plans.add(planOfArrays(text, batch, "force_custom_plan", statement));
                    plans.add(planOfArrays(text, batch, "force_generic_plan", statement));
                }
            }
            plans.removeIf(plan -> plan.indexOf(" given") < plan.indexOf(" existing"));
            return plans;
        }

        private static String planOfArrays(SqlText text, int batch, String mode, Statement statement)
                throws SQLException {
            String parameters = text.text();
            for (int i = 1; parameters.contains("?"); i++) {
                parameters = parameters.replaceFirst("\\?", "\\$" + i);
            }
            statement.execute("set local plan_cache_mode = " + mode);
            statement.execute("prepare updating as " + parameters);
            String texts = "array_fill('isbn'::varchar, array[" + batch + "])";
            String plan = plan(
                    "execute updating (" + texts + ", " + texts + ", array_fill(1, array[" + batch + "]))", statement);
            statement.execute("deallocate updating");
            return plan;
        }

        private static String planOfLoaded(SqlText text, int batch, Statement statement) throws SQLException {
            RowLoad load = text.load().orElseThrow();
            statement.execute(load.loader().create(load));
            statement.execute(
                    "insert into pg_temp.upsurge_given select 'isbn ' || n, 'title', n from generate_series(1, " + batch
                            + ") n");
            String plan = plan(text.text(), statement);
            statement.execute(load.loader().drop(load));
            return plan;
        }

        /** What is updated, which is the first line of the plan, is left out. */
        private static String plan(String update, Statement statement) throws SQLException {
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain (costs off) " + update)) {
                lines.next();
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
