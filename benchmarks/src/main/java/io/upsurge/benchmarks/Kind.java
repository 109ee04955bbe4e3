package io.upsurge.benchmarks;

import java.util.Locale;
import java.util.Properties;
import org.jooq.SQLDialect;

/** What a database is, as far as the hand-written side and jOOQ have to know. */
enum Kind {
    POSTGRESQL(SQLDialect.POSTGRES, true),
    MYSQL(SQLDialect.MYSQL, false),
    MARIADB(SQLDialect.MARIADB, false),
    SQLITE(SQLDialect.SQLITE, false),
    H2(SQLDialect.H2, true);

    final SQLDialect jooq;
    /** Whether identifiers are drawn from a sequence; else the table makes them. */
    final boolean sequences;

    Kind(SQLDialect jooq, boolean sequences) {
        this.jooq = jooq;
        this.sequences = sequences;
    }

    static Kind of(String url) {
        for (Kind kind : values()) {
            if (url.startsWith("jdbc:" + kind.name().toLowerCase(Locale.ROOT) + ":")) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No workload is written for " + url);
    }

    /** The driver settings that serve statements of many rows best; empty where the defaults do. */
    Properties fastest() {
        Properties properties = new Properties();
        if (this == MYSQL) {
            properties.put("useServerPrepStmts", "true");
            properties.put("cachePrepStmts", "true");
            properties.put("prepStmtCacheSqlLimit", "1000000");
        } else if (this == MARIADB) {
            properties.put("useServerPrepStmts", "true");
            properties.put("useBulkStmts", "true");
        }
        return properties;
    }
}
