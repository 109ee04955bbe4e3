package io.upsurge.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes the row of a database that has kept all contracts into {@code target/databases.md}, beside those of other
 * databases; the row of a database that has not is taken out.
 */
final class DatabaseReport implements TestInstancePostProcessor, TestWatcher, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(DatabaseReport.class);
    /** Not the database itself, which the store would close. */
    private record Subject(TestDatabase database) {}

    private static final Path FILE = Path.of("target", "databases.md");

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        if (test instanceof DialectConformance conformance) {
            store(context).put("database", new Subject(conformance.database()));
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        store(context).put("failed", true);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        boolean whole = DialectConformance.class.isAssignableFrom(context.getRequiredTestClass());
        Subject subject = store(context).get("database", Subject.class);
        if (whole && subject != null) {
            write(subject.database(), store(context).get("failed") == null);
            subject.database().closeFactories();
        }
    }

    private static synchronized void write(TestDatabase database, boolean kept) throws Exception {
        String product = database.productAndVersion();
        List<String> rows = new ArrayList<>(earlier());
        rows.removeIf(row -> row.startsWith("| " + product + " |"));
        if (kept) {
            rows.add(DatabaseTable.row(product, database.dialect()));
        }
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, DatabaseTable.of(rows));
    }

    private static List<String> earlier() throws IOException {
        return Files.exists(FILE) ? DatabaseTable.rowsIn(Files.readString(FILE)) : List.of();
    }

    /** One for the whole class with its nested ones, which look up what is stored in the outermost. */
    private static ExtensionContext.Store store(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost.getStore(NAMESPACE);
    }
}
