package io.upsurge.internal.hibernate;

import io.upsurge.UnsupportedMutationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EmbeddedAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

/** The tables that hold an entity's element collections and many-to-many associations. */
public final class CollectionTables {

    /**
     * One.
     *
     * @param name the table's name as it stands in SQL
     * @param owner the columns that refer to the entity
     * @param referenced the columns that they refer to
     * @param in the number of the entity's table that has those
     */
    public record Table(String name, List<String> owner, List<String> referenced, int in) {}

    private CollectionTables() {}

    /**
     * Those whose rows must go before the rows of the entity and of the subclasses in its tables; the database deletes the
     * others by itself.
     *
     * @throws UnsupportedMutationException where rows of a collection are not deleted by deleting them
     */
    public static List<Table> of(MappedEntity entity) {
        List<PluralAttributeMapping> collections = new ArrayList<>();
        EntityPersister persister = entity.persister();
        if (entity.model().classesApart().isEmpty()) {
            persister.visitSubTypeAttributeMappings(attribute -> collect(attribute, collections));
        } else {
            persister.forEachAttributeMapping(attribute -> collect(attribute, collections));
        }
        List<Table> tables = new ArrayList<>();
        for (PluralAttributeMapping collection : collections) {
            requireNotKept(entity, collection);
            tables.add(table(entity, collection));
        }
        return tables;
    }

    private static void collect(ModelPart part, List<PluralAttributeMapping> collections) {
        if (part instanceof PluralAttributeMapping collection) {
            if (collection.getSeparateCollectionTable() != null
                    && !collection.getCollectionDescriptor().isCascadeDeleteEnabled()) {
                collections.add(collection);
            }
        } else if (part instanceof EmbeddedAttributeMapping embedded) {
            embedded.visitSubParts(child -> collect(child, collections), null);
        }
    }

    private static Table table(MappedEntity entity, PluralAttributeMapping collection) {
        ForeignKeyDescriptor key = collection.getKeyDescriptor();
        List<String> owner = new ArrayList<>();
        key.visitKeySelectables((index, column) -> owner.add(column.getSelectionExpression()));
        String name = collection.getSeparateCollectionTable();
        if (key.getTargetPart() instanceof EntityIdentifierMapping) {
            return new Table(name, owner, entity.model().primaryKey().columns(), 0);
        }
        List<String> referenced = new ArrayList<>();
        key.visitTargetSelectables((index, column) -> referenced.add(column.getSelectionExpression()));
        return new Table(name, owner, referenced, entity.model().table(key.getTargetTable()));
    }

    private static void requireNotKept(MappedEntity entity, PluralAttributeMapping collection) {
        kept(collection).ifPresent(how -> {
            throw new UnsupportedMutationException(
                    "A delete of " + entity.model().name() + " was asked for, whose collection "
                            + collection.getAttributeName() + " " + how + ", so that its rows are more than"
                            + " deleted. Read the entities and remove them with the session");
        });
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
