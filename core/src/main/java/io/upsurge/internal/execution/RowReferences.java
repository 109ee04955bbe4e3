package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The references of rows on their way: noted while rows are taken in, looked up for all of them together. */
final class RowReferences {

    private final HibernateSession session;
    private final MappedEntity mapped;
    private final SqlTexts texts;
    private @Nullable References references;
    private boolean areThereAny;

    RowReferences(HibernateSession session, MappedEntity mapped, SqlTexts texts) {
        this.session = session;
        this.mapped = mapped;
        this.texts = texts;
    }

    private References references() {
        References known = references;
        if (known == null) {
            known = new References(session, mapped);
            references = known;
        }
        return known;
    }

    /** Values keyed by paths into the entities that associations refer to, gathered under the associations' own names. */
    Map<String, @Nullable Object> gathered(long index, Map<String, @Nullable Object> given) {
        return references().gathered(index, given);
    }

    /** Takes the value of an attribute if references in it must be looked up; whether that is so. */
    boolean take(GivenRow row, int i) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        Object value = row.values[i];
        if (value == null || attribute.isIdentifier() || !mapped.associations().areIn(attribute)) {
            return false;
        }
        Set<AttributeModel> taken = new HashSet<>();
        takeWithin(row, i, attribute, value, taken);
        if (!taken.isEmpty()) {
            splitOthers(row, i, attribute, value, taken);
        }
        return !taken.isEmpty();
    }

    private void takeWithin(
            GivenRow row, int i, AttributeModel attribute, @Nullable Object value, Set<AttributeModel> taken) {
        if (attribute.kind() == AttributeKind.ASSOCIATION) {
            List<OpenReference> open = new ArrayList<>(row.references);
            if (references().take(row.index, attribute, value, cells -> put(row, i, attribute, cells), open)) {
                taken.add(attribute);
                row.references = open;
                areThereAny = true;
            }
        } else if (value != null) {
            attribute
                    .parts()
                    .forEach(part -> takeWithin(row, i, part, mapped.values().ofPart(part, attribute, value), taken));
        }
    }

    /** What stands beside a reference in an embeddable. */
    private void splitOthers(
            GivenRow row, int i, AttributeModel attribute, @Nullable Object value, Set<AttributeModel> taken) {
        if (taken.contains(attribute)) {
            return;
        }
        if (attribute.parts().isEmpty() || value == null) {
            new Values(mapped).requireStorable(attribute, value, "row " + row.index);
            @Nullable Object[] cells = new Object[attribute.columns().size()];
            session.values(mapped).split(attribute, value, cells, 0);
            put(row, i, attribute, cells);
        } else {
            attribute
                    .parts()
                    .forEach(part -> splitOthers(row, i, part, mapped.values().ofPart(part, attribute, value), taken));
        }
    }

    private static void put(GivenRow row, int i, AttributeModel part, @Nullable Object[] cells) {
        List<String> names = row.plan.shape().attributes().get(i).columnNames();
        for (int column = 0; column < cells.length; column++) {
            int position = row.plan
                    .cells()
                    .layout()
                    .positions()
                    .get(i)
                    .get(names.indexOf(part.columnNames().get(column)));
            if (position >= 0) {
                row.cells[position] = cells[column];
            }
        }
    }

    /**
     * Looks up what rows refer to by keys.
     *
     * @param flush sends what is pending, so that it is found
     * @return the rows that had such references
     */
    List<GivenRow> resolve(List<GivenRow> rows, Runnable flush) {
        List<GivenRow> referring = areThereAny ? GivenRow.those(rows, row -> !row.references.isEmpty()) : List.of();
        if (!referring.isEmpty()) {
            flush.run();
            new ReferenceLookup(session, mapped, referring.get(0).plan.dialect(), texts)
                    .resolve(referring.stream()
                            .flatMap(row -> row.references.stream())
                            .toList());
        }
        return referring;
    }
}
