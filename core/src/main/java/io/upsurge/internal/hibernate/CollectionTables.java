package io.upsurge.internal.hibernate;

import io.upsurge.UnsupportedMutationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;

/** The tables that hold an entity's element collections and many-to-many associations. */
public final class CollectionTables {

    /**
     * One.
     *
     * @param name the table's name as it stands in SQL
     * @param owner the columns that refer to the entity
     */
    public record Table(String name, List<String> owner) {}

    private CollectionTables() {}

    /**
     * Those whose rows must go before the rows of the entity; the database deletes the others by itself.
     *
     * @throws UnsupportedMutationException where rows of a collection are not deleted by deleting them
     */
    public static List<Table> of(MappedEntity entity) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < entity.persister().getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = entity.persister().getAttributeMapping(i);
            if (attribute instanceof PluralAttributeMapping collection
                    && collection.getSeparateCollectionTable() != null
                    && !collection.getCollectionDescriptor().isCascadeDeleteEnabled()) {
                kept(collection).ifPresent(how -> {
                    throw new UnsupportedMutationException(
                            "A delete of " + entity.model().name() + " was asked for, whose collection "
                                    + collection.getAttributeName() + " " + how + ", so that its rows are more than"
                                    + " deleted. Read the entities and remove them with the session");
                });
                List<String> owner = new ArrayList<>();
                collection
                        .getKeyDescriptor()
                        .visitKeySelectables((index, column) -> owner.add(column.getSelectionExpression()));
                tables.add(new Table(collection.getSeparateCollectionTable(), owner));
            }
        }
        return tables;
    }

    private static Optional<String> kept(PluralAttributeMapping collection) {
        if (collection.getAuditMapping() != null) {
            return Optional.of("keeps an audit log (org.hibernate.annotations.Audited)");
        }
        if (collection.getTemporalMapping() != null) {
            return Optional.of("keeps its history (@Temporal)");
        }
        return collection.getSoftDeleteMapping() == null
                ? Optional.empty()
                : Optional.of("is deleted softly (@SoftDelete)");
    }
}
