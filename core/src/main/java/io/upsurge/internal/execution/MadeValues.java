package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Identifiers, versions and other values that generators make for rows, once nothing can be refused any more. */
final class MadeValues {

    private final MappedEntity mapped;
    private final RowValues rowValues;
    private final RowCells cells;
    private final boolean isUpdate;

    /** Rows of one plan mostly follow each other. */
    private @Nullable RowsPlan lastPlan;

    private boolean lastDrawsAfterLook;

    MadeValues(MappedEntity mapped, RowValues rowValues, RowCells cells, boolean isUpdate) {
        this.mapped = mapped;
        this.rowValues = rowValues;
        this.cells = cells;
        this.isUpdate = isUpdate;
    }

    /** Makes them; a sequence is asked for all rows at once, but not for those that are looked for first. */
    void make(List<GivenRow> rows) {
        int identifiers = 0;
        for (GivenRow row : rows) {
            identifiers += !row.generated && !drawsAfterLook(row) && lacksIdentifier(row) ? 1 : 0;
        }
        rowValues.awaitIdentifiers(identifiers);
        rows.forEach(this::make);
    }

    /** Makes the identifiers of rows that a look has not found, and that had to wait for it. */
    void identify(List<GivenRow> absent) {
        List<GivenRow> waiting = GivenRow.those(absent, row -> drawsAfterLook(row) && lacksIdentifier(row));
        rowValues.awaitIdentifiers(waiting.size());
        for (GivenRow row : waiting) {
            generate(row, row.plan.cells().layout().identifier());
        }
    }

    private boolean drawsAfterLook(GivenRow row) {
        if (row.plan != lastPlan) {
            lastDrawsAfterLook = row.plan.drawsAfterLook();
            lastPlan = row.plan;
        }
        return lastDrawsAfterLook;
    }

    private boolean lacksIdentifier(GivenRow row) {
        int identifier = row.plan.cells().layout().identifier();
        return identifier >= 0 && row.values[identifier] == null && isMade(row, identifier);
    }

    private void make(GivenRow row) {
        if (row.generated) {
            return;
        }
        row.generated = true;
        Shape shape = row.plan.shape();
        List<Integer> others = row.plan.cells().layout().others();
        for (int at = 0; at < others.size(); at++) {
            int i = others.get(at);
            AttributeModel attribute = shape.attributes().get(i);
            if (attribute.isVersion() && !shape.versionGiven()) {
                row.values[i] = rowValues.firstVersion();
                cells.put(row, i, row.values[i]);
            } else if (isMade(row, i) && !(attribute.isIdentifier() && drawsAfterLook(row))) {
                generate(row, i);
            }
        }
    }

    private void generate(GivenRow row, int i) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        row.values[i] = isUpdate && row.entity != null
                ? rowValues.generateForUpdate(attribute, row.entity)
                : rowValues.generate(attribute, row.entity, current(row, i));
        cells.put(row, i, row.values[i]);
    }

    /** What a generator may make the value of: an identifier is made of nothing. */
    private @Nullable Object current(GivenRow row, int i) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        return row.entity == null || attribute.isIdentifier()
                ? row.values[i]
                : mapped.values().of(attribute, row.entity);
    }

    /** Takes what generators have made from the same row as it was taken in before. */
    void makeAs(GivenRow before, GivenRow row) {
        row.generated = before.generated;
        for (int i = 0; before.generated && i < row.values.length; i++) {
            if (isMade(row, i)) {
                row.values[i] = before.values[i];
                cells.put(row, i, row.values[i]);
            }
        }
    }

    /** Takes the version of a row's managed entity again, which the flush may have incremented. */
    void versionAfterFlush(GivenRow row, Object entity) {
        Shape shape = row.plan.shape();
        for (int i = 0; i < row.values.length; i++) {
            AttributeModel attribute = shape.attributes().get(i);
            if (attribute.isVersion()) {
                cells.put(row, i, mapped.values().of(attribute, entity));
            }
        }
    }

    /** Whether a generator makes the value: what the caller gives as a value of its own beats it, an entity's does not. */
    boolean isMade(GivenRow row, int i) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        if (row.entity != null) {
            return isMade(attribute, row.plan.shape());
        }
        boolean given = row.values[i] != null;
        return !isUpdate
                && !given
                && !attribute.isTenant()
                && (attribute.generation().onInsert() || attribute.isVersion());
    }

    /** Whether a generator makes the value of an attribute of entities. */
    boolean isMade(AttributeModel attribute, Shape shape) {
        if (attribute.isTenant()) {
            return false;
        } else if (isUpdate) {
            return attribute.generation().needsEntity();
        } else if (attribute.isVersion()) {
            return !shape.versionGiven();
        }
        return attribute.generation().onInsert() && !(attribute.isIdentifier() && shape.identifierGiven());
    }
}
