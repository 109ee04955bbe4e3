package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import java.lang.reflect.Modifier;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The values of rows: what generators make, and what the columns receive. */
public final class RowValues {

    private final SharedSessionContractImplementor session;
    private final MappedEntity entity;
    private @Nullable DrawnIdentifiers drawn;

    RowValues(SharedSessionContractImplementor session, MappedEntity entity) {
        this.session = session;
        this.entity = entity;
    }

    /** Splits a value into those of the attribute's columns, and puts them into the cells from the offset on. */
    public void split(AttributeModel attribute, @Nullable Object value, @Nullable Object[] cells, int offset) {
        entity.values().split(attribute, value, cells, offset, session);
    }

    /** The value that the attribute's column receives. */
    public @Nullable Object converted(PlainAttribute attribute, @Nullable Object value) {
        return attribute.converted(value, session);
    }

    /** Says how many identifiers are about to be made for inserts, so that a sequence gives what all of them need at once. */
    public void awaitIdentifiers(int count) {
        if (drawn == null && count > 1) {
            drawn = DrawnIdentifiers.of(session, entity.persister().getGenerator())
                    .orElse(null);
        }
        if (drawn != null) {
            drawn.await(count);
        }
    }

    /** The value that the attribute's generator makes for an insert; null where the statement makes it. */
    public @Nullable Object generate(AttributeModel attribute, @Nullable Object owner, @Nullable Object current) {
        return generate(attribute, owner, current, EventType.INSERT);
    }

    /** The value that the attribute's generator makes for the update of an entity. */
    public @Nullable Object generateForUpdate(AttributeModel attribute, Object owner) {
        return generate(attribute, owner, entity.values().of(attribute, owner), EventType.UPDATE);
    }

    /** The value that the attribute's generator makes for an update of any row; null where the statement makes it. */
    public @Nullable Object generateForUpdate(AttributeModel attribute) {
        return generate(attribute, null, null, EventType.UPDATE);
    }

    private @Nullable Object generate(
            AttributeModel attribute, @Nullable Object owner, @Nullable Object current, EventType event) {
        EntityPersister persister = entity.persister();
        Generator generator = entity.generators().of(attribute);
        if (generator.generatedOnExecution()) {
            return null;
        }
        if (attribute.isIdentifier() && entity.identifier().isMadeInPart()) {
            return withGeneratedParts((BeforeExecutionGenerator) generator, owner);
        }
        if (attribute.isIdentifier() && drawn != null) {
            return drawn.next();
        }
        Object entityOrBlank = owner != null ? owner : blank(persister);
        return ((BeforeExecutionGenerator) generator).generate(session, entityOrBlank, current, event);
    }

    /** An instance without values; of a class that is abstract, one of a subclass. */
    private Object blank(EntityPersister persister) {
        if (!Modifier.isAbstract(persister.getMappedClass().getModifiers())) {
            return persister.instantiate(null, session);
        }
        for (EntityMappingType subclass : persister.getSubMappingTypes()) {
            EntityPersister below = subclass.getEntityPersister();
            if (!Modifier.isAbstract(below.getMappedClass().getModifiers())) {
                return below.instantiate(null, session);
            }
        }
        throw new IllegalStateException(persister.getEntityName() + " has no class that is not abstract");
    }

    /** The parts that the owner has and those that are generated; the owner itself stays as it is. */
    private @Nullable Object withGeneratedParts(BeforeExecutionGenerator generator, @Nullable Object owner) {
        EntityPersister persister = entity.persister();
        Object blank = blank(persister);
        Object brought = owner == null ? null : persister.getIdentifier(owner, session);
        if (brought != null) {
            persister.setIdentifier(blank, entity.identifier().copy(brought), session);
        }
        Object made = generator.generate(session, blank, null, EventType.INSERT);
        if (made != blank) {
            persister.setIdentifier(blank, made, session);
        }
        return persister.getIdentifier(blank, session);
    }

    /** The identifier that a cell of its one column holds. */
    public @Nullable Object identifier(@Nullable Object cell) {
        String column = entity.model().identifier().columnNames().get(0);
        return entity.type(column).convertToDomainValue(cell);
    }

    /** The tenant of the session. */
    Object tenant() {
        return session.getTenantIdentifierValue();
    }

    /** The version of a new row. */
    public Object firstVersion() {
        return Versioning.seed(entity.persister().getVersionMapping(), session);
    }

    /** Whether a version's value means that the caller has no expectation. */
    public boolean isNoVersion(@Nullable Object version) {
        return Versioning.isNullInitialVersion(version);
    }

    /** A version that is taken from the clock. */
    Object versionByClock() {
        return Versioning.seed(entity.persister().getVersionMapping(), session);
    }
}
