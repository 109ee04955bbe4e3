package io.upsurge.examples.guide;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Listens to the SQL that is sent, without the calls of sequences. */
final class SentSql implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private final Map<String, Integer> texts = new LinkedHashMap<>();

    @Override
    public String inspect(String sql) {
        if (!sql.startsWith("select next value")) {
            texts.merge(sql.replaceAll("\\s+", " "), 1, Integer::sum);
        }
        return sql;
    }

    void forget() {
        texts.clear();
    }

    /** Each text once, and how often it was sent, as docs/legacy.md shows it. */
    String text() {
        return texts.entrySet().stream()
                .map(sent -> sent.getKey() + ";" + (sent.getValue() == 1 ? "" : " -- " + sent.getValue() + " times"))
                .collect(Collectors.joining(" "));
    }
}
