package io.upsurge.internal.execution;

import io.upsurge.dialect.SqlText;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalStatement;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowChoice;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import io.upsurge.statement.WritesTogether;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The third stop: a statement and a number of rows become text, written once and kept. */
public final class SqlTexts {

    private static final int KEPT = 512;

    private record Key(Statement statement, int rows) {}

    private final Map<Key, SqlText> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SqlText> eldest) {
            return size() > KEPT;
        }
    };

    /** The text of a statement for so many rows. */
    public SqlText text(UpsurgeDialect dialect, Statement statement, int rows) {
        Key key = new Key(statement, isOneTextForAll(statement) ? 1 : rows);
        synchronized (texts) {
            SqlText known = texts.get(key);
            if (known != null) {
                return known;
            }
        }
        SqlText written = write(dialect, statement, key.rows());
        synchronized (texts) {
            texts.put(key, written);
        }
        return written;
    }

    /** What is sent before a locking read; empty where the read itself locks. */
    SqlText lock(UpsurgeDialect dialect, KeyRead read, int rows) {
        SqlWriter sql = new SqlWriter();
        dialect.lock(read, rows, sql);
        return sql.finish();
    }

    private static SqlText write(UpsurgeDialect dialect, Statement statement, int rows) {
        SqlWriter sql = new SqlWriter();
        if (statement instanceof UpsertStatement upsert) {
            dialect.upsert(upsert, rows, sql);
        } else if (statement instanceof InsertStatement insert) {
            dialect.insert(insert, rows, sql);
        } else if (statement instanceof UpdateStatement update) {
            dialect.update(update, rows, sql);
        } else if (statement instanceof KeyRead read) {
            dialect.read(read, rows, sql);
        } else if (statement instanceof KeyGroups groups) {
            dialect.compare(groups, rows, sql);
        } else if (statement instanceof ConditionalUpdate update) {
            dialect.update(update, rows, sql);
        } else if (statement instanceof ConditionalDelete delete) {
            dialect.delete(delete, rows, sql);
        } else if (statement instanceof CollectionDelete delete) {
            dialect.delete(delete, rows, sql);
        } else if (statement instanceof ConditionalRead read) {
            dialect.read(read, rows, sql);
        } else if (statement instanceof WritesTogether writes) {
            dialect.write(writes, rows, sql);
        }
        return sql.finish();
    }

    private static boolean isOneTextForAll(Statement statement) {
        RowSource rows = rows(statement);
        return rows == null || rows.form() == RowForm.ARRAYS;
    }

    private static @Nullable RowSource rows(Statement statement) {
        if (statement instanceof UpsertStatement upsert) {
            return upsert.rows();
        } else if (statement instanceof InsertStatement insert) {
            return insert.rows();
        } else if (statement instanceof UpdateStatement update) {
            return update.rows();
        } else if (statement instanceof KeyRead read) {
            return read.rows();
        } else if (statement instanceof ConditionalStatement conditional) {
            return conditional.choice() instanceof RowChoice.Identified identified ? identified.rows() : null;
        }
        return statement instanceof KeyGroups groups ? groups.rows() : null;
    }
}
