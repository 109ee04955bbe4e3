package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.hibernate.NonUniqueObjectException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.EntityType;
import org.hibernate.type.OneToOneType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** The instances of an entity that the session manages. */
public final class ManagedInstances {

    private final SharedSessionContractImplementor session;
    private final MappedEntity entity;

    ManagedInstances(SharedSessionContractImplementor session, MappedEntity entity) {
        this.session = session;
        this.entity = entity;
    }

    /** Whether the session manages any entity at all. */
    public boolean none() {
        return context().getNumberOfManagedEntities() == 0;
    }

    /** The managed instance with that identifier, or null; one that was never loaded is not one. */
    public @Nullable Object byIdentifier(Object identifier) {
        EntityPersister persister = entity.persister();
        EntityKey key = session.generateEntityKey(identifier, persister);
        return context().getEntity(key);
    }

    /** All managed instances, read-only ones too, with the values they were loaded with, column by column. */
    public void forEach(List<AttributeModel> attributes, BiConsumer<Object, @Nullable Object[]> instances) {
        int width = attributes.stream().mapToInt(a -> a.columns().size()).sum();
        for (Map.Entry<Object, EntityEntry> managed : context().reentrantSafeEntityEntries()) {
            EntityEntry entry = managed.getValue();
            boolean alive = entry.getStatus() == Status.MANAGED || entry.getStatus() == Status.READ_ONLY;
            if (!entity.includes(entry.getPersister()) || !alive) {
                continue;
            }
            @Nullable Object[] cells = new Object[width];
            int offset = 0;
            for (AttributeModel attribute : attributes) {
                entity.values().split(attribute, loaded(attribute, managed.getKey(), entry), cells, offset, session);
                offset += attribute.columns().size();
            }
            instances.accept(managed.getKey(), cells);
        }
    }

    /** The value as it was loaded; a read-only instance has no other than the one it has now. */
    private @Nullable Object loaded(AttributeModel attribute, Object instance, EntityEntry entry) {
        if (attribute.isIdentifier()) {
            return entry.getId();
        }
        Object[] loaded = entry.getLoadedState();
        return loaded == null
                ? entity.values().of(attribute, instance)
                : loaded[((AttributeMapping) entity.part(attribute)).getStateArrayPosition()];
    }

    /** Lets an instance go: it is managed no more. */
    public void evict(Object instance) {
        session.asEventSource().evict(instance);
    }

    /** The identifier of an entity. */
    public Object identifier(Object instance) {
        return entity.persister().getIdentifier(instance);
    }

    /** Gives an instance the identifier that its row has. */
    public void identify(Object instance, Object identifier) {
        entity.persister().setIdentifier(instance, identifier, session);
    }

    /** Gives an instance the value of an attribute. */
    public void fill(Object instance, AttributeModel attribute, @Nullable Object value) {
        AttributeModel whole = entity.values().whole(attribute);
        if (whole != null) {
            Object embedded = entity.values().of(whole, instance);
            fill(instance, whole, Embeddables.with((AttributeMapping) entity.part(attribute), value, embedded));
        } else if (entity.part(attribute) instanceof AttributeMapping part) {
            entity.persister().setValue(instance, part.getStateArrayPosition(), value);
        }
    }

    /**
     * Makes an instance the one that the next read of its row fills in and manages; a reference to it that was not loaded
     * stands for it from then on.
     */
    public void adopt(Object instance, Object identifier) {
        EntityKey key = session.generateEntityKey(identifier, entity.persister());
        Object managed = context().getEntity(key);
        if (managed != null && managed != instance) {
            throw new NonUniqueObjectException(identifier, entity.model().name());
        }
        context().addEntityHolder(key, instance);
    }

    /**
     * Gives one instance the state of another one, identifier and version included; what is in no column of theirs stays,
     * and so does an entity that is the one referred to.
     */
    public void copy(Object from, Object to) {
        EntityPersister persister = entity.persister();
        persister.setIdentifier(to, persister.getIdentifier(from), session);
        Object[] state = persister.getValues(from);
        Object[] known = persister.getValues(to);
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < state.length; i++) {
            boolean keeps = types[i].isCollectionType()
                    || types[i] instanceof OneToOneType
                    || (types[i] instanceof EntityType association && isSame(association, state[i], known[i]));
            state[i] = keeps ? known[i] : state[i];
        }
        persister.setValues(to, state);
    }

    private boolean isSame(EntityType association, @Nullable Object target, @Nullable Object other) {
        EntityPersister persister = session.getFactory()
                .getMappingMetamodel()
                .getEntityDescriptor(association.getAssociatedEntityName(session.getFactory()));
        return target != null
                && other != null
                && Objects.equals(
                        DerivedIdentifiers.identifier(persister, target),
                        DerivedIdentifiers.identifier(persister, other));
    }

    private PersistenceContext context() {
        return session.getPersistenceContextInternal();
    }
}
