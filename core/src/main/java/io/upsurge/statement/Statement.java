package io.upsurge.statement;

/** A statement that a dialect can write for any number of rows. */
public sealed interface Statement
        permits UpsertStatement,
                InsertStatement,
                UpdateStatement,
                KeyRead,
                KeyGroups,
                ConditionalStatement,
                WritesTogether {}
