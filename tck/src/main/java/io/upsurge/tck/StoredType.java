package io.upsurge.tck;

/** Types of attributes that Hibernate cannot store on every database. */
public enum StoredType {
    /** {@code @Lob}. */
    LARGE_OBJECT,
    /** An enumeration that is a type of the database. */
    NAMED_ENUM,
    /** A map as JSON. */
    JSON,
    /** An embeddable as JSON. */
    JSON_EMBEDDABLE,
    /** An array of numbers or texts. */
    ARRAY
}
