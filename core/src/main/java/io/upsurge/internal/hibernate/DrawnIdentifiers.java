package io.upsurge.internal.hibernate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.IdentifierGeneratorHelper;
import org.hibernate.id.IntegralDataTypeHolder;
import org.hibernate.id.enhanced.AccessCallback;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.SequenceStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.StandardOptimizerDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of many rows, for which a sequence is asked once.
 *
 * <p>They are made by the generator's own optimizer, whose state is that of everybody else who asks it. Only where it wants
 * the next value of the sequence, all that the awaited identifiers need are drawn by one query.
 */
final class DrawnIdentifiers implements AccessCallback {

    private final SharedSessionContractImplementor session;
    private final Optimizer optimizer;
    private final Class<?> type;
    private final int identifiersPerValue;
    private final String sql;
    private final AccessCallback oneByOne;
    private final Queue<IntegralDataTypeHolder> values = new ArrayDeque<>();
    private int awaited;

    private DrawnIdentifiers(
            SharedSessionContractImplementor session,
            SequenceStyleGenerator generator,
            int identifiersPerValue,
            String sql) {
        this.session = session;
        this.optimizer = generator.getOptimizer();
        this.type = generator.getGeneratedType();
        this.identifiersPerValue = identifiersPerValue;
        this.sql = sql;
        this.oneByOne = generator.getDatabaseStructure().buildCallback(session);
    }

    /** Those of a generator; empty where it is not Hibernate's over a sequence, or the database gives one value at a time. */
    static Optional<DrawnIdentifiers> of(SharedSessionContractImplementor session, Generator generator) {
        return query(session.getFactory(), generator).map(sql -> {
            SequenceStyleGenerator plain = (SequenceStyleGenerator) generator;
            int perValue = identifiersPerValue(plain.getOptimizer()).orElseThrow();
            return new DrawnIdentifiers(session, plain, perValue, sql);
        });
    }

    /** The query that a session's own connection draws the values of a generator by; empty where there are none of these. */
    static Optional<String> query(SessionFactoryImplementor factory, @Nullable Generator generator) {
        if (generator == null || generator.getClass() != SequenceStyleGenerator.class) {
            return Optional.empty();
        }
        SequenceStyleGenerator plain = (SequenceStyleGenerator) generator;
        DatabaseStructure structure = plain.getDatabaseStructure();
        if (structure.getClass() != SequenceStructure.class
                || identifiersPerValue(plain.getOptimizer()).isEmpty()) {
            return Optional.empty();
        }
        String sequence = factory.getSqlStringGenerationContext().format(structure.getPhysicalName());
        String next =
                factory.getJdbcServices().getDialect().getSequenceSupport().getSelectSequenceNextValString(sequence);
        return FactoryMappings.of(factory).dialect().flatMap(dialect -> dialect.nextValues(next));
    }

    /** How many identifiers an optimizer of Hibernate's makes of one value; empty for others, of which nothing is known. */
    private static OptionalInt identifiersPerValue(Optimizer optimizer) {
        for (StandardOptimizerDescriptor known : StandardOptimizerDescriptor.values()) {
            if (known.getOptimizerClass() == optimizer.getClass()) {
                return OptionalInt.of(
                        switch (known) {
                            case NONE -> 1;
                            case LEGACY_HILO -> optimizer.getIncrementSize() + 1;
                            case HILO, POOLED, POOLED_LO, POOLED_LOTL -> optimizer.getIncrementSize();
                        });
            }
        }
        return OptionalInt.empty();
    }

    /** Says how many identifiers are about to be made. */
    void await(int count) {
        awaited = count;
    }

    /** Makes an identifier. */
    Object next() {
        Object identifier = optimizer.generate(this);
        awaited--;
        return identifier;
    }

    @Override
    public IntegralDataTypeHolder getNextValue() {
        int needed = 1 + (awaited - 1) / identifiersPerValue;
        if (values.isEmpty() && needed > 1) {
            draw(needed);
        }
        IntegralDataTypeHolder value = values.poll();
        return value == null ? oneByOne.getNextValue() : value;
    }

    @Override
    public String getTenantIdentifier() {
        return oneByOne.getTenantIdentifier();
    }

    private void draw(int count) {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement = jdbc.getStatementPreparer().prepareStatement(sql);
        try {
            statement.setInt(1, count);
            ResultSet results = jdbc.getResultSetReturn().extract(statement, sql);
            while (results.next()) {
                values.add(IdentifierGeneratorHelper.getIntegralDataTypeHolder(type)
                        .initialize(results, 1));
            }
        } catch (SQLException e) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(e, "could not draw the next values of a sequence", sql);
        } finally {
            jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            jdbc.afterStatementExecution();
        }
    }
}
