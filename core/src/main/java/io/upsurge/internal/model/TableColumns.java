package io.upsurge.internal.model;

import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * An entity's columns as statements about one of its tables call them: by the name that a column has there, the
 * identifier's as the table's key.
 *
 * @param number the number of the table
 */
public record TableColumns(EntityModel entity, int number) {

    /** What the table calls a column. */
    public String name(String column) {
        int part = entity.identifier().columnNames().indexOf(column);
        if (part >= 0) {
            return entity.tables().get(number).key().get(part);
        }
        return TableModel.unqualified(number, column);
    }

    /** A column of rows that go into the table. */
    public Column of(Column column) {
        return column.called(name(column.name()));
    }

    /** A column of the table's key, written as the identifier is. */
    public Column key(int part) {
        return of(entity.identifier().columns().get(part).column());
    }

    /** Assignments to columns of the table. */
    public List<Assignment> of(List<Assignment> assignments) {
        return assignments.stream()
                .map(one -> new Assignment(name(one.column()), of(one.value())))
                .toList();
    }

    private Fragment of(Fragment fragment) {
        List<Part> parts = new ArrayList<>();
        for (Part part : fragment.parts()) {
            if (part instanceof Fragment.Existing existing) {
                parts.add(new Fragment.Existing(name(existing.column())));
            } else if (part instanceof Fragment.Excluded excluded) {
                parts.add(new Fragment.Excluded(name(excluded.column())));
            } else {
                parts.add(part);
            }
        }
        return new Fragment(parts);
    }
}
