package io.upsurge.tck.mapping;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;

/** The generators of identifiers that ask the database. */
final class Generators {

    private Generators() {}

    /**
     * Has each take its first identifiers, in a session that has written nothing: where a transaction locks the whole
     * database, as on SQLite, a generator could not do so later.
     */
    static void fill(SessionFactory factory) {
        MappingMetamodelImplementor metamodel = factory.unwrap(org.hibernate.engine.spi.SessionFactoryImplementor.class)
                .getMappingMetamodel();
        Set<Generator> filled = new HashSet<>();
        metamodel.forEachEntityDescriptor(entity -> {
            Generator generator = entity.getGenerator();
            if (filled.add(generator)) {
                fill(factory, generator);
            }
        });
    }

    private static void fill(SessionFactory factory, Generator generator) {
        try (Session session = factory.openSession()) {
            SharedSessionContractImplementor implementor = session.unwrap(SharedSessionContractImplementor.class);
            if (generator instanceof SequenceStyleGenerator sequence) {
                sequence.generate(implementor, generator, null, EventType.INSERT);
            } else if (generator instanceof TableGenerator table) {
                table.generate(implementor, generator, null, EventType.INSERT);
            }
        }
    }
}
