package io.upsurge.dialects;

import io.upsurge.Outcome;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Partitioned tables where there are such: PostgreSQL, MySQL, MariaDB. */
class PartitionedTablesTest {

    @Nested
    @OnDatabase("postgres")
    class OnPostgres extends PartitionedTablesContract {
        OnPostgres() {
            super("postgres", Outcome.UNKNOWN);
        }

        @ParameterizedTest
        @MethodSource("postgreSql")
        void areLikeAnyOther(List<String> table) {
            check(table);
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 extends PartitionedTablesContract {
        OnPostgres18() {
            super("pgvector", Outcome.INSERTED);
        }

        @ParameterizedTest
        @MethodSource("postgreSql")
        void areLikeAnyOther(List<String> table) {
            check(table);
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql extends PartitionedTablesContract {
        OnMySql() {
            super("mysql", Outcome.UNKNOWN);
        }

        @ParameterizedTest
        @MethodSource("mySql")
        void areLikeAnyOther(List<String> table) {
            check(table);
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb extends PartitionedTablesContract {
        OnMariaDb() {
            super("mariadb", Outcome.UNKNOWN);
        }

        @ParameterizedTest
        @MethodSource("mySql")
        void areLikeAnyOther(List<String> table) {
            check(table);
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 extends PartitionedTablesContract {
        OnMariaDb10() {
            super("mariadb10", Outcome.UNKNOWN);
        }

        @ParameterizedTest
        @MethodSource("mySql")
        void areLikeAnyOther(List<String> table) {
            check(table);
        }
    }
}
