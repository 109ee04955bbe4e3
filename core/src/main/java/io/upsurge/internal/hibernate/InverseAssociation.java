package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.EntityUniqueKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * An association whose key the other side holds ({@code @OneToOne(mappedBy)}): no reference can be made to what may not be
 * there, so that Hibernate loads it with each row.
 *
 * @param state the position of the attribute in the entity's state
 * @param property the attribute of the other side
 * @param identifier the position of the entity's identifier among what is selected
 */
record InverseAssociation(MappedEntity entity, int state, EntityPersister target, String property, int identifier) {

    /** Those of an entity with an identifier of one column. */
    static List<InverseAssociation> of(MappedEntity entity, List<Fragment> selections) {
        EntityModel model = entity.model();
        List<InverseAssociation> found = new ArrayList<>();
        if (model.identifier().columns().size() != 1) {
            return found;
        }
        String column = model.identifier().columnNames().get(0);
        int identifier = selections.indexOf(Fragment.existing(column));
        for (int i = 0; i < entity.persister().getNumberOfAttributeMappings(); i++) {
            if (entity.persister().getAttributeMapping(i) instanceof ToOneAttributeMapping part
                    && identifier >= 0
                    && isLoadedByKey(part)) {
                found.add(new InverseAssociation(
                        entity,
                        part.getStateArrayPosition(),
                        part.getAssociatedEntityMappingType().getEntityPersister(),
                        part.getReferencedPropertyName(),
                        identifier));
            }
        }
        return found;
    }

    private static boolean isLoadedByKey(ToOneAttributeMapping part) {
        EntityPersister target = part.getAssociatedEntityMappingType().getEntityPersister();
        String property = part.getReferencedPropertyName();
        return part.getSideNature() == ForeignKeyDescriptor.Nature.TARGET
                && property != null
                && !target.isAbstract()
                && target.findAttributeMapping(property) instanceof ToOneAttributeMapping other
                && other.getSideNature() == ForeignKeyDescriptor.Nature.KEY
                && other.isReferenceToPrimaryKey()
                && part.getForeignKeyDescriptor().getKeyTable().equals(target.getIdentifierTableName());
    }

    /** How the session knows the other side by the identifier of this one. */
    EntityUniqueKey key(Object owner) {
        SessionFactoryImplementor factory = target.getFactory();
        return new EntityUniqueKey(
                target.getEntityName(),
                property,
                owner,
                factory.getRuntimeMetamodels().getReferencedPropertyType(target.getEntityName(), property),
                factory);
    }

    /** The identifier of the entity in a row that was selected. */
    Object identifier(Object cell) {
        return entity.type(entity.model().identifier().columnNames().get(0)).convertToDomainValue(cell);
    }

    /** Gives for identifiers the entities of the other side. */
    String query() {
        String name = target.getJpaEntityName() == null ? target.getEntityName() : target.getJpaEntityName();
        return "select id(other." + property + "), other from " + name + " other where id(other." + property
                + ") in (:keys)";
    }
}
