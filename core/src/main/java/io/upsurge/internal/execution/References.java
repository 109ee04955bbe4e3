package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.RowExpression;
import io.upsurge.internal.hibernate.AssociationTarget;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ReferenceKey;
import io.upsurge.internal.plan.AttributeNames;
import io.upsurge.internal.plan.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Finds out which associations a row brings by a key of the entity they refer to, rather than by its identifier. */
final class References {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final Map<String, AttributeModel> associations;

    References(HibernateSession session, MappedEntity entity) {
        this.session = session;
        this.entity = entity;
        this.associations = entity.associations().byPath();
    }

    /** Values keyed by paths into the entities that associations refer to, gathered under the associations' own names. */
    Map<String, @Nullable Object> gathered(long index, Map<String, @Nullable Object> given) {
        if (!named(given)) {
            return given;
        }
        Map<String, Map<String, @Nullable Object>> keys = new LinkedHashMap<>();
        Map<String, @Nullable Object> gathered = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> value : given.entrySet()) {
            String association = associationOf(value.getKey());
            if (association == null) {
                gathered.put(value.getKey(), value.getValue());
            } else {
                requireValue(index, value.getKey(), value.getValue());
                Map<String, @Nullable Object> key = keys.get(association);
                if (key == null) {
                    key = new LinkedHashMap<>();
                    keys.put(association, key);
                }
                key.put(value.getKey().substring(association.length() + 1), value.getValue());
            }
        }
        for (Map.Entry<String, Map<String, @Nullable Object>> key : keys.entrySet()) {
            gathered.put(key.getKey(), key(index, key.getKey(), key.getValue(), given));
        }
        return gathered;
    }

    /** Whether a path leads into an association; a map that was never checked may be keyed by anything, which is refused later. */
    private boolean named(Map<?, ?> given) {
        return !associations.isEmpty()
                && given.keySet().stream().allMatch(String.class::isInstance)
                && given.keySet().stream().anyMatch(path -> associationOf(path) != null);
    }

    private @Nullable String associationOf(Object path) {
        int dot = path instanceof String text ? text.lastIndexOf('.') : -1;
        while (dot > 0) {
            String start = ((String) path).substring(0, dot);
            if (associations.containsKey(start)) {
                return start;
            }
            dot = start.lastIndexOf('.');
        }
        return null;
    }

    private @Nullable Object key(
            long index, String path, Map<String, @Nullable Object> values, Map<String, @Nullable Object> given) {
        AttributeModel association = Objects.requireNonNull(associations.get(path));
        if (given.containsKey(path)) {
            throw new InvalidMutationException("Row " + index + " gives both '" + path + "' and '" + path + "."
                    + values.keySet().iterator().next() + "', which say the same. Give one of them");
        }
        if (isOfIdentifier(association)) {
            throw new InvalidMutationException("Row " + index + " gives '" + path + "' of "
                    + entity.model().name()
                    + " by a key, and the association belongs to the identifier, which is needed"
                    + " before anything is read. Give the " + association.type().getSimpleName()
                    + " itself, or a reference to it by getReference(..)");
        }
        ReferenceKey key = new ReferenceKey(values);
        return key.isNothing() ? null : key;
    }

    private void requireValue(long index, String path, @Nullable Object value) {
        if (value instanceof RowExpression) {
            throw new InvalidMutationException("Row " + index + " gives '" + path + "' of "
                    + entity.model().name() + " by an expression, and what an association refers to is looked up before"
                    + " the statement is sent. Give a value");
        }
    }

    private boolean isOfIdentifier(AttributeModel association) {
        return association.isIdentifier()
                || entity.model().derivedFrom(association).isPresent();
    }

    /**
     * Takes an association's value if its columns cannot be told from it alone.
     *
     * @param found takes the values of the columns: now where they are known, else once the entity was looked up
     * @param open takes the reference that is to be looked up
     * @return whether it was taken; the value of any other must be refused or split like that of other attributes
     */
    boolean take(
            long row,
            AttributeModel association,
            @Nullable Object value,
            OpenReference.Found found,
            List<OpenReference> open) {
        if (value == null || isOfIdentifier(association)) {
            return false;
        }
        if (value instanceof ReferenceKey key) {
            return known(byKey(row, association, key, found), open);
        }
        if (entity.isHeld(association, value)) {
            return false;
        }
        if (!Hibernate.isInitialized(value)) {
            return known(byIdentifier(row, association, value, found), open);
        }
        Optional<OpenReference> reference = byInstance(row, association, Hibernate.unproxy(value), found);
        return reference.isPresent() && known(reference.get(), open);
    }

    /** What is referred to by the values that the association holds needs no read. */
    private static boolean known(OpenReference reference, List<OpenReference> open) {
        List<String> key = AssociationTarget.columns(reference.key());
        List<String> referenced = reference.target().referenced();
        if (reference.nested().isEmpty() && key.containsAll(referenced)) {
            reference
                    .found()
                    .take(referenced.stream()
                            .map(column -> reference.cells()[key.indexOf(column)])
                            .toArray());
        } else {
            open.add(reference);
        }
        return true;
    }

    private OpenReference byIdentifier(long row, AttributeModel association, Object proxy, OpenReference.Found found) {
        AssociationTarget target = entity.target(association);
        AttributeModel identifier = target.entity().model().identifier();
        Object value = entity.identifier().ofTarget(association, proxy);
        return reference(row, association, target, Map.of(identifier, Optional.ofNullable(value)), found);
    }

    private Optional<OpenReference> byInstance(
            long row, AttributeModel association, Object instance, OpenReference.Found found) {
        AssociationTarget target = entity.target(association).of(instance);
        List<List<AttributeModel>> brought = new ArrayList<>();
        for (List<AttributeModel> key : target.keys()) {
            if (target.brings(key, instance)) {
                brought.add(key);
            }
        }
        if (brought.isEmpty()) {
            return Optional.empty();
        }
        List<AttributeModel> first = brought.get(0);
        boolean decided = target.identifies(first) || brought.size() == 1;
        if (!decided) {
            throw new InvalidMutationException(named(row, association) + " is a new "
                    + target.entity().model().name() + " with values in several unique keys, " + paths(brought)
                    + ", and nothing says which of them is meant. Give the reference as a value of one of them, such as '"
                    + association.path() + "." + first.get(0).path() + "', or save that entity first");
        }
        Map<AttributeModel, Optional<Object>> values = new LinkedHashMap<>();
        first.forEach(attribute -> values.put(attribute, Optional.ofNullable(target.value(attribute, instance))));
        return Optional.of(reference(row, association, target, values, found));
    }

    private OpenReference byKey(long row, AttributeModel association, ReferenceKey given, OpenReference.Found found) {
        AssociationTarget target = entity.target(association);
        MappedEntity other = target.entity();
        Map<String, @Nullable Object> gathered = new References(session, other).gathered(row, given.values());
        AttributeNames names = new AttributeNames(other.model());
        Map<AttributeModel, Optional<Object>> values = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> value : gathered.entrySet()) {
            AttributeModel attribute = names.find(value.getKey());
            new Values(other).requireType(attribute, value.getValue(), "row " + row);
            values.put(attribute, Optional.ofNullable(value.getValue()));
        }
        Set<String> columns = Set.copyOf(AssociationTarget.columns(List.copyOf(values.keySet())));
        boolean isKey = target.keys().stream()
                .anyMatch(key -> Set.copyOf(AssociationTarget.columns(key)).equals(columns));
        if (!isKey) {
            throw new InvalidMutationException(
                    named(row, association) + " is given by " + given.values().keySet()
                            + ", which is no key of " + other.model().name()
                            + ", so several of them could be meant. Give all of one"
                            + " of its keys: " + paths(target.keys()));
        }
        if (values.containsValue(Optional.empty())) {
            throw new InvalidMutationException(
                    named(row, association) + " is given by " + given.values().keySet()
                            + ", and one of these is NULL, which equals nothing. Give each a value, or null to all of them for no "
                            + other.model().name());
        }
        return reference(row, association, target, values, found);
    }

    private OpenReference reference(
            long row,
            AttributeModel association,
            AssociationTarget target,
            Map<AttributeModel, Optional<Object>> values,
            OpenReference.Found found) {
        requireReadable(row, association, target);
        List<AttributeModel> key = List.copyOf(values.keySet());
        @Nullable Object[] cells = new Object[AssociationTarget.columns(key).size()];
        RowValues split = session.values(target.entity());
        References others = new References(session, target.entity());
        List<OpenReference> nested = new ArrayList<>();
        int offset = 0;
        for (Map.Entry<AttributeModel, Optional<Object>> value : values.entrySet()) {
            AttributeModel attribute = value.getKey();
            Object given = value.getValue().orElse(null);
            int at = offset;
            OpenReference.Found part = some -> System.arraycopy(some, 0, cells, at, some.length);
            if (attribute.kind() != AttributeKind.ASSOCIATION || !others.take(row, attribute, given, part, nested)) {
                new Values(target.entity()).requireStorable(attribute, given, "row " + row);
                split.split(attribute, given, cells, at);
            }
            offset += attribute.columns().size();
        }
        return new OpenReference(row, association.path(), target, key, cells, nested, found);
    }

    /** Refuses what no read by key can find, or must not. */
    private void requireReadable(long row, AttributeModel association, AssociationTarget target) {
        String name = target.entity().model().name();
        Optional<String> why = target.entity()
                .model()
                .unsupported()
                .map(unsupported -> name + " " + unsupported.why())
                .or(() -> session.restrictedBy(target.entity())
                        .map(what -> "rows of " + name + " are restricted by " + what
                                + ", and the key may be that of one that the session does not show"));
        if (why.isPresent()) {
            throw new InvalidMutationException(named(row, association) + " is given by another key than the identifier,"
                    + " and " + why.get() + ". Give the " + name + " itself, or a reference to it by getReference(..)");
        }
    }

    private String named(long row, AttributeModel association) {
        return "The value of '" + association.path() + "' of " + entity.model().name() + " in row " + row;
    }

    private static List<List<String>> paths(List<List<AttributeModel>> keys) {
        return keys.stream()
                .map(key -> key.stream().map(AttributeModel::path).toList())
                .toList();
    }
}
