package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.vector.SparseFloatVector;
import org.jspecify.annotations.Nullable;

/** Vectors, as Hibernate's module for vectors maps them. */
final class Vectors {

    private Vectors() {}

    @Entity(name = "PlainVector")
    public static class PlainVector extends ValueRow {
        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        public float @Nullable [] plain;

        @JdbcTypeCode(SqlTypes.VECTOR_FLOAT32)
        @Array(length = 3)
        public float @Nullable [] single;

        void set(float... value) {
            plain = value;
            single = value;
        }
    }

    @Entity(name = "HalfVector")
    public static class HalfVector extends ValueRow {
        @JdbcTypeCode(SqlTypes.VECTOR_FLOAT16)
        @Array(length = 3)
        public float @Nullable [] held;
    }

    @Entity(name = "DoubleVector")
    public static class DoubleVector extends ValueRow {
        @JdbcTypeCode(SqlTypes.VECTOR_FLOAT64)
        @Array(length = 3)
        public double @Nullable [] held;
    }

    @Entity(name = "ByteVector")
    public static class ByteVector extends ValueRow {
        @JdbcTypeCode(SqlTypes.VECTOR_INT8)
        @Array(length = 3)
        public byte @Nullable [] held;
    }

    @Entity(name = "BinaryVector")
    public static class BinaryVector extends ValueRow {
        @JdbcTypeCode(SqlTypes.VECTOR_BINARY)
        @Array(length = 24)
        public byte @Nullable [] held;
    }

    @Entity(name = "SparseVector")
    public static class SparseVector extends ValueRow {
        @JdbcTypeCode(SqlTypes.SPARSE_VECTOR_FLOAT32)
        @Array(length = 1_000)
        public @Nullable SparseFloatVector held;
    }

    /** One number of the vector is something else. */
    @Entity(name = "VectorTooLong")
    public static class VectorTooLong extends ValueRow {
        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 2)
        public float @Nullable [] held;
    }

    static List<ValueKind<?, ?>> kinds() {
        float[] vector = {0.1f, -2.5f, 1e10f};
        return List.of(
                ValueKind.of(
                        StoredType.VECTOR,
                        PlainVector::new,
                        PlainVector::set,
                        vector,
                        new float[] {0, -0.0f, 1e-20f},
                        new float[] {1f / 3, 16_777_216f, -1}),
                ValueKind.of(
                        StoredType.HALF_VECTOR,
                        HalfVector::new,
                        (row, value) -> row.held = value,
                        new float[] {0.5f, -2.25f, 1},
                        new float[] {0.1f, 65_504, 0}),
                ValueKind.of(
                        StoredType.DOUBLE_VECTOR, DoubleVector::new, (row, value) -> row.held = value, new double[] {
                            0.1, -2.5, 1e100
                        }),
                ValueKind.of(StoredType.BYTE_VECTOR, ByteVector::new, (row, value) -> row.held = value, new byte[] {
                    1, -128, 127
                }),
                ValueKind.of(
                                StoredType.BINARY_VECTOR,
                                BinaryVector::new,
                                (BinaryVector row, byte[] value) -> row.held = value,
                                new byte[] {1, -128, 127},
                                new byte[] {0, 0, -1})
                        .neverNull(),
                ValueKind.of(
                        StoredType.SPARSE_VECTOR,
                        SparseVector::new,
                        (row, value) -> row.held = value,
                        new SparseFloatVector(1_000, new int[] {0, 7, 999}, new float[] {0.1f, -2, 3}),
                        new SparseFloatVector(1_000, new int[] {3}, new float[] {1})),
                ValueKind.of(StoredType.VECTOR_TOO_LONG, VectorTooLong::new, (row, value) -> row.held = value, vector));
    }
}
