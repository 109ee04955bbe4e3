package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.TableModel;
import io.upsurge.statement.Fragment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;

/** What columns in SQL that Hibernate renders stand for: those of the first table are the stored row's, others are as reads call them. */
record StoredColumns(EntityModel entity) {

    /** For the alias of each table of a row, what a column behind it becomes. */
    Map<String, Function<String, Fragment.Part>> of(TableGroup row) {
        Map<String, Function<String, Fragment.Part>> columns = new HashMap<>();
        ExpressionSql.tables(row).forEach(table -> columns.put(table.getIdentificationVariable(), of(table)));
        return columns;
    }

    /** What a column of that table becomes. */
    Function<String, Fragment.Part> of(TableReference reference) {
        int table = entity.table(reference.getTableId());
        if (table == 0) {
            return Fragment.Existing::new;
        }
        return entity.tables().get(table).kind() == TableModel.Kind.OWN
                ? column -> ofOwn(table, column)
                : column -> new Fragment.Text(TableModel.name(table) + "." + column);
    }

    /** In a table that has a row of each entity, the identifier is that of the first one. */
    private Fragment.Part ofOwn(int table, String column) {
        List<TableModel> tables = entity.tables();
        int key = tables.get(table).key().indexOf(column);
        return key < 0
                ? new Fragment.Text(TableModel.name(table) + "." + column)
                : new Fragment.Existing(tables.get(0).key().get(key));
    }
}
