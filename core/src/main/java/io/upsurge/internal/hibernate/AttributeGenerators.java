package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.Generation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.Generator;
import org.hibernate.generator.OnExecutionGenerator;
import org.hibernate.generator.internal.CurrentTimestampGeneration;
import org.hibernate.generator.internal.TenantIdGeneration;
import org.hibernate.generator.internal.VersionGeneration;
import org.hibernate.id.CompositeNestedGeneratedValueGenerator;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** What makes the values of an entity's attributes, by Hibernate's generators. */
final class AttributeGenerators {

    private final EntityPersister persister;
    private final BootModel boot;
    private final Dialect dialect;
    private final Map<String, Generator> byPath = new HashMap<>();
    private final Map<String, String> madeInSql = new HashMap<>();

    AttributeGenerators(EntityPersister persister, BootModel boot) {
        this.persister = persister;
        this.boot = boot;
        this.dialect = persister.getFactory().getJdbcServices().getDialect();
    }

    /** Who makes the identifier: where a database numbers rows, some dialects say "default", which no value can replace. */
    Generation identifier() {
        Generator generator = persister.getGenerator();
        return generator.generatedOnExecution() ? Generation.BY_DATABASE : generation(generator);
    }

    /** The generator of one of the entity's own attributes; of an embeddable, one that stands for those of its parts. */
    @Nullable
    Generator own(AttributeMapping attribute) {
        return persister.getGenerators()[attribute.getStateArrayPosition()];
    }

    /** Who makes one of the entity's own attributes, which has these columns. */
    Generation note(AttributeMapping attribute, String path, List<String> columns) {
        return note(Optional.ofNullable(own(attribute)), path, columns);
    }

    /** Who makes a part of an embeddable, which has these columns. */
    Generation notePart(String path, List<String> columns) {
        return note(boot.generator(persister.getEntityName(), path), path, columns);
    }

    private Generation note(Optional<Generator> noted, String path, List<String> columns) {
        if (noted.isEmpty()) {
            return Generation.NONE;
        }
        Generator generator = noted.get();
        byPath.put(path, generator);
        List<String> expressions = generator.generatesOnInsert() ? expressions(generator) : List.of();
        for (int i = 0; i < expressions.size(); i++) {
            madeInSql.put(columns.get(i), expressions.get(i));
        }
        return generation(generator);
    }

    private Generation generation(Generator generator) {
        if (!generator.generatesSometimes()) {
            return Generation.NONE;
        }
        if (generator.generatedOnExecution() && expressions(generator).isEmpty()) {
            return ((OnExecutionGenerator) generator).writePropertyValue() ? Generation.NONE : Generation.BY_DATABASE;
        }
        boolean alike = generator.generatedOnExecution()
                || generator instanceof CurrentTimestampGeneration
                || generator instanceof TenantIdGeneration;
        if (!generator.generatesOnInsert()) {
            return alike ? Generation.BEFORE_UPDATE : Generation.OF_UPDATED_ENTITY;
        } else if (!generator.generatesOnUpdate()) {
            return Generation.BEFORE_INSERT;
        }
        return alike ? Generation.BEFORE_INSERT_AND_UPDATE : Generation.OF_ENTITY;
    }

    /** The expressions that statements make something by, one for each column; none where they do not. */
    private List<String> expressions(Generator generator) {
        boolean made =
                generator.generatedOnExecution() && ((OnExecutionGenerator) generator).referenceColumnsInSql(dialect);
        String[] expressions = made ? ((OnExecutionGenerator) generator).getReferencedColumnValues(dialect) : null;
        return expressions == null ? List.of() : List.of(expressions);
    }

    /** The expression that makes a column's value where none is given. */
    Optional<String> expression(String column) {
        return Optional.ofNullable(madeInSql.get(column));
    }

    /** The expressions that a statement makes an identifier by, one for each column; none where nobody gives any. */
    List<String> identifierExpressions() {
        return persister.getGenerator() instanceof IdentityGenerator
                ? List.of()
                : expressions(persister.getGenerator());
    }

    /** The expressions that an update makes an attribute by, one for each column, where an insert has none of them. */
    List<String> madeInUpdates(AttributeModel attribute) {
        Generator generator = of(attribute);
        return generator.generatesOnInsert() ? List.of() : expressions(generator);
    }

    /** Whether Hibernate makes parts of the identifier. */
    boolean makePartsOfIdentifier() {
        return persister.getGenerator() instanceof CompositeNestedGeneratedValueGenerator parted
                && !parted.generatedOnExecution()
                && parted.generatedBeforeExecution(persister, null);
    }

    /** What makes an attribute's value. */
    Generator of(AttributeModel attribute) {
        Generator generator = attribute.isIdentifier() ? persister.getGenerator() : byPath.get(attribute.path());
        if (generator == null) {
            throw new IllegalArgumentException(
                    "Nothing makes " + attribute.path() + " of " + persister.getEntityName());
        }
        return generator;
    }

    /** Whether something but the session counts the versions. */
    boolean makeVersion(AttributeMapping version) {
        Generator generator = own(version);
        boolean counted = generator instanceof VersionGeneration
                || (generator instanceof CurrentTimestampGeneration && !generator.generatedOnExecution());
        return generator != null && generator.generatesSometimes() && !counted;
    }

    /** Whether anything is made within an attribute. */
    boolean makeAnyOf(AttributeMapping attribute) {
        Generator generator = own(attribute);
        return generator != null && generator.generatesSometimes();
    }
}
