package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.contract.Contract;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.DialectOverride;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.NaturalId;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Identifiers that are UUIDs of the database's own making. */
abstract class DatabaseUuidContract extends Contract {

    /** The column's default makes the identifier. */
    @Entity(name = "Defaulted")
    @Table(name = "uuid_defaulted")
    static class Defaulted {
        @Id
        @Generated
        @ColumnDefault("gen_random_uuid()")
        @DialectOverride.ColumnDefault(dialect = H2Dialect.class, override = @ColumnDefault("random_uuid()"))
        @DialectOverride.ColumnDefault(dialect = SQLiteDialect.class, override = @ColumnDefault("(randomblob(16))"))
        @DialectOverride.ColumnDefault(dialect = MariaDBDialect.class, override = @ColumnDefault("uuid()"))
        @DialectOverride.ColumnDefault(dialect = MySQLDialect.class, override = @ColumnDefault("(uuid_to_bin(uuid()))"))
        @Nullable
        UUID id;

        @NaturalId
        @Column(nullable = false, unique = true)
        @Nullable
        String code;

        @Nullable
        String text;

        Defaulted() {}

        Defaulted(String code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** Nothing but the identifier tells it from others. */
    @Entity(name = "Keyless")
    @Table(name = "uuid_keyless")
    static class Keyless {
        @Id
        @Generated
        @ColumnDefault("gen_random_uuid()")
        @DialectOverride.ColumnDefault(dialect = H2Dialect.class, override = @ColumnDefault("random_uuid()"))
        @DialectOverride.ColumnDefault(dialect = SQLiteDialect.class, override = @ColumnDefault("(randomblob(16))"))
        @DialectOverride.ColumnDefault(dialect = MariaDBDialect.class, override = @ColumnDefault("uuid()"))
        @DialectOverride.ColumnDefault(dialect = MySQLDialect.class, override = @ColumnDefault("(uuid_to_bin(uuid()))"))
        @Nullable
        UUID id;

        @Nullable
        String text;
    }

    /** May be given an identifier. */
    @Entity(name = "Writable")
    @Table(name = "uuid_writable")
    static class Writable {
        @Id
        @Generated(writable = true)
        @ColumnDefault("gen_random_uuid()")
        @DialectOverride.ColumnDefault(dialect = H2Dialect.class, override = @ColumnDefault("random_uuid()"))
        @DialectOverride.ColumnDefault(dialect = SQLiteDialect.class, override = @ColumnDefault("(randomblob(16))"))
        @DialectOverride.ColumnDefault(dialect = MariaDBDialect.class, override = @ColumnDefault("uuid()"))
        @DialectOverride.ColumnDefault(dialect = MySQLDialect.class, override = @ColumnDefault("(uuid_to_bin(uuid()))"))
        @Nullable
        UUID id;

        @NaturalId
        @Column(unique = true)
        @Nullable
        String code;

        @Nullable
        String text;
    }

    /** The same table, whose default stands for an identity column. */
    @Entity(name = "AsIdentity")
    @Table(name = "uuid_defaulted")
    static class AsIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        UUID id;

        @NaturalId
        @Nullable
        String code;

        @Nullable
        String text;

        AsIdentity() {}

        AsIdentity(String code) {
            this.code = code;
        }
    }

    /** The statement makes the identifier. */
    @MappedSuperclass
    abstract static class Expressed {
        @NaturalId
        @Column(nullable = false, unique = true)
        @Nullable
        String code;

        abstract @Nullable UUID identifier();
    }

    /** Made by the function of one database. */
    @Entity(name = "ExpressedOnPostgreSql")
    @Table(name = "uuid_expressed")
    static class ExpressedOnPostgreSql extends Expressed {
        @Id
        @Generated(sql = "gen_random_uuid()")
        @Nullable
        UUID id;

        @Override
        @Nullable
        UUID identifier() {
            return id;
        }
    }

    /** Made by the function of one database. */
    @Entity(name = "ExpressedOnH2")
    @Table(name = "uuid_expressed")
    static class ExpressedOnH2 extends Expressed {
        @Id
        @Generated(sql = "random_uuid()")
        @Nullable
        UUID id;

        @Override
        @Nullable
        UUID identifier() {
            return id;
        }
    }

