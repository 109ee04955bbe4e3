package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The databases that need no server: H2, SQLite, and PostgreSQL from binaries on the class path. */
final class InProcess {

    private InProcess() {}

    /** H2 waits two seconds for a lock unless told; a busy machine may hold its owner up for as long. */
    static TestDatabase h2(String name) {
        return new TestDatabase(name, "jdbc:h2:mem:upsurge;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000", "sa", "");
    }

    static TestDatabase sqlite(String name) throws IOException {
        Path directory = Files.createTempDirectory("upsurge-sqlite");
        for (String file : new String[] {"", "test.db", "test.db-wal", "test.db-shm"}) {
            directory.resolve(file).toFile().deleteOnExit();
        }
        String url = "jdbc:sqlite:" + directory.resolve("test.db") + "?journal_mode=WAL&busy_timeout=30000";
        return new TestDatabase(name, url, "", "", CommentlessSqlite.class.getName());
    }

    static TestDatabase postgres(String name) throws IOException {
        try {
            // stops when the JVM does
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start();
            return new TestDatabase(name, postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        } catch (IOException | RuntimeException e) {
            throw new IOException("UPSURGE_POSTGRES_URL is not set and the embedded one does not start: " + e, e);
        }
    }
}
