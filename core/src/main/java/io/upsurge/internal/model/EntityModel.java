package io.upsurge.internal.model;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.TableJoin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entity as the planner sees it.
 *
 * @param name the entity's name for messages
 * @param tables its tables: the one whose rows others refer to first, those of its subclasses last
 * @param attributes the attributes with columns: the identifier first
 * @param naturalId the attributes of the natural identifier, empty where there is none
 * @param primaryKey the primary key of the first table
 * @param uniqueKeys the other unique keys that the mapping declares
 * @param marks what tells the entity's rows from other rows of its table
 * @param classesApart the classes of its hierarchy, itself among them, whose rows are in a table of their own each, with
 *     these tables; empty where that is not so
 * @param instantiable whether there are rows of just this entity, and not only of its subclasses
 * @param unsupported why rows of this mapping are not written, where they are not
 */
public record EntityModel(
        String name,
        Class<?> type,
        List<TableModel> tables,
        List<AttributeModel> attributes,
        List<AttributeModel> naturalId,
        UniqueKey primaryKey,
        List<UniqueKey> uniqueKeys,
        List<RowMark> marks,
        Map<Class<?>, String> classesApart,
        boolean instantiable,
        Optional<Unsupported> unsupported) {

    public EntityModel {
        tables = List.copyOf(tables);
        attributes = List.copyOf(attributes);
        naturalId = List.copyOf(naturalId);
        uniqueKeys = List.copyOf(uniqueKeys);
        marks = List.copyOf(marks);
        classesApart = Collections.unmodifiableMap(new LinkedHashMap<>(classesApart));
    }

    /** The table that holds the identifier, as it stands in SQL. */
    public String table() {
        return tables.get(0).name();
    }

    /** The number of the table of that name; 0 where it is none, as for all tables of a hierarchy seen as one. */
    public int table(String name) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).name().equals(name)) {
                return i;
            }
        }
        return 0;
    }

    /** The identifier, or the part of it, that an association's columns hold as well ({@code @MapsId}). */
    public Optional<AttributeModel> derivedFrom(AttributeModel association) {
        if (association.kind() != AttributeKind.ASSOCIATION || association.isIdentifier()) {
            return Optional.empty();
        }
        return all().stream()
                .filter(attribute ->
                        attribute.isIdentifier() && attribute.columnNames().equals(association.columnNames()))
                .findFirst();
    }

    /** The classes whose rows are to be written for this one: itself, and its subclasses where they are in other tables. */
    public List<Class<?>> classesToWrite() {
        List<Class<?>> classes =
                classesApart.keySet().stream().filter(type::isAssignableFrom).toList();
        return classes.isEmpty() ? List.of(type) : classes;
    }

    /** The tables in which rows with the same identifier would be of another class. */
    public List<String> tablesOfOtherClasses() {
        return classesApart.entrySet().stream()
                .filter(apart -> !apart.getKey().equals(type))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The tables that stored rows are read from besides the first one. */
    public List<TableJoin> joins() {
        List<TableJoin> joins = new ArrayList<>();
        for (int i = 1; i < tables.size(); i++) {
            int number = i;
            List<String> columns = attributes.stream()
                    .flatMap(attribute -> attribute.columns().stream())
                    .filter(column -> column.table() == number && !column.isQualified())
                    .map(ColumnModel::name)
                    .distinct()
                    .toList();
            TableModel table = tables.get(i);
            joins.add(new TableJoin(
                    TableModel.name(i),
                    table.name(),
                    table.key(),
                    tables.get(0).key(),
                    columns,
                    table.kind() != TableModel.Kind.OWN));
        }
        return joins;
    }

    /** The number of the table that a column is in. */
    public int tableOf(String column) {
        return attributes.stream()
                .flatMap(attribute -> attribute.columns().stream())
                .filter(known -> known.name().equals(column))
                .findFirst()
                .map(ColumnModel::table)
                .orElse(0);
    }

    /** What statements about the table of that number call the columns. */
    public TableColumns columnsIn(int number) {
        return new TableColumns(this, number);
    }

    /** An expression as statements that read all tables have it, where a name may be that of several columns. */
    public Fragment inReads(Fragment fragment) {
        if (!isInSeveralTables()) {
            return fragment;
        }
        List<Fragment.Part> parts = new ArrayList<>();
        for (Fragment.Part part : fragment.parts()) {
            boolean qualified = part instanceof Fragment.Existing existing
                    && TableModel.isQualified(tableOf(existing.column()), existing.column());
            parts.add(qualified ? new Fragment.Text(((Fragment.Existing) part).column()) : part);
        }
        return new Fragment(parts);
    }

    /** Whether its rows are in several tables. */
    public boolean isInSeveralTables() {
        return tables.size() > 1;
    }

    /** The identifier. */
    public AttributeModel identifier() {
        return attributes.get(0);
    }

    /** The version, where there is one. */
    public Optional<AttributeModel> version() {
        for (AttributeModel attribute : attributes) {
            if (attribute.isVersion()) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    /** How many different unique keys there are besides the primary key. */
    public long keysBesidesIdentifier() {
        return uniqueKeys.stream()
                .map(key -> Set.copyOf(key.columns()))
                .distinct()
                .count();
    }

    /** The indicator of soft deletion, where there is one. */
    public Optional<RowMark.SoftDeletion> softDeletion() {
        return marks.stream()
                .filter(RowMark.SoftDeletion.class::isInstance)
                .map(RowMark.SoftDeletion.class::cast)
                .findFirst();
    }

    /** The attribute with that path, parts of embeddables included. */
    public Optional<AttributeModel> attribute(String path) {
        return all().stream().filter(a -> a.path().equals(path)).findFirst();
    }

    /** The attributes as rows are sent with them: an embeddable of which some parts are made comes apart. */
    public List<AttributeModel> rowAttributes() {
        List<AttributeModel> row = new ArrayList<>();
        attributes.forEach(attribute -> row.addAll(attribute.isMadeInPart() ? attribute.parts() : List.of(attribute)));
        return row;
    }

    /** All attributes and, after each embeddable, its parts. */
    public List<AttributeModel> all() {
        List<AttributeModel> all = new ArrayList<>();
        attributes.forEach(attribute -> collect(attribute, all));
        return all;
    }

    private static void collect(AttributeModel attribute, List<AttributeModel> all) {
        all.add(attribute);
        attribute.parts().forEach(part -> collect(part, all));
    }

    /** The embeddable with subclasses that an attribute is a part of: it is written as a whole, with its class. */
    public Optional<AttributeModel> wholeOf(AttributeModel part) {
        return all().stream()
                .filter(attribute -> attribute.hasClasses() && part.path().startsWith(attribute.path() + "."))
                .findFirst();
    }

    /** The smallest attribute that holds the column. */
    public Optional<AttributeModel> owner(String column) {
        return all().stream()
                .filter(attribute -> attribute.columnNames().contains(column))
                .reduce((outer, inner) -> inner);
    }
}
