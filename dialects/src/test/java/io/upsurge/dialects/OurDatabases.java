package io.upsurge.dialects;

import io.upsurge.dialects.Availability.NotRun;
import io.upsurge.dialects.Availability.Running;
import io.upsurge.dialects.Availability.Unreachable;
import io.upsurge.tck.TestDatabase;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The seven databases that this build tests, each opened when first asked for and kept until the JVM ends.
 *
 * <p>H2 and SQLite run within the tests. A server is the one named by {@code UPSURGE_<NAME>_URL}, {@code _USER} and
 * {@code _PASSWORD}, else PostgreSQL's embedded binaries or a container. A database asked for, by such a variable or by
 * {@code -Ddatabases=h2,mysql}, fails where it cannot be reached; any other is then left out and reported.
 */
final class OurDatabases {

    private interface Opener {
        TestDatabase open(String name) throws Exception;
    }

    private static final Map<String, Opener> OPENERS = new LinkedHashMap<>();

    static {
        OPENERS.put("h2", InProcess::h2);
        OPENERS.put("sqlite", InProcess::sqlite);
        OPENERS.put("postgres", InProcess::postgres);
        OPENERS.put("pgvector", Containers::pgvector);
        OPENERS.put("mysql", Containers::mysql);
        OPENERS.put("mariadb", name -> Containers.mariadb(name, "mariadb:11.8"));
        OPENERS.put("mariadb10", name -> Containers.mariadb(name, "mariadb:10.11"));
    }

    private static final Set<String> ALWAYS_THERE = Set.of("h2", "sqlite");
    private static final Set<String> NAMED = namesIn(System.getProperty("databases", ""));
    private static final Map<String, Availability> OPENED = new HashMap<>();

    private OurDatabases() {}

    /** The database of this name, to be used by a test that {@link OnDatabase} guards. */
    static TestDatabase named(String name) {
        Availability availability = availability(name);
        if (availability instanceof Running running) {
            return running.database();
        }
        throw new IllegalStateException(name + " does not run: " + availability);
    }

    /** Opens the database unless that was done; a failure is kept, too. */
    static synchronized Availability availability(String name) {
        return OPENED.computeIfAbsent(name, OurDatabases::open);
    }

    /** The names of all. */
    static Set<String> names() {
        return Collections.unmodifiableSet(OPENERS.keySet());
    }

    /** What was opened, or tried, so far. */
    static synchronized Map<String, Availability> opened() {
        Map<String, Availability> opened = new LinkedHashMap<>(OPENERS.size());
        for (String name : OPENERS.keySet()) {
            if (OPENED.containsKey(name)) {
                opened.put(name, OPENED.get(name));
            }
        }
        return opened;
    }

    private static Availability open(String name) {
        Opener opener = opener(name);
        if (!NAMED.isEmpty() && !NAMED.contains(name)) {
            return new NotRun("-Ddatabases names others");
        }
        var server = Server.inEnvironment(name);
        try {
            TestDatabase database = server.isPresent() ? server.get().open(name) : opener.open(name);
            return new Running(database, database.product());
        } catch (Exception e) {
            boolean askedFor = NAMED.contains(name) || server.isPresent() || ALWAYS_THERE.contains(name);
            return askedFor ? new Unreachable(e) : new NotRun(e.getMessage());
        }
    }

    private static Opener opener(String name) {
        Opener opener = OPENERS.get(name);
        if (opener == null) {
            throw new IllegalArgumentException("No database is called '" + name + "'; there are " + OPENERS.keySet());
        }
        return opener;
    }

    private static Set<String> namesIn(String list) {
        Set<String> names = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        names.forEach(OurDatabases::opener);
        return names;
    }
}
