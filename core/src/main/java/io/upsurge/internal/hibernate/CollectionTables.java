package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.List;
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

    /** Those whose rows must go before the rows of the entity; the database deletes the others by itself. */
    public static List<Table> of(MappedEntity entity) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < entity.persister().getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = entity.persister().getAttributeMapping(i);
            if (attribute instanceof PluralAttributeMapping collection
                    && collection.getSeparateCollectionTable() != null
                    && !collection.getCollectionDescriptor().isCascadeDeleteEnabled()) {
                List<String> owner = new ArrayList<>();
                collection
                        .getKeyDescriptor()
                        .visitKeySelectables((index, column) -> owner.add(column.getSelectionExpression()));
                tables.add(new Table(collection.getSeparateCollectionTable(), owner));
            }
        }
        return tables;
    }
}
