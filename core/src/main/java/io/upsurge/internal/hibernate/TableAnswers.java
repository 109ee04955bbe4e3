package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.UpsurgeDialect;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** What the catalogue says of tables; each question is asked once for each table. */
final class TableAnswers {

    /** What is asked, and answered by a row or none. */
    enum Question {
        /** Whether the table's rows are those of other tables, where that makes a difference to the database. */
        ELSEWHERE("partitions and views", Catalogue::keepsRowsElsewhere),
        /** Whether the database may hide rows of the table from some user. */
        SECURED("row security", Catalogue::securesRows);

        private final String subject;
        private final BiFunction<Catalogue, String, Optional<Catalogue.Query>> query;

        Question(String subject, BiFunction<Catalogue, String, Optional<Catalogue.Query>> query) {
            this.subject = subject;
            this.query = query;
        }
    }

    private record Asked(Question question, String table) {}

    private final Map<Asked, Boolean> known = new ConcurrentHashMap<>();

    boolean is(Question question, UpsurgeDialect dialect, String table, SharedSessionContractImplementor session) {
        return known.computeIfAbsent(
                new Asked(question, table),
                asked -> dialect.catalogue()
                        .flatMap(catalogue -> question.query.apply(catalogue, table))
                        .map(query -> new CatalogueQuestion(question.subject, query).ask(session, ResultSet::next))
                        .orElse(false));
    }
}
