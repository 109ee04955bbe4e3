package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ 3.19: its batch, its statement of many rows, and its loader. */
record Jooq(Kind kind, Connection connection, DSLContext jooq) implements Family {

    static Jooq to(Server server) throws SQLException {
        Connection connection = server.connect(new Properties());
        DSLContext jooq = DSL.using(
                connection,
                server.kind().jooq,
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.NEVER)
                        .withRenderNameCase(RenderNameCase.AS_IS)
                        .withExecuteLogging(false));
        return new Jooq(server.kind(), connection, jooq);
    }

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        JooqStatements<E> statements = new JooqStatements<>(jooq, feed, rowsOfAStatement());
        List<Column<E>> sent = kind.sequences ? feed.withId() : feed.columns();
        return switch (workload) {
            case W1, W1_WIDE -> upserts(statements, feed, sent, feed.key(), feed.updated(), kind.sequences);
            case W1_ID -> {
                List<Contender<E>> contenders =
                        upserts(statements, feed, feed.withId(), feed.id(), feed.columns(), false);
                contenders.add(jooq("jOOQ loader, batches of 1,000", feed, false, statements::load));
                yield contenders;
            }
            case W2 ->
                List.of(
                        kind.sequences
                                ? jooq(rowsName(), feed, true, rows -> statements.insertInRows(rows, sent))
                                : jooq(
                                        rowsName() + ", returning",
                                        feed,
                                        false,
                                        rows -> statements.insertReturning(rows, sent)));
            case W3 -> List.of(jooq("jOOQ batch, 1,000 rows", feed, false, statements::updateInBatches));
            case W4 ->
                List.of(jooq("jOOQ on conflict", feed, kind.sequences, rows -> {
                    for (List<E> chunk : Chunks.of(rows, HandSingles.EACH)) {
                        chunk.forEach(row -> statements
                                .upsert(sent, feed.key(), feed.updated(), List.of(row))
                                .execute());
                        connection.commit();
                    }
                }));
            case W5, W6, W7_UPDATE, W7_DELETE, GROWTH_CALL, GROWTH_TABLE -> List.of();
        };
    }

    /** Where there are more than 999 parameters, jOOQ sends SQLite literals, of which one row comes back. */
    private int rowsOfAStatement() {
        return kind == Kind.SQLITE ? 100 : 1000;
    }

    private String rowsName() {
        return "jOOQ rows, %,d rows".formatted(rowsOfAStatement());
    }

    private <E> List<Contender<E>> upserts(
            JooqStatements<E> statements,
            Feed<E> feed,
            List<Column<E>> sent,
            Column<E> key,
            List<Column<E>> updated,
            boolean drawn) {
        List<Contender<E>> contenders = new ArrayList<>();
        contenders.add(jooq(
                "jOOQ batch, 1,000 rows", feed, drawn, rows -> statements.upsertInBatches(rows, sent, key, updated)));
        // on H2 a statement of many rows takes seventeen times as long as the others, and is left out
        if (kind != Kind.H2) {
            contenders.add(jooq(rowsName(), feed, drawn, rows -> statements.upsertInRows(rows, sent, key, updated)));
        }
        return contenders;
    }

    private <E> Contender<E> jooq(String name, Feed<E> feed, boolean drawn, Contender.Action<E> action) {
        return Contender.of(name, Side.JOOQ, rows -> {
            try {
                if (drawn) {
                    Identifiers.draw(connection, kind, feed, rows);
                }
                action.perform(rows);
                connection.commit();
            } catch (Exception e) {
                connection.rollback();
                throw e;
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
