package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The servers that a Docker engine starts where none is given; it removes them when the JVM has ended. */
final class Containers {

    private Containers() {}

    static TestDatabase pgvector(String name) throws SQLException {
        requireEngine(name);
        var image = DockerImageName.parse("pgvector/pgvector:pg18").asCompatibleSubstituteFor("postgres");
        TestDatabase database = started(name, new PostgreSQLContainer(image));
        Server.createVectorExtension(database);
        return database;
    }

    static TestDatabase mysql(String name) {
        requireEngine(name);
        return started(name, new MySQLContainer("mysql:9"));
    }

    static TestDatabase mariadb(String name, String image) {
        requireEngine(name);
        return started(name, new MariaDBContainer(image));
    }

    private static void requireEngine(String name) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String variable = "UPSURGE_" + name.toUpperCase(Locale.ROOT) + "_URL";
            throw new IllegalStateException(variable + " is not set and no Docker engine answers");
        }
    }

    private static TestDatabase started(String name, JdbcDatabaseContainer<?> container) {
        container.start();
        return new TestDatabase(name, container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }
}
