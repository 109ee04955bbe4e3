package io.upsurge.statement;

/** A statement about stored rows, which are chosen by a condition or by their identifiers. */
public sealed interface ConditionalStatement extends Statement
        permits ConditionalUpdate, ConditionalDelete, ConditionalRead, CollectionDelete, MissingRowsInsert {

    /** The table's name as it stands in SQL, qualified and quoted. */
    String table();

    /** Which stored rows it is about. */
    RowChoice choice();
}
