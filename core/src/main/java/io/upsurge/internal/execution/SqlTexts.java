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
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.RowChoice;
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

    private static final int KEPT = 1024;

    private record Key(Statement statement, int rows) {}

    /** The statements of a plan are the same objects in each call, and are found without being compared. */
    private record SameObject(Statement statement, int rows) {

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof SameObject other && statement == other.statement && rows == other.rows;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(statement) + rows;
        }
    }

    private final Map<Object, SqlText> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, SqlText> eldest) {
            return size() > KEPT;
        }
    };

    /** The text of a statement of a plan for so many rows. */
    public SqlText text(UpsurgeDialect dialect, Statement statement, int rows) {
        int counted = counted(statement, rows);
        SameObject same = new SameObject(statement, counted);
        SqlText known = known(same);
        if (known == null) {
            known = textOfEqual(dialect, statement, rows);
            keep(same, known);
        }
        return known;
    }

    /** The text of a statement that is made anew for each call, for so many rows. */
    public SqlText textOfEqual(UpsurgeDialect dialect, Statement statement, int rows) {
        Key key = new Key(statement, counted(statement, rows));
        SqlText known = known(key);
        if (known == null) {
            known = write(dialect, statement, key.rows());
            keep(key, known);
        }
        return known;
    }

    private @Nullable SqlText known(Object key) {
        synchronized (texts) {
            return texts.get(key);
        }
    }

    private void keep(Object key, SqlText text) {
        synchronized (texts) {
            texts.put(key, text);
        }
    }

    /** Arrays have one text for any number of rows, and another one for a single row; rows that were loaded just one. */
    private static int counted(Statement statement, int rows) {
        RowSource source = rows(statement);
        if (source == null) {
            return 1;
        }
        return switch (source.form()) {
            case VALUES -> rows;
            case ARRAYS -> Math.min(rows, 2);
            case LOADED -> 2;
        };
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
        } else if (statement instanceof MissingRowsInsert insert) {
            dialect.insert(insert, rows, sql);
        } else if (statement instanceof CollectionDelete delete) {
            dialect.delete(delete, rows, sql);
        } else if (statement instanceof ConditionalRead read) {
            dialect.read(read, rows, sql);
        } else if (statement instanceof WritesTogether writes) {
            dialect.write(writes, rows, sql);
        }
        return sql.finish();
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
        if (statement instanceof WritesTogether together) {
            return rows(together.writes().get(0));
        }
        return statement instanceof KeyGroups groups ? groups.rows() : null;
    }
}
