package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.TableModel;
import io.upsurge.internal.model.TableModel.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.persister.entity.mutation.EntityTableMapping;

/** The tables of an entity's rows, read from its mapping. */
final class MappedTables {

    private final EntityPersister persister;
    private final Map<String, TableModel> tables = new LinkedHashMap<>();
    private final Map<String, String> namesInFirst = new HashMap<>();
    private final Map<String, Integer> firstWithName = new HashMap<>();

    MappedTables(EntityPersister persister) {
        this.persister = persister;
        add(persister, true);
        nameIdentifier();
        if (!isWhole()) {
            for (String name : persister.getSubclassEntityNames()) {
                add(persister.getFactory().getMappingMetamodel().getEntityDescriptor(name), false);
            }
        }
        noteColumns();
    }

    private void noteColumns() {
        namesInFirst.values().forEach(name -> firstWithName.put(name, 0));
        if (persister.getDiscriminatorMapping() != null) {
            firstWithName.put(persister.getDiscriminatorMapping().getSelectionExpression(), 0);
        }
        if (persister.getSoftDeleteMapping() != null) {
            firstWithName.put(persister.getSoftDeleteMapping().getColumnName(), 0);
        }
        for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = persister.getAttributeMapping(i);
            if (!attribute.isPluralAttributeMapping()) {
                attribute.forEachSelectable(
                        (index, column) -> firstWithName.merge(column.getSelectionExpression(), of(column), Math::min));
            }
        }
    }

    private void nameIdentifier() {
        List<String> first = tables.values().iterator().next().key();
        persister
                .getIdentifierMapping()
                .forEachSelectable(
                        (index, column) -> namesInFirst.put(column.getSelectionExpression(), first.get(index)));
    }

    private void add(EntityPersister mapped, boolean own) {
        for (EntityTableMapping table : ((EntityMutationTarget) mapped).getTableMappings()) {
            List<String> key = new ArrayList<>();
            table.getKeyMapping().forEachKeyColumn((index, column) -> key.add(column.getColumnName()));
            Kind kind = table.isOptional() ? Kind.OPTIONAL : Kind.OWN;
            tables.putIfAbsent(
                    table.getTableName(), new TableModel(table.getTableName(), key, own ? kind : Kind.OF_SUBCLASS));
        }
    }

    /** Whether each class has a table of its own with all attributes. */
    private boolean isWhole() {
        return persister instanceof UnionSubclassEntityPersister;
    }

    /** Whether the mapping brings the statements that write rows. */
    boolean haveTheirOwnSql() {
        for (EntityTableMapping table : ((EntityMutationTarget) persister).getTableMappings()) {
            if (table.getInsertCustomSql() != null || table.getUpdateCustomSql() != null) {
                return true;
            }
        }
        return false;
    }

    /** Why a table is only read, and written by somebody else, as a clause; empty where none is. */
    Optional<String> notOwned() {
        Set<String> inverse = Arrays.stream(((EntityMutationTarget) persister).getTableMappings())
                .filter(EntityTableMapping::isInverse)
                .map(EntityTableMapping::getTableName)
                .collect(Collectors.toSet());
        if (inverse.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
            if (persister.getAttributeMapping(i) instanceof ToOneAttributeMapping association
                    && association.getCardinality() != ToOneAttributeMapping.Cardinality.MANY_TO_ONE
                    && isIn(association, inverse)) {
                return Optional.of(
                        "has the other side of a @OneToOne in a join table ('" + association.getAttributeName()
                                + "', mappedBy an association with @JoinTable), whose rows belong to the entity that it is mapped by:"
                                + " give that association a foreign key (@JoinColumn) instead, or leave '"
                                + association.getAttributeName() + "' out");
            }
        }
        return Optional.of("has a table whose rows belong to somebody else (@SecondaryRow(owned = false))");
    }

    private static boolean isIn(ToOneAttributeMapping association, Set<String> tables) {
        AtomicBoolean found = new AtomicBoolean();
        association.forEachSelectable(
                (index, column) -> found.compareAndSet(false, tables.contains(column.getContainingTableExpression())));
        return found.get();
    }

    /** The classes of the hierarchy that have rows, and their tables, where each has one of its own. */
    Map<Class<?>, String> classesApart() {
        Map<Class<?>, String> classes = new LinkedHashMap<>();
        if (isWhole()) {
            MappingMetamodel mappings = persister.getFactory().getMappingMetamodel();
            EntityPersister root = mappings.getEntityDescriptor(persister.getRootEntityName());
            for (String name : root.getSubclassEntityNames()) {
                EntityPersister mapped = mappings.getEntityDescriptor(name);
                if (!mapped.isAbstract()) {
                    classes.put(mapped.getMappedClass(), mapped.getIdentifierTableName());
                }
            }
        }
        return classes;
    }

    List<TableModel> all() {
        return List.copyOf(tables.values());
    }

    /** What the first table calls a column of the identifier, which the table of a subclass may call otherwise. */
    String nameInFirst(SelectableMapping column) {
        String name = column.getSelectionExpression();
        return namesInFirst.getOrDefault(name, name);
    }

    /** What the entity calls a column that is none of the identifier: by its table, too, where another one has the name. */
    String name(SelectableMapping column) {
        return name(of(column), column.getSelectionExpression());
    }

    /** What the entity calls a column of the table of that number; the key of its own tables is the identifier. */
    String name(int number, String column) {
        if (number == 0) {
            return column;
        }
        TableModel table = all().get(number);
        int key = table.key().indexOf(column);
        if (key >= 0 && table.kind() == Kind.OWN) {
            return all().get(0).key().get(key);
        }
        return firstWithName.getOrDefault(column, number) == number ? column : TableModel.qualified(number, column);
    }

    /** The number of a column's table, where it is none of the identifier. */
    int of(SelectableMapping column) {
        int number = new ArrayList<>(tables.keySet()).indexOf(column.getContainingTableExpression());
        return isWhole() || number < 0 ? 0 : number;
    }
}
