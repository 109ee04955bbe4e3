package io.upsurge.tck.contract;

import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.mapping.Circumstance;
import io.upsurge.tck.mapping.EntityMappings;
import io.upsurge.tck.mapping.MappingProbe;
import io.upsurge.tck.mapping.MappingTable;
import io.upsurge.tck.mapping.Sample;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statement keeps its laws over every mapping, or is refused before any SQL for the reason that the mapping names; one
 * session factory has them all.
 */
public abstract class EntityMappingsContract {

    protected abstract TestDatabase database();

    /**
     * Takes note of what was measured, or compares it with what a page says.
     *
     * @param mapping a row of the table of mappings
     * @param cell what {@link MappingTable#cell} says of this database
     */
    protected void mapped(String mapping, String cell) {}

    @ParameterizedTest
    @MethodSource("mappings")
    void keepsTheLawsOfEveryStatementOrRefusesIt(Sample<?> mapping) {
        MappingProbe probe = new MappingProbe(sessions(), database().statements(), mappings());

        mapped(mapping.mapping(), MappingTable.cell(probe.verdicts(mapping)));
    }

    @ParameterizedTest
    @MethodSource("circumstances")
    void keepsItsLawsUnderCircumstances(Circumstance circumstance) throws Exception {
        mapped(circumstance.mapping(), circumstance.cell(database()));
    }

    static List<Circumstance> circumstances() {
        return EntityMappings.circumstances();
    }

    static List<Sample<?>> mappings() {
        return EntityMappings.all();
    }

    private SessionFactory sessions() {
        return database()
                .sessionFactory(
                        ApplicationSettings.on(database().name()),
                        EntityMappings.classes().toArray(Class<?>[]::new));
    }
}
