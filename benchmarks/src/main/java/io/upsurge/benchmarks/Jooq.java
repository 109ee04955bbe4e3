package io.upsurge.benchmarks;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.upsurge.benchmarks.Contender.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;

/** jOOQ 3.19: its batch, its statement of many rows, and its loader. */
final class Jooq implements Family {

    private final Kind kind;
    private final Connection connection;
    private final DSLContext jooq;

    Jooq(Server server) throws SQLException {
        this.kind = server.kind();
        this.connection = server.connect(new Properties());
        this.jooq = DSL.using(
                connection,
                kind.jooq,
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.NEVER)
                        .withRenderNameCase(RenderNameCase.AS_IS)
                        .withExecuteLogging(false));
    }

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_WIDE -> upserts(feed, kind.sequences, feed.key(), feed.updated());
            case W1_ID -> upserts(feed, false, feed.id(), feed.columns());
        };
    }

    private <E> List<Contender<E>> upserts(Feed<E> feed, boolean drawn, Column<E> key, List<Column<E>> updated) {
        List<Column<E>> sent = drawn || key == feed.id() ? feed.withId() : feed.columns();
        List<Contender<E>> contenders = new ArrayList<>();
        contenders.add(jooq("jOOQ batch, 1,000 rows", feed, drawn, rows -> {
            for (List<E> chunk : Chunks.of(rows, 1000)) {
                BatchBindStep batch = jooq.batch(upsert(feed, sent, key, updated, Collections.singletonList(new Object[sent.size()])));
                for (E row : chunk) {
                    batch = batch.bind(values(sent, row));
                }
                batch.execute();
            }
        }));
        // on H2 a statement of many rows takes seventeen times as long as the others, and is left out
        if (kind != Kind.H2) {
            int size = Math.min(1000, 30_000 / sent.size());
            contenders.add(jooq("jOOQ rows, 1,000 rows", feed, drawn, rows -> {
                for (List<E> chunk : Chunks.of(rows, size)) {
                    upsert(feed, sent, key, updated, chunk.stream().map(row -> values(sent, row)).toList())
                            .execute();
                }
            }));
        }
        return contenders;
    }

    private <E> Query upsert(
            Feed<E> feed, List<Column<E>> sent, Column<E> key, List<Column<E>> updated, List<Object[]> rows) {
        Table<Record> table = table(name(feed.table()));
        InsertValuesStepN<Record> insert = jooq.insertInto(table).columns(fields(feed, sent));
        for (Object[] row : rows) {
            insert = insert.values(row);
        }
        Map<Field<?>, Field<?>> set = new LinkedHashMap<>();
        for (Column<E> column : updated) {
            set.put(fieldOf(feed, column), excluded(fieldOf(feed, column)));
        }
        return insert.onConflict(fieldOf(feed, key)).doUpdate().set(set);
    }

    private static <E> List<Field<?>> fields(Feed<E> feed, List<Column<E>> columns) {
        List<Field<?>> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(fieldOf(feed, column)));
        return fields;
    }

    private static Field<?> fieldOf(Feed<?> feed, Column<?> column) {
        // without its scale, H2 is asked for a cast that rounds
        DataType<?> type = column.type() == PostgresType.NUMERIC
                ? SQLDataType.NUMERIC(12, 2)
                : DefaultDataType.getDataType(SQLDialect.DEFAULT, column.type().java);
        return field(name(feed.table(), column.name()), type);
    }

    private static <E> Object[] values(List<Column<E>> columns, E row) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(row);
        }
        return values;
    }

    private <E> Contender<E> jooq(String name, Feed<E> feed, boolean drawn, Contender.Action<E> action) {
        return new Contender<>(name, Side.JOOQ, rows -> {
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
