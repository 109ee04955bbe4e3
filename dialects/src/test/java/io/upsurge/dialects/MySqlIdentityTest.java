package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.LogLine;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identifiers of many rows that MySQL numbers, where numbers are not one apart, or another table is numbered, too. */
@OnDatabase("mysql")
class MySqlIdentityTest {

    private final TestDatabase database = OurDatabases.named("mysql");
    private SessionFactory sessions;

    @BeforeEach
    void empty() {
        sessions = database.sessionFactory(LogLine.class);
        database.emptyTables(sessions);
    }

    private static List<LogLine> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new LogLine("line " + number))
                .toList();
    }

    private void assertStored(List<LogLine> lines) {
        List<String> stored = sessions.fromTransaction(session -> lines.stream()
                .map(line -> session.find(LogLine.class, line.id).text)
                .toList());
        assertThat(stored).isEqualTo(lines.stream().map(line -> line.text).toList());
    }

    @Test
    void followsTheStepThatTheSessionHasByNow() {
        List<LogLine> lines = lines(0, 20);

        sessions.inTransaction(session -> {
            session.doWork(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set session auto_increment_increment = 7");
                }
            });
            try {
                Upsurge.of(session).insertInto(LogLine.class).execute(lines);
            } finally {
                session.doWork(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("set session auto_increment_increment = 1");
                    }
                });
            }
        });

        assertStored(lines);
        assertThat(lines.get(1).id).isEqualTo(lines.get(0).id + 7);
    }

    @Test
    void takesNoNumberOfATableThatATriggerFills() {
        List<LogLine> lines =
                Stream.concat(lines(0, 10).stream(), lines(50, 60).stream()).toList();
        sessions.inTransaction(session -> session.doWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table LineCopy (id bigint primary key auto_increment, text varchar(80))");
                statement.execute("insert into LineCopy (id, text) values (100000, '')");
                statement.execute("create trigger copies after insert on LogLine for each row"
                        + " insert into LineCopy (text) values (new.text)");
            }
        }));
        try {
            sessions.inTransaction(
                    session -> Upsurge.of(session).insertInto(LogLine.class).execute(lines));

            assertStored(lines);
        } finally {
            sessions.inTransaction(session -> session.doWork(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("drop trigger copies");
                    statement.execute("drop table LineCopy");
                }
            }));
        }
    }
}