    /** Made by the function of one database. */
    @Entity(name = "ExpressedOnMariaDb")
    @Table(name = "uuid_expressed")
    static class ExpressedOnMariaDb extends Expressed {
        @Id
        @Generated(sql = "uuid()")
        @Nullable
        UUID id;

        @Override
        @Nullable
        UUID identifier() {
            return id;
        }
    }

    /** Made by the function of one database. */
    @Entity(name = "ExpressedOnMySql")
    @Table(name = "uuid_expressed")
    static class ExpressedOnMySql extends Expressed {
        @Id
        @Generated(sql = "uuid_to_bin(uuid())")
        @Nullable
        UUID id;

        @Override
        @Nullable
        UUID identifier() {
            return id;
        }
    }

    /** Made by the function of one database. */
    @Entity(name = "ExpressedOnSqlite")
    @Table(name = "uuid_expressed")
    static class ExpressedOnSqlite extends Expressed {
        @Id
        @Generated(sql = "randomblob(16)")
        @Nullable
        UUID id;

        @Override
        @Nullable
        UUID identifier() {
            return id;
        }
    }

    private final Class<? extends Expressed> expressed;

    DatabaseUuidContract(Class<? extends Expressed> expressed) {
        super(Defaulted.class, Writable.class);
        this.expressed = expressed;
    }

    private static List<Defaulted> rows(int from, int to, String text) {
        List<Defaulted> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(new Defaulted("c" + i, text + i));
        }
        return rows;
    }

    private Map<String, UUID> stored() {
        Map<String, UUID> stored = new HashMap<>();
        all(Defaulted.class, "code").forEach(row -> stored.put(row.code, row.id));
        return stored;
    }

    @Test
    void persists() {
        stored(new Defaulted("a", "b"));
        assertThat(stored().get("a")).isNotNull();
    }

    @Test
    void areWrittenBackByAnInsert() {
        List<Defaulted> given = rows(0, 5, "t");
        MutationResult<Defaulted> result =
                upsurge(upsurge -> upsurge.insertInto(Defaulted.class).execute(given));

        assertThat(given).extracting(row -> row.id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(result.primaryKeys())
                .containsExactlyElementsOf(
                        given.stream().map(row -> (Object) row.id).toList());
        assertThat(given).allMatch(row -> stored().get(row.code).equals(row.id));
    }

    @Test
    void areReadBackByAnUpsertAndKeptByTheNext() {
        List<Defaulted> first = upsurge(upsurge -> upsurge.upsertAll(rows(0, 3, "t")));
        assertThat(first).extracting(row -> row.id).doesNotContainNull();
        Map<String, UUID> before = stored();

        List<Defaulted> second = upsurge(upsurge -> upsurge.upsertAll(rows(0, 5, "u")));

        assertThat(second).extracting(row -> row.text).containsExactly("u0", "u1", "u2", "u3", "u4");
        assertThat(stored()).containsAllEntriesOf(before).hasSize(5);
        assertThat(second).allMatch(row -> stored().get(row.code).equals(row.id));
        upsurge(upsurge -> upsurge.upsert(second.get(4)));
        upsurge(upsurge -> upsurge.updateByKey(Defaulted.class)
                .execute(Rows.maps(Defaulted.class, List.of(Map.of("id", second.get(0).id, "text", "by id")))));
        assertThat(all(Defaulted.class, "code").get(0).text).isEqualTo("by id");
    }

    /** Hibernate has no way to read such an identifier where an insert gives nothing back. */
    @Test
    void areWrittenBackWhereNothingElseTellsRowsApart() {
        if (!returnsGenerated()) {
            assertThatThrownBy(() -> database().sessionFactory(Map.of(), Keyless.class))
                    .hasStackTraceContaining("NaturalId");
            return;
        }
        List<Keyless> given = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Keyless row = new Keyless();
            row.text = "t" + i;
            given.add(row);
        }
        SessionFactory sessions = database().sessionFactory(Map.of(), Keyless.class);
        sessions.inTransaction(session -> {
            session.createMutationQuery("delete from Keyless").executeUpdate();
            Upsurge.of(session).insertInto(Keyless.class).execute(given);
        });

        assertThat(given).extracting(row -> row.id).doesNotContainNull().doesNotHaveDuplicates();
        sessions.inTransaction(session -> assertThat(
                        session.createSelectionQuery("from Keyless order by text", Keyless.class)
                                .getResultList())
                .extracting(row -> row.id)
                .containsExactlyElementsOf(given.stream().map(row -> row.id).toList()));
    }

