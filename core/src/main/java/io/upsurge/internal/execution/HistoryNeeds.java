package io.upsurge.internal.execution;

import io.upsurge.Synchronize;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.Generation;

/** What a statement about an entity of which Envers keeps a history must know of its rows: what became of each, and its values. */
public final class HistoryNeeds {

    private final MappedEntity entity;
    private final boolean stateless;

    HistoryNeeds(MappedEntity entity, boolean stateless) {
        this.entity = entity;
        this.stateless = stateless;
    }

    /** The description with exact outcomes and whole rows. */
    RowsDescription described(RowsDescription description) {
        if (description.reading() instanceof Reading.Tuples) {
            throw refused(entity, "returning(attributes…)", "Say returning(), which reads whole rows");
        }
        if (description.form() instanceof Form.Insert insert) {
            boolean known = insert.managing() || !databaseMakesValues();
            return known ? description : description.with(new Reading.Entities());
        }
        if (description.options().synchronize() == Synchronize.NONE && !stateless) {
            throw refused(entity, "synchronize(NONE), which leaves stale instances,", "Use AUTO");
        }
        if (description.form() instanceof Form.Upsert upsert) {
            Lifecycle.requireKey(entity, upsert);
        }
        return description.exact().with(new Reading.Entities());
    }

    /** Whether an inserted row may hold other values than the entity that was given. */
    private boolean databaseMakesValues() {
        for (AttributeModel attribute : entity.model().rowAttributes()) {
            boolean written = attribute.columns().stream()
                    .allMatch(column -> column.column().writeBefore().isEmpty()
                            && column.column().writeAfter().isEmpty());
            boolean made = attribute.generation() == Generation.BY_DATABASE || !attribute.insertable() || !written;
            if (made && !attribute.isIdentifier()) {
                return true;
            }
        }
        return false;
    }

    /** Why something cannot be done where a history is kept. */
    public static UnsupportedMutationException refused(MappedEntity entity, String what, String instead) {
        return new UnsupportedMutationException(what + " was asked for, and Envers keeps a history of "
                + entity.model().name() + ", which needs to know the whole row and what became of it. " + instead);
    }
}
