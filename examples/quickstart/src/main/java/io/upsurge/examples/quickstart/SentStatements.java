package io.upsurge.examples.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Listens to the SQL that is sent, so that it can be shown. */
final class SentStatements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 420;

    private final Map<String, Integer> texts = new LinkedHashMap<>();

    @Override
    public String inspect(String sql) {
        texts.merge(sql, 1, Integer::sum);
        return sql;
    }

    void forget() {
        texts.clear();
    }

    /** Each text once, and how often it was sent. */
    void print() {
        texts.forEach((sql, times) -> System.out.printf(
                "  sent %3d x  %s%n", times, sql.length() > SHOWN ? sql.substring(0, SHOWN) + " …" : sql));
    }
}
