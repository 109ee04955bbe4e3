package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.RowMark;
import io.upsurge.internal.model.TableModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.DiscriminatorValue;
import org.hibernate.metamodel.mapping.EntityDiscriminatorMapping;
import org.hibernate.metamodel.mapping.SoftDeleteMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.model.ast.ColumnValueBinding;

/** Reads from an entity's mapping what tells its rows from other rows of the table. */
record RowMarks(EntityPersister persister, List<TableModel> tables) {

    private static final String NULL = "null";
    private static final String NOT_NULL = "not null";

    /** The tenant first: what else a row is of another tenant is not told. */
    List<RowMark> of(List<AttributeModel> attributes) {
        List<RowMark> marks = new ArrayList<>();
        attributes.stream().filter(AttributeModel::isTenant).forEach(tenant -> marks.add(new RowMark.Tenant(tenant)));
        discriminator(attributes).ifPresent(marks::add);
        softDeletion().ifPresent(marks::add);
        return marks;
    }

    private Optional<RowMark> discriminator(List<AttributeModel> attributes) {
        EntityDiscriminatorMapping mapping = persister.getDiscriminatorMapping();
        if (mapping != null && mapping.isFormula()) {
            return DiscriminatorFormulas.of(persister).map(this::byFormula);
        } else if (mapping == null || !mapping.hasPhysicalColumn()) {
            return classByTables();
        }
        String column = mapping.getSelectionExpression();
        String own = sql(persister);
        Fragment stored = Fragment.existing(column);
        return Optional.of(new RowMark.Discriminator(
                own.equals(NOT_NULL) || isBrought(column, attributes)
                        ? Optional.empty()
                        : Optional.of(new Assignment(column, Fragment.text(own))),
                isOneOf(stored, List.of(own)),
                ofSubclassToo(stored),
                false));
    }

    /** Nothing is written for it, and what is written decides of which class the row is from then on. */
    private RowMark byFormula(Fragment formula) {
        return new RowMark.Discriminator(
                Optional.empty(), isOneOf(formula, List.of(sql(persister))), ofSubclassToo(formula), true);
    }

    private Optional<Fragment> ofSubclassToo(Fragment discriminator) {
        if (persister.getSuperMappingType() == null) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        for (String name : persister.getSubclassEntityNames()) {
            all.add(sql(persister.getFactory().getMappingMetamodel().getEntityDescriptor(name)));
        }
        return Optional.of(isOneOf(discriminator, all));
    }

    /** Without a discriminator, a row is of the class in whose tables it is, and in those of no subclass. */
    private Optional<RowMark> classByTables() {
        List<String> conditions = new ArrayList<>();
        for (int i = 1; i < tables.size(); i++) {
            TableModel table = tables.get(i);
            if (table.kind() != TableModel.Kind.OPTIONAL) {
                conditions.add(TableModel.name(i) + "." + table.key().get(0)
                        + (table.kind() == TableModel.Kind.OWN ? " is not null" : " is null"));
            }
        }
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowMark.Discriminator(
                        Optional.empty(), Fragment.text(String.join(" and ", conditions)), Optional.empty(), false));
    }

    /** Whether an attribute brings the column's values. */
    private static boolean isBrought(String column, List<AttributeModel> attributes) {
        return attributes.stream()
                .flatMap(attribute -> attribute.columns().stream())
                .anyMatch(known -> known.insertable() && known.name().equals(column));
    }

    /** The class's value as a literal; {@code null}, or {@code not null} for what no other class has. */
    private static String sql(EntityPersister persister) {
        return persister.getDiscriminatorValue() == DiscriminatorValue.Special.NOT_NULL
                ? NOT_NULL
                : persister.getDiscriminatorSQLValue();
    }

    private static Fragment isOneOf(Fragment discriminator, List<String> values) {
        List<Fragment.Part> parts = new ArrayList<>();
        for (String value : values) {
            parts.add(new Fragment.Text(parts.isEmpty() ? "" : " or "));
            parts.addAll(discriminator.parts());
            boolean special = value.equals(NULL) || value.equals(NOT_NULL);
            parts.add(new Fragment.Text(special ? " is " + value : " = " + value));
        }
        return new Fragment(parts);
    }

    private Optional<RowMark> softDeletion() {
        SoftDeleteMapping mapping = persister.getSoftDeleteMapping();
        if (mapping == null) {
            return Optional.empty();
        }
        String column = mapping.getColumnName();
        ColumnReference reference = new ColumnReference("", mapping);
        Assignment alive = assignment(column, mapping.createNonDeletedValueBinding(reference));
        Fragment value = alive.value();
        boolean isNull = value.equals(Fragment.text(NULL));
        Fragment isAlive = new Fragment(List.of(
                new Fragment.Existing(column),
                new Fragment.Text(isNull ? " is null" : " = "),
                new Fragment.Text(isNull ? "" : ((Fragment.Text) value.parts().get(0)).sql())));
        return Optional.of(new RowMark.SoftDeletion(
                alive, assignment(column, mapping.createDeletedValueBinding(reference)), isAlive));
    }

    private static Assignment assignment(String column, ColumnValueBinding binding) {
        String value = binding.getValueExpression().getFragment();
        return new Assignment(column, Fragment.text(value == null ? NULL : value));
    }
}
