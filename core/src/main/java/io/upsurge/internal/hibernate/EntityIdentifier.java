package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import java.util.List;
import java.util.Map;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** How an entity's identifier is made, or taken from others, and whether an entity has one. */
public final class EntityIdentifier {

    private final MappedEntity entity;
    private final EntityPersister persister;
    private final DerivedIdentifiers derived;
    private final boolean madeInPart;

    EntityIdentifier(MappedEntity entity) {
        this.entity = entity;
        this.persister = entity.persister();
        this.derived = new DerivedIdentifiers(entity);
        this.madeInPart = entity.generators().makePartsOfIdentifier();
    }

    /** Whether the database numbers the rows by itself, in the one column of the primary key. */
    public boolean isIdentity() {
        return persister.getGenerator() instanceof IdentityGenerator
                && entity.model().primaryKey().columns().size() == 1
                && Number.class.isAssignableFrom(attribute().type());
    }

    /** Whether Hibernate makes it of numbers that the session's own connection draws from a sequence. */
    public boolean isDrawn() {
        return !madeInPart
                && DrawnIdentifiers.query(persister.getFactory(), persister.getGenerator())
                        .isPresent();
    }

    /** Whether Hibernate makes parts of it. */
    boolean isMadeInPart() {
        return madeInPart;
    }

    /** The expressions that a statement makes it by, one for each column; none where nobody gives any. */
    public List<String> expressions() {
        return entity.generators().identifierExpressions();
    }

    /** The identifier, or the part of it, that is taken from each association ({@code @MapsId}). */
    public Map<AttributeModel, AttributeModel> byAssociation() {
        return derived.byAssociation();
    }

    /** That of an entity, what its associations say of it included. */
    @Nullable
    Object of(EntityIdentifierMapping mapping, Object instance, SavedTargets targets) {
        return derived.of(mapping, instance, targets);
    }

    /** That of the entity which an association refers to; null where it has none yet. */
    public @Nullable Object ofTarget(AttributeModel association, Object target) {
        return derived.identifier(association, target);
    }

    /** Whether it is one attribute, which is not set in an entity. */
    boolean isNull(Object instance) {
        return persister.hasIdentifierProperty() && persister.getIdentifier(instance) == null;
    }

    /** Whether a value says that the entity was never saved: null, or the unsaved value. */
    public boolean isUnsaved(@Nullable Object identifier) {
        return identifier == null
                || Boolean.TRUE.equals(
                        persister.getIdentifierMapping().getUnsavedStrategy().isUnsaved(identifier))
                || (madeInPart && lacksPart(identifier));
    }

    private boolean lacksPart(Object identifier) {
        return attribute().parts().stream()
                .anyMatch(part -> entity.values().ofPart(part, attribute(), identifier) == null);
    }

    /** Whether an entity has one, or takes it from others that are saved before it. */
    public boolean isKnown(Object instance, SavedTargets targets) {
        return !isUnsaved(entity.values().of(attribute(), instance, targets)) || isAwaited(instance, targets);
    }

    /** Whether an entity takes it, or a part of it, from one that is yet to be saved. */
    public boolean isAwaited(Object instance, SavedTargets targets) {
        return entity.awaits(
                instance,
                targets,
                reference -> reference.attribute().isIdentifier()
                        || derived.byAssociation().containsKey(reference.attribute()));
    }

    /** Another object with the same parts. */
    Object copy(Object identifier) {
        EmbeddableMappingType type =
                ((EmbeddableValuedModelPart) entity.part(attribute())).getEmbeddableTypeDescriptor();
        if (!type.getMappedJavaType().getJavaTypeClass().isInstance(identifier)) {
            return identifier;
        }
        return Embeddables.of(type, i -> type.getAttributeMapping(i).getValue(identifier));
    }

    private AttributeModel attribute() {
        return entity.model().identifier();
    }
}
