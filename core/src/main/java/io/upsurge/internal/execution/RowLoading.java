package io.upsurge.internal.execution;

import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.RowsPlan.Loaded;
import io.upsurge.statement.Statement;
import java.util.List;
import java.util.Optional;

/** Decides which rows are loaded before their statement is sent, instead of travelling with it. */
record RowLoading(HibernateSession session) {

    /** How many of so many rows go into one statement. */
    int chunkSize(RowsPlan plan, int rows) {
        return of(plan, rows).map(Loaded::chunkSize).orElse(plan.chunkSize());
    }

    /** The statement itself, or the one that takes rows which were loaded. */
    Statement statement(Statement statement, RowsPlan plan, int rows) {
        Optional<Loaded> loaded = of(plan, rows);
        if (loaded.isEmpty()) {
            return statement;
        } else if (statement == plan.statements().write()) {
            return loaded.get().write();
        }
        boolean returns =
                plan.returning().filter(one -> one.write() == statement).isPresent();
        return returns ? loaded.get().returning().orElse(statement) : statement;
    }

    /** Refuses rows that are to be loaded at any rate where that cannot be. */
    void requirePossible(List<GivenRow> rows) {
        if (rows.get(0).plan.description().options().transport() != Transport.LOAD) {
            return;
        }
        RowsPlan last = null;
        for (GivenRow row : rows) {
            if (row.plan != last) {
                requirePossible(row.plan);
            }
            last = row.plan;
        }
    }

    private void requirePossible(RowsPlan plan) {
        boolean inPlace = plan.statements().loaded().orElseThrow().inPlace();
        if (!session.tables(plan.dialect()).mayLoad(plan.entity(), inPlace)) {
            throw new UnsupportedMutationException("transport(LOAD) was asked for in "
                    + plan.description().text(plan.entity().model().name()) + ", and "
                    + (inPlace
                            ? "its table has row-level security or rules, which a load would pass by,"
                            : "this user may not make temporary tables here,")
                    + " or the driver behind the connection has no way to load. Leave it out");
        }
    }

    private Optional<Loaded> of(RowsPlan plan, int rows) {
        return plan.statements()
                .loaded()
                .filter(loaded -> rows >= loaded.leastRows())
                .filter(loaded -> session.tables(plan.dialect()).mayLoad(plan.entity(), loaded.inPlace()));
    }
}
