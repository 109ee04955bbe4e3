package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement that was described and sent before is neither planned nor written again, in whichever session. */
class KeptPlansTest {

    private static final CountedDialect DIALECT = new CountedDialect();

    private static SessionFactory sessions;

    /** Statements as applications describe them, anew for each row. */
    private enum Statement {
        UPSERT((upsurge, isbn) -> upsurge.upsertInto(Book.class)
                .onConflict(Book_.isbn)
                .doUpdate(set -> set.excluded(Book_.title, Book_.stock))
                .execute(List.of(new Book(isbn, "new", 1)))),
        UPSERT_NAMED((upsurge, isbn) -> upsurge.upsertInto(Book.class)
                .onConflict("isbn")
                .doUpdate(set -> set.excluded("title", "stock"))
                .returning()
                .execute(List.of(new Book(isbn, "new", 1)))),
        UPSERT_OF_THE_SHORT_FORM((upsurge, isbn) -> upsurge.upsert(new Book(isbn, "new", 1))),
        INSERT_IF_ABSENT((upsurge, isbn) -> upsurge.insertIfAbsent(new Book(isbn, "new", 1))),
        INSERT((upsurge, isbn) -> upsurge.insertInto(Book.class).execute(List.of(new Book(isbn, "new", 1)))),
        UPDATE_BY_KEY((upsurge, isbn) -> upsurge.updateByKey(Book.class)
                .key(Book_.isbn)
                .execute(Rows.maps(Book.class, List.of(Map.of("isbn", isbn, "stock", 7)))));

        private final BiConsumer<Upsurge, String> sent;

        Statement(BiConsumer<Upsurge, String> sent) {
            this.sent = sent;
        }
    }

    @BeforeAll
    static void open() {
        Configuration configuration = new Configuration(new BootstrapServiceRegistryBuilder()
                .applyClassLoaderService(DIALECT)
                .build());
        sessions = configuration
                .addAnnotatedClass(Book.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:kept-plans")
                .setProperty("hibernate.hbm2ddl.auto", "create-drop")
                .setProperty("jakarta.persistence.validation.mode", "none")
                .buildSessionFactory();
    }

    @AfterAll
    static void close() {
        sessions.close();
    }

    @ParameterizedTest
    @EnumSource
    void areFoundAgain(Statement statement) {
        send(statement, "first of " + statement);
        assertThat(DIALECT.texts()).isPositive();

        send(statement, "second of " + statement);
        assertThat(DIALECT.texts()).isZero();
    }

    private static void send(Statement statement, String isbn) {
        sessions.inTransaction(session -> statement.sent.accept(Upsurge.of(session), isbn));
    }
}
