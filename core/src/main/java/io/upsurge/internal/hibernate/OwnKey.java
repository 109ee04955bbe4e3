package io.upsurge.internal.hibernate;

import java.util.BitSet;
import org.hibernate.sql.results.graph.AssemblerCreationState;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.DomainResultAssembler;
import org.hibernate.sql.results.graph.InitializerParent;
import org.hibernate.sql.results.jdbc.spi.RowProcessingState;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/** A key that an entity has in its own attributes, and that is asked for when it has them. */
record OwnKey(JavaType<Object> type) implements DomainResult<Object>, DomainResultAssembler<Object> {

    /** Stands for the key of every row. */
    static final Object UNKNOWN = new Object();

    @Override
    public @Nullable String getResultVariable() {
        return null;
    }

    @Override
    public DomainResultAssembler<Object> createResultAssembler(
            @Nullable InitializerParent<?> parent, AssemblerCreationState state) {
        return this;
    }

    @Override
    public void collectValueIndexesToCache(BitSet valueIndexes) {}

    @Override
    public JavaType<?> getResultJavaType() {
        return type;
    }

    @Override
    public Object assemble(RowProcessingState state) {
        return UNKNOWN;
    }

    @Override
    public JavaType<Object> getAssembledJavaType() {
        return type;
    }
}
