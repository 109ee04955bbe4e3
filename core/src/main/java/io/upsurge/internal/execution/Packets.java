package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.hibernate.HibernateSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps statements, with their values, below what the server takes in one packet, where it has such a limit. */
final class Packets {

    /** What every server takes; no limit is asked for below. */
    private static final long SMALL = 256 * 1024;

    /** For a value that is no text and no bytes, and for its place in the statement. */
    private static final int CELL = 40;

    private final HibernateSession session;

    Packets(HibernateSession session) {
        this.session = session;
    }

    /** Refuses a row that is too large even by itself. */
    void requireFitting(List<GivenRow> rows) {
        if (!isLimited(rows)) {
            return;
        }
        for (GivenRow row : rows) {
            row.mostBytes = mostOf(row);
            long least = row.mostBytes <= SMALL ? 0 : size(row, false);
            if (least > SMALL && least > limit(row)) {
                throw new InvalidMutationException("Row " + row.index + " of "
                        + row.plan.entity().model().name() + " takes " + least
                        + " bytes at least, and this server takes " + limit(row) + " in one packet"
                        + " (max_allowed_packet). Give smaller values, or raise the server's limit");
            }
        }
    }

    /** The chunks, those that are too large in several pieces. */
    List<List<GivenRow>> pieces(List<List<GivenRow>> chunks) {
        if (chunks.isEmpty() || !isLimited(chunks.get(0))) {
            return chunks;
        }
        List<List<GivenRow>> pieces = new ArrayList<>();
        for (List<GivenRow> chunk : chunks) {
            long most = mostOf(chunk);
            long limit = most <= SMALL ? SMALL : limitOfValues(chunk.get(0));
            if (most <= limit) {
                pieces.add(chunk);
            } else {
                split(chunk, limit, pieces);
            }
        }
        return pieces;
    }

    /** The rows of a call are all for one server. */
    private static boolean isLimited(List<GivenRow> rows) {
        return rows.get(0).plan.dialect().packetLimit().isPresent();
    }

    private static void split(List<GivenRow> chunk, long limit, List<List<GivenRow>> pieces) {
        int from = 0;
        long size = 0;
        for (int i = 0; i < chunk.size(); i++) {
            long row = size(chunk.get(i), true);
            if (i > from && size + row > limit) {
                pieces.add(chunk.subList(from, i));
                from = i;
                size = 0;
            }
            size += row;
        }
        pieces.add(chunk.subList(from, chunk.size()));
    }

    /** The rest is for the statement itself. */
    private long limitOfValues(GivenRow row) {
        long limit = limit(row);
        return limit - limit / 16;
    }

    private long limit(GivenRow row) {
        return session.packetLimit(row.plan.dialect());
    }

    private static long mostOf(List<GivenRow> chunk) {
        long most = 0;
        for (GivenRow row : chunk) {
            most += row.mostBytes;
        }
        return most;
    }

    private static long mostOf(GivenRow row) {
        long most = 0;
        for (Object cell : row.cells) {
            most += cell instanceof String text ? CELL + 4L * text.length() : size(cell, true);
        }
        return most;
    }

    private static long size(GivenRow row, boolean escaped) {
        long size = 0;
        for (Object cell : row.cells) {
            size += size(cell, escaped);
        }
        return size;
    }

    /** The bytes of a value in UTF-8; escaped as text within the statement, as some drivers send it. */
    private static long size(@Nullable Object cell, boolean escaped) {
        if (cell instanceof byte[] bytes) {
            return CELL + (escaped ? 2L : 1L) * bytes.length;
        }
        return CELL + (cell instanceof String text ? size(text, escaped) : 0);
    }

    private static long size(String text, boolean escaped) {
        long size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean twice = escaped && (c == '\'' || c == '"' || c == '\\' || c < ' ');
            size += twice ? 2 : c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return size;
    }
}
