package io.upsurge.internal.hibernate;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.generator.Generator;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.GeneratorCreator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/**
 * The generators of embeddables' parts. Hibernate makes one generator of those of an embeddable, which does not tell them;
 * so they are noted while it makes them. It asks the parts of an entity's own embeddables only, none that are deeper.
 */
final class PartGenerators {

    private final Map<String, Map<String, Property>> parts = new HashMap<>();
    private final Map<Property, Generator> made = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Takes the parts of an entity's embeddables that have a generator, before Hibernate makes it. */
    void read(PersistentClass entity) {
        Map<String, Property> ofEntity = new HashMap<>();
        for (Property whole : entity.getPropertyClosure()) {
            if (whole.getValue() instanceof Component embeddable) {
                for (Property part : embeddable.getProperties()) {
                    if (part.getValueGeneratorCreator() != null) {
                        part.setValueGeneratorCreator(noting(part, part.getValueGeneratorCreator()));
                        ofEntity.put(whole.getName() + "." + part.getName(), part);
                    }
                }
            }
        }
        parts.put(entity.getEntityName(), ofEntity);
    }

    /** The generator of the part with that path. */
    Optional<Generator> of(String entityName, String path) {
        return Optional.ofNullable(parts.getOrDefault(entityName, Map.of()).get(path))
                .map(made::get);
    }

    private GeneratorCreator noting(Property part, GeneratorCreator creator) {
        return new Noting(part, creator instanceof Noting noting ? noting.creator() : creator, made);
    }

    /** Notes the generator that another creator makes for a part. */
    private record Noting(Property part, GeneratorCreator creator, Map<Property, Generator> made)
            implements GeneratorCreator {

        @Override
        public @Nullable Generator createGenerator(GeneratorCreationContext context) {
            Generator generator = creator.createGenerator(context);
            if (generator != null) {
                made.put(part, generator);
            }
            return generator;
        }

        @Override
        public boolean isAssigned() {
            return creator.isAssigned();
        }
    }
}
