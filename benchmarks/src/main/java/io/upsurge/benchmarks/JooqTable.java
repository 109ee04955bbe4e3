package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Identity;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The table of a feed as jOOQ's generator would have written it. */
final class JooqTable<E> extends TableImpl<Record> {

    private static final long serialVersionUID = 1L;

    private final transient Map<Column<E>, TableField<Record, ?>> fields = new LinkedHashMap<>();
    private final transient Feed<E> feed;

    JooqTable(Feed<E> feed) {
        super(DSL.name(feed.table()));
        this.feed = feed;
        for (Column<E> column : feed.withId()) {
            fields.put(column, createField(DSL.name(column.name()), type(column.type()), this));
        }
    }

    private static DataType<?> type(PostgresType type) {
        // without its scale, H2 would be asked for a cast that rounds
        return type == PostgresType.NUMERIC
                ? SQLDataType.NUMERIC(12, 2)
                : DefaultDataType.getDataType(org.jooq.SQLDialect.DEFAULT, type.java);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public UniqueKey<Record> getPrimaryKey() {
        return Internal.createUniqueKey(this, DSL.name("pk"), new TableField[] {fields.get(feed.id())}, true);
    }

    @Override
    public Identity<Record, ?> getIdentity() {
        return Internal.createIdentity(this, fields.get(feed.id()));
    }

    TableField<Record, ?> of(Column<E> column) {
        return fields.get(column);
    }

    List<TableField<Record, ?>> of(List<Column<E>> columns) {
        List<TableField<Record, ?>> found = new ArrayList<>();
        columns.forEach(column -> found.add(of(column)));
        return found;
    }

    /** What an upsert sets: each of these columns to the row's value. */
    Map<Field<?>, Field<?>> excluded(List<Column<E>> columns) {
        Map<Field<?>, Field<?>> set = new LinkedHashMap<>();
        columns.forEach(column -> set.put(of(column), DSL.excluded(of(column))));
        return set;
    }

    static <E> Object[] values(List<Column<E>> columns, E row) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(row);
        }
        return values;
    }
}
