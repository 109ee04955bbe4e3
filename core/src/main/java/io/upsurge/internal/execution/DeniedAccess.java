package io.upsurge.internal.execution;

import io.upsurge.AccessDeniedException;
import io.upsurge.internal.hibernate.MappedEntity;
import java.util.List;
import org.hibernate.JDBCException;

/** What the caller is told where the database denies access; nothing of a row that is hidden is part of it. */
final class DeniedAccess {

    private DeniedAccess() {}

    static AccessDeniedException toMutation(MappedEntity entity, JDBCException e) {
        return new AccessDeniedException(
                "A mutation of " + entity.model().name() + " was asked for, and the database denies it: "
                        + e.getSQLException().getMessage()
                        + ". Roll back; the user needs the right, or a condition that"
                        + " leaves such rows out",
                List.of(),
                e);
    }

    static AccessDeniedException toRows(String statement, MappedEntity entity, List<GivenRow> sent, JDBCException e) {
        List<Long> positions = GivenRow.positions(sent);
        return new AccessDeniedException(
                "The " + statement + " of " + entity.model().name() + " was denied by the database: "
                        + e.getSQLException().getMessage() + ". It was sent for "
                        + (positions.size() == 1
                                ? "row " + positions.get(0)
                                : positions.size() + " rows from " + positions.get(0)
                                        + " on, and chunkSize(1) tells which one it was")
                        + ". Roll back, and leave out what this user may not write",
                positions,
                e);
    }

    static AccessDeniedException toMet(MappedEntity entity, String table, List<GivenRow> sent, JDBCException e) {
        List<Long> positions = GivenRow.positions(sent);
        return new AccessDeniedException(
                "The key of "
                        + (positions.size() == 1 ? "row " + positions.get(0) : "one of the rows " + positions)
                        + " of " + entity.model().name()
                        + " is there in " + table + ", and the database does not show that row to this user: "
                        + e.getSQLException().getMessage()
                        + (positions.size() == 1 ? "" : ". chunkSize(1) tells which one it is")
                        + ". Roll back, and leave out what this user may not write",
                positions,
                e);
    }

    static AccessDeniedException toHidden(MappedEntity entity, List<GivenRow> hidden) {
        List<Long> positions = GivenRow.positions(hidden);
        return new AccessDeniedException(
                "The rows " + positions + " of " + entity.model().name()
                        + " were to be given back as they are stored, and the database neither inserts them, because their keys"
                        + " are there, nor shows what is there to this user. Leave them out, or leave returning(..) out",
                positions);
    }

    static AccessDeniedException toPart(MappedEntity entity, String table, List<GivenRow> rows) {
        List<Long> positions = GivenRow.positions(rows);
        return new AccessDeniedException(
                "The rows " + positions + " of " + entity.model().name()
                        + " are there, and the database does not let this user update what they have in " + table
                        + ". Roll back, and leave out what this user may not write",
                positions);
    }

    static AccessDeniedException toPart(MappedEntity entity, String verb, String table) {
        return new AccessDeniedException(
                "A mutation of " + entity.model().name() + " was asked for, and the database does not let this user "
                        + verb + " what some of the rows have in " + table
                        + ". Roll back, and say a condition that leaves such rows out",
                List.of());
    }
}
