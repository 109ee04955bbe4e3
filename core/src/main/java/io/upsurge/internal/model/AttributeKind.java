package io.upsurge.internal.model;

/** What an attribute holds. */
public enum AttributeKind {
    /** One value in one column. */
    BASIC,
    /** An embeddable, whose parts are attributes of their own. */
    EMBEDDED,
    /** A reference to another entity, stored as its key. */
    ASSOCIATION
}