    private boolean returnsGenerated() {
        Dialect dialect = sessions()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        return dialect.supportsInsertReturningGeneratedKeys() || dialect.supportsInsertReturning();
    }

    /** The mapping says how the statement makes it; the column has no default. */
    @Test
    void areMadeByAnExpressionOfTheStatement() {
        writesExpressed(expressed);
    }

    private <E extends Expressed> void writesExpressed(Class<E> entity) {
        SessionFactory sessions = database().sessionFactory(Map.of(), entity);
        sessions.inTransaction(session -> session.createMutationQuery("delete from " + entity.getSimpleName())
                .executeUpdate());
        List<E> given = made(entity, "a", "b");
        sessions.inTransaction(session -> Upsurge.of(session).insertInto(entity).execute(given));
        List<E> upserted =
                sessions.fromTransaction(session -> Upsurge.of(session).upsertAll(made(entity, "b", "c")));

        assertThat(given)
                .extracting(row -> row.identifier())
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(upserted.get(0).identifier()).isEqualTo(given.get(1).identifier());
        assertThat(upserted.get(1).identifier()).isNotNull();
        sessions.inTransaction(session -> assertThat(
                        session.createSelectionQuery("from " + entity.getSimpleName() + " order by code", entity)
                                .getResultList())
                .extracting(row -> row.identifier())
                .containsExactly(
                        given.get(0).identifier(),
                        given.get(1).identifier(),
                        upserted.get(1).identifier()));
    }

    private static <E extends Expressed> List<E> made(Class<E> entity, String... codes) {
        List<E> made = new ArrayList<>();
        for (String code : codes) {
            try {
                E row = entity.getDeclaredConstructor().newInstance();
                row.code = code;
                made.add(row);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return made;
    }

    /** As far as Hibernate goes along, which some of its dialects do not. */
    @Test
    void areTakenForIdentityColumns() {
        SessionFactory sessions = database().sessionFactory(Map.of("hibernate.hbm2ddl.auto", "none"), AsIdentity.class);
        List<AsIdentity> given = List.of(new AsIdentity("a"), new AsIdentity("b"));
        AsIdentity single = new AsIdentity("c");
        sessions.inTransaction(session -> {
            Upsurge.of(session).insertInto(AsIdentity.class).execute(given);
            Upsurge.of(session).insertInto(AsIdentity.class).execute(List.of(single));
        });
        List<AsIdentity> upserted = sessions.fromTransaction(
                session -> Upsurge.of(session).upsertAll(List.of(new AsIdentity("c"), new AsIdentity("d"))));

        assertThat(upserted.get(0).id).isEqualTo(single.id);
        assertThat(stored())
                .containsEntry("a", given.get(0).id)
                .containsEntry("b", given.get(1).id)
                .containsEntry("c", single.id)
                .containsEntry("d", upserted.get(1).id);
    }

    @Test
    void areNotToldWhereNothingTellsThem() {
        List<Writable> nameless = List.of(new Writable());
        nameless.get(0).text = "nameless";
        if (returnsGenerated()) {
            upsurge(upsurge -> upsurge.insertInto(Writable.class).execute(nameless));
            assertThat(nameless.get(0).id).isNotNull();
        } else if (!can(Capability.RETURNING)) {
            assertThatThrownBy(() -> upsurge(
                            upsurge -> upsurge.insertInto(Writable.class).execute(nameless)))
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll("rows [0] of Writable", "natural id");
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void mayBeGiven() {
        Writable made = new Writable();
        made.code = "made";
        Writable own = new Writable();
        own.code = "own";
        own.id = UUID.randomUUID();
        upsurge(upsurge -> upsurge.insertInto(Writable.class).execute(List.of(made)));
        upsurge(upsurge -> upsurge.insertInto(Writable.class).execute(List.of(own)));

        assertThat(all(Writable.class, "code")).extracting(row -> row.id).containsExactly(made.id, own.id);
        made.text = "again";
        Writable again = upsurge(upsurge -> upsurge.upsert(made));
        assertThat(again.id).isEqualTo(made.id);
        assertThat(all(Writable.class, "code")).extracting(row -> row.text).containsExactly("again", null);
    }
}
