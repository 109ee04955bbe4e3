package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.InvalidMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Awkward;
import io.upsurge.tck.model.Locker;
import io.upsurge.tck.model.Locker_;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The conflict target is verified against the schema, where that is asked for: a key that the table lacks is refused
 * before anything is written, one that it has is looked for once. Row E3.
 */
public abstract class VerifiedSchemaContract extends Contract {

    /** What was verified is known to the session factory, so that each test has one of its own. */
    private static final AtomicInteger FACTORIES = new AtomicInteger();

    private final int factory = FACTORIES.incrementAndGet();

    protected VerifiedSchemaContract() {
        super(Locker.class, Awkward.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("upsurge.tck.factory", factory);
    }

    @BeforeEach
    void tableWithoutItsUniqueKeys() throws SQLException {
        ddl("drop table Locker");
        ddl("create table Locker (id bigint not null primary key, code varchar(40) not null, hall varchar(40),"
                + " place integer not null, owner varchar(255))");
    }

    @Test
    void refusesEachKeyThatTheTableLacks() {
        assertRefused(Upsert::onNaturalId, "natural id", "(code)", "create one");
        assertRefused(upsert -> upsert.onConflict(Locker_.code), "[code]", "create one");
        assertRefused(upsert -> upsert.onConflict("place", "hall"), "[place, hall]", "create one");
        if (can(Capability.CONSTRAINT_TARGET)) {
            assertRefused(upsert -> upsert.onConstraint("uk_locker_place"), "uk_locker_place", "create one");
        }

        assertAccepted(Upsert::onPrimaryKey);
    }

    @Test
    void acceptsEachKeyThatTheTableHas() throws SQLException {
        ddl("create unique index uk_locker_code on Locker (code)");
        ddl("create unique index uk_locker_other on Locker (hall, place)");

        assertAccepted(Upsert::onNaturalId);
        assertAccepted(upsert -> upsert.onConflict("place", "hall"));
        assertAccepted(Upsert::onPrimaryKey);
        if (can(Capability.ANY_KEY_TARGET)) {
            assertAccepted(upsert -> upsert.onAnyUniqueKey().doNothing());
        }
    }

    @Test
    void acceptsAConstraintByItsName() throws SQLException {
        if (!can(Capability.CONSTRAINT_TARGET)) {
            return;
        }
        ddl("alter table Locker add constraint uk_locker_place unique (hall, place)");

        assertAccepted(upsert -> upsert.onConstraint("uk_locker_place"));
    }

    @Test
    void acceptsWhatHibernateMakes() {
        database().emptyTables(sessions());
        CompositeKeys.complete(database(), "uk_locker_place", "Locker", "hall, place");
        CompositeKeys.complete(database(), "awkward", "\"a \"\"table``, given\"", "\"position\", \"c0\"");

        assertAccepted(Upsert::onNaturalId);
        assertAccepted(upsert -> upsert.onConflict("hall", "place"));
        upsurge(upsurge -> upsurge.upsertInto(Awkward.class)
                .onConflict("number", "position")
                .verifySchema()
                .execute(List.of(new Awkward(1L, "a", 1, "text"))));
    }

    @Test
    void refusesAKeyOverMoreOrLess() throws SQLException {
        ddl("create unique index uk_locker_all on Locker (code, hall, place)");
        ddl("create unique index uk_locker_hall on Locker (hall)");

        assertRefused(Upsert::onNaturalId, "uk_locker_all", "uk_locker_hall");
        assertRefused(upsert -> upsert.onConflict("hall", "place"), "uk_locker_all", "uk_locker_hall");
    }

    @Test
    void refusesAKeyOverTheBeginningOfAColumn() throws SQLException {
        if (isOfMySql()) {
            ddl("create unique index uk_locker_code on Locker (code(3))");

            assertRefused(Upsert::onNaturalId, "the beginning of code");
        }
    }

    @Test
    void refusesAnIndexOverOtherRows() throws SQLException {
        if (!can(Capability.PARTIAL_INDEX_TARGET)) {
            return;
        }
        UnaryOperator<Upsert<Locker>> free = upsert -> upsert.onConflict(index -> index.over(Locker_.hall)
                .where(locker -> locker.builder().equal(locker.existing(Locker_.owner), "nobody")));

        ddl("create unique index uk_locker_1 on Locker (hall)");
        assertRefused(free, "partial index", "uk_locker_1 (hall)");
        ddl("drop index uk_locker_1");
        ddl("create unique index uk_locker_2 on Locker (hall) where owner = 'somebody'");
        assertRefused(free, "uk_locker_2 (hall) where ", "somebody");
        ddl("create unique index uk_locker_3 on Locker (hall) where owner = 'nobody'");
        assertAccepted(free);
        assertRefused(Upsert::onNaturalId, "uk_locker_2");
    }

    @Test
    void refusesAnIndexOverOtherExpressions() throws SQLException {
        if (!can(Capability.EXPRESSION_INDEX_TARGET)) {
            return;
        }
        UnaryOperator<Upsert<Locker>> lowerCode = upsert ->
                upsert.onConflict(index -> index.over(locker -> locker.builder().lower(locker.existing(Locker_.code))));

        ddl("create unique index uk_locker_1 on Locker (code)");
        assertRefused(lowerCode, "lower(code)", "uk_locker_1");
        ddl("create unique index uk_locker_2 on Locker (upper(code))");
        assertRefused(lowerCode, "lower(code)", "uk_locker_2");
        ddl("create unique index uk_locker_3 on Locker (lower(code))");
        assertAccepted(lowerCode);
    }

    @Test
    void looksOnceAndAgainAfterARefusal() throws SQLException {
        assertRefused(Upsert::onNaturalId, "create one");
        ddl("create unique index uk_locker_code on Locker (code)");
        assertAccepted(Upsert::onNaturalId);
        ddl("drop index uk_locker_code" + (isOfMySql() ? " on Locker" : ""));

        Throwable withoutTheIndex = catchThrowable(() -> upsurge(upsurge -> verified(upsurge, Upsert::onNaturalId)));

        assertThat(database().statements().catalogueCount()).isZero();
        assertThat(String.valueOf(withoutTheIndex)).doesNotContain("create one");
    }

    @Test
    void leavesTheTransactionAsItWas() {
        inSession(session -> {
            assertThatThrownBy(() -> verified(Upsurge.of(session), Upsert::onNaturalId))
                    .isInstanceOf(InvalidMutationException.class);
            verified(Upsurge.of(session), Upsert::onPrimaryKey);
            return null;
        });
        assertThat(all(Locker.class, "id")).hasSize(1);
    }

    private void assertRefused(UnaryOperator<Upsert<Locker>> target, String... words) {
        upsurge(upsurge -> {
            Throwable refused = catchThrowable(() -> verified(upsurge, target));
            assertThat(refused)
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("verifySchema()", "Locker", "or name another");
            assertThat(String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT))
                    .contains("(id)")
                    .contains(words);
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
        assertThat(all(Locker.class, "id")).isEmpty();
    }

    private void assertAccepted(UnaryOperator<Upsert<Locker>> target) {
        upsurge(upsurge -> verified(upsurge, target));
        upsurge(upsurge -> {
            verified(upsurge, target);
            assertThat(database().statements().catalogueCount()).isZero();
            return null;
        });
        assertThat(all(Locker.class, "id")).hasSize(1);
        sessions()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Locker").executeUpdate());
    }

    private static Object verified(Upsurge upsurge, Function<Upsert<Locker>, Upsert<Locker>> target) {
        Locker locker = new Locker(1L, "A1", "north", 1);
        locker.owner = "nobody";
        return target.apply(upsurge.upsertInto(Locker.class)).verifySchema().execute(List.of(locker));
    }

    private boolean isOfMySql() throws SQLException {
        return product().startsWith("mysql") || product().startsWith("mariadb");
    }

    private String product() throws SQLException {
        return database().product().toLowerCase(Locale.ROOT);
    }

    private void ddl(String sql) throws SQLException {
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
