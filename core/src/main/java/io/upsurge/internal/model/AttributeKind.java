package io.upsurge.internal.model;

/** What an attribute holds. */
public enum AttributeKind {
    /** One value in one column. */
    BASIC,
    /** An embeddable, whose parts are attributes of their own. */
    EMBEDDED,
    /** A reference to another entity, stored as its key. */
    ASSOCIATION,
    /** Which of its classes the embeddable is of that this is a part of: nobody names it, and it goes with the whole. */
    EMBEDDABLE_CLASS
}
