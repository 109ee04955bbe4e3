package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.TableModel;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.Hibernate;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a collection's elements have of it and no attribute of theirs holds: the foreign key of a {@code
 * OneToMany} with a {@code JoinColumn} and no other side, and positions or map keys.
 */
public final class ElementKeys {

    private final CollectionPersister role;
    private final ForeignKeyDescriptor key;

    ElementKeys(CollectionPersister role) {
        this.role = role;
        this.key = role.getAttributeMapping().getKeyDescriptor();
    }

    /** Why it cannot be written once the rows of elements are there, and what else can be done; empty where it can. */
    public Optional<String> refusal() {
        if (!role.isInverse() && columnsOfKey().stream().anyMatch(column -> !column.isNullable())) {
            return Optional.of(
                    "whose foreign key may not be NULL, so that no element can be stored before its key is. Map"
                            + " the other side as well (mappedBy)");
        }
        return havePositions()
                ? Optional.of(
                        "which has a column of its own for positions or keys (@OrderColumn, @MapKeyColumn): elements"
                                + " that it no longer has keep theirs, and two would have the same. Map the column as an"
                                + " attribute of the elements, too")
                : Optional.empty();
    }

    private boolean havePositions() {
        AtomicBoolean positions = new AtomicBoolean();
        if (role.hasIndex()) {
            role.getAttributeMapping()
                    .getIndexDescriptor()
                    .forEachSelectable((index, column) -> positions.compareAndSet(
                            false, isWritten(column) && !(role.isInverse() && isInElement(column))));
        }
        return positions.get();
    }

    /** Whether an attribute of the elements holds the column, as their foreign key is held by one. */
    private boolean isInElement(SelectableMapping index) {
        EntityPersister element = role.getElementPersister();
        AtomicBoolean found = new AtomicBoolean();
        for (int i = 0; element != null && i < element.getNumberOfAttributeMappings(); i++) {
            if (!element.getAttributeMapping(i).isPluralAttributeMapping()) {
                element.getAttributeMapping(i)
                        .forEachSelectable((at, column) -> found.compareAndSet(
                                false, column.getSelectionExpression().equals(index.getSelectionExpression())));
            }
        }
        return found.get();
    }

    private static boolean isWritten(SelectableMapping column) {
        return !column.isFormula() && (column.isInsertable() || column.isUpdateable());
    }

    private List<SelectableMapping> columnsOfKey() {
        List<SelectableMapping> columns = new ArrayList<>();
        key.visitKeySelectables((index, column) -> columns.add(column));
        return columns;
    }

    /** The table that the key is in, one of those of the elements of a class. */
    public TableModel table(MappedEntity element) {
        List<TableModel> tables = element.model().tables();
        return tables.stream()
                .filter(table -> table.name().equals(key.getKeyTable()))
                .findFirst()
                .orElse(tables.get(0));
    }

    /** The columns of the key, written as the owner's columns are that they refer to. */
    public List<Column> columns(MappedEntity owner) {
        List<Column> columns = new ArrayList<>();
        List<SelectableMapping> own = columnsOfKey();
        for (ColumnModel referenced : referenced(owner)) {
            Column column = referenced.column();
            String name = own.get(columns.size()).getSelectionExpression();
            columns.add(new Column(name, column.write(), column.type(), column.array()));
        }
        return columns;
    }

    private List<ColumnModel> referenced(MappedEntity owner) {
        List<ColumnModel> columns = new ArrayList<>();
        key.visitTargetSelectables((index, column) ->
                columns.add(attribute(owner, name(owner, column)).columns().stream()
                        .filter(one -> one.name().equals(name(owner, column)))
                        .findFirst()
                        .orElseThrow()));
        return columns;
    }

    /** The owner's identifier may be called otherwise in the table of a subclass. */
    private String name(MappedEntity owner, SelectableMapping column) {
        return key.getTargetPart().isEntityIdentifierMapping() ? owner.nameInFirst(column) : owner.name(column);
    }

    private static AttributeModel attribute(MappedEntity owner, String column) {
        EntityModel model = owner.model();
        return model.identifier().columnNames().contains(column)
                ? model.identifier()
                : model.attributes().stream()
                        .filter(attribute -> attribute.columnNames().contains(column))
                        .findFirst()
                        .orElseThrow();
    }

    /** The types of what is sent: of an element's identifier, and of the key. */
    public SentColumns sent(MappedEntity owner, MappedEntity element, List<Column> columns) {
        List<JdbcMapping> types = new ArrayList<>();
        element.model().identifier().columns().forEach(column -> types.add(element.type(column.name())));
        referenced(owner).forEach(column -> types.add(owner.type(column.name())));
        return SentColumns.of(columns, types);
    }

    /** What is sent of an element that is stored, as its owner is: its identifier, and the key. */
    public @Nullable Object[] cells(
            MappedEntity owner, Object stored, MappedEntity element, Object storedElement, HibernateSession session) {
        AttributeModel identifier = element.model().identifier();
        List<ColumnModel> referenced = referenced(owner);
        int width = identifier.columns().size();
        @Nullable Object[] cells = new Object[width + referenced.size()];
        element.values().split(identifier, identifier(element, storedElement), cells, 0, session.session());
        for (int i = 0; i < referenced.size(); i++) {
            AttributeModel attribute = attribute(owner, referenced.get(i).name());
            @Nullable Object[] all = new Object[attribute.columns().size()];
            owner.values()
                    .split(
                            attribute,
                            owner.values().of(attribute, Hibernate.unproxy(stored)),
                            all,
                            0,
                            session.session());
            cells[width + i] =
                    all[attribute.columnNames().indexOf(referenced.get(i).name())];
        }
        return cells;
    }

    /** Of a reference that was never loaded, too. */
    private static Object identifier(MappedEntity element, Object stored) {
        Object identifier = stored instanceof HibernateProxy proxy
                ? proxy.getHibernateLazyInitializer().getInternalIdentifier()
                : element.values().of(element.model().identifier(), stored);
        return Objects.requireNonNull(identifier);
    }

    /** The name of the collection. */
    public String path() {
        return role.getRole()
                .substring(role.getOwnerEntityPersister().getEntityName().length() + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElementKeys keys && keys.role == role;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(role);
    }
}
