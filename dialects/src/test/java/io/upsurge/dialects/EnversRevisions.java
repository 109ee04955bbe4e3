package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.mapping.Circumstance;
import io.upsurge.tck.mapping.MappingProbe;
import io.upsurge.tck.mapping.MappingTable;
import io.upsurge.tck.mapping.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.envers.AuditReaderFactory;

/** Entities of which Envers keeps a history: the laws of all mappings, and a history as {@code persist} and changes leave it. */
final class EnversRevisions implements Circumstance {

    private static final Sample<Noted> ROWS = Sample.of(
                    "a history that Envers keeps", Noted.class, "text", (given, i) -> new Noted(i, "text " + i))
            .changing("text", (given, i) -> "other " + i)
            .refusedFor("Envers keeps a history");

    @Override
    public String mapping() {
        return ROWS.mapping();
    }

    @Override
    public String cell(TestDatabase database) {
        SessionFactory sessions = database.sessionFactory(Noted.class);
        List<String> expected = history(
                database,
                sessions,
                session -> session.persist(new Noted(1, "first")),
                session -> session.find(Noted.class, 1L).text = "second");
        List<String> kept = history(
                database,
                sessions,
                session -> Upsurge.of(session).upsertAll(List.of(new Noted(1, "first"))),
                session -> Upsurge.of(session).upsertAll(List.of(new Noted(1, "second"))));
        assertThat(kept).as("history").isEqualTo(expected).containsExactly("0 first", "1 second");
        database.emptyTables(sessions);
        return MappingTable.cell(new MappingProbe(sessions, database.statements(), List.of(ROWS)).verdicts(ROWS));
    }

    private static List<String> history(
            TestDatabase database, SessionFactory sessions, Consumer<Session> first, Consumer<Session> then) {
        database.emptyTables(sessions);
        sessions.inTransaction(first);
        sessions.inTransaction(then);
        return sessions.fromTransaction(session -> {
            List<String> history = new ArrayList<>();
            for (Object revision : AuditReaderFactory.get(session)
                    .createQuery()
                    .forRevisionsOfEntity(Noted.class, false, true)
                    .getResultList()) {
                Object[] parts = (Object[]) revision;
                history.add(((org.hibernate.envers.RevisionType) parts[2]).getRepresentation() + " "
                        + ((Noted) parts[0]).text);
            }
            return history;
        });
    }
}
