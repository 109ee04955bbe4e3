package io.upsurge.internal.plan;

import io.upsurge.Transport;
import io.upsurge.dialect.RowLoader;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.plan.RowsPlan.Loaded;
import io.upsurge.internal.plan.RowsPlan.ReturningStatements;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.Optional;

/** Adds to a plan how its rows are loaded where they are many, and refuses a transport that is not there. */
public final class TransportPlanner {

    private final RowsPlan plan;
    private final Transport wanted;

    /** Whether the rows of a plan travel as arrays, as long as they are not loaded. */
    public static boolean isByArrays(RowsPlan plan) {
        return form(plan.statements().write()) == RowForm.ARRAYS;
    }

    TransportPlanner(RowsPlan plan) {
        this.plan = plan;
        this.wanted = plan.description().options().transport();
    }

    RowsPlan plan() {
        if (wanted == Transport.ARRAYS && !isByArrays(plan)) {
            return plan.refused("transport(ARRAYS) was asked for, and "
                    + (plan.dialect().rows() == RowForm.ARRAYS
                            ? "a column is of a type that has no array"
                            : "this database takes no arrays of rows")
                    + ". Leave it out");
        }
        if (wanted == Transport.VALUES || wanted == Transport.ARRAYS) {
            return plan;
        }
        Optional<String> obstacle = obstacle();
        if (obstacle.isEmpty()) {
            return plan.loaded(loaded(plan.dialect().loader().orElseThrow()));
        }
        return wanted == Transport.AUTO
                ? plan
                : plan.refused("transport(LOAD) was asked for, and " + obstacle.get() + ". Leave it out");
    }

    private Optional<String> obstacle() {
        Form form = plan.description().form();
        if (plan.dialect().loader().isEmpty()) {
            return Optional.of("nothing loads rows into this database");
        } else if (plan.tables().isPresent()) {
            return Optional.of("the rows are in several tables");
        } else if (plan.means().strategy() != Strategy.NATIVE) {
            return Optional.of("the rows are looked at before they are written");
        } else if (!isByArrays(plan)) {
            return Optional.of("a column is of a type that does not travel as a text");
        }
        return form instanceof Form.Insert ? obstacleInPlace() : Optional.empty();
    }

    /** Rows that are inserted go into the table as they are, and nothing comes back. */
    private Optional<String> obstacleInPlace() {
        InsertStatement insert = (InsertStatement) plan.statements().write();
        boolean asTheyAre = insert.rows().made().isEmpty()
                && insert.rows().constants().isEmpty()
                && insert.rows().columns().stream()
                        .allMatch(column -> column.write().equals("?"));
        if (!asTheyAre) {
            return Optional.of("an expression makes values of the rows");
        }
        return plan.reading().isWanted()
                ? Optional.of("rows that are loaded into their table do not come back")
                : Optional.empty();
    }

    private Loaded loaded(RowLoader loader) {
        boolean inPlace = plan.description().form() instanceof Form.Insert;
        return new Loaded(
                loaded(plan.statements().write()),
                inPlace
                        ? Optional.empty()
                        : plan.returning().map(ReturningStatements::write).map(TransportPlanner::loaded),
                inPlace,
                wanted == Transport.LOAD ? 1 : loader.leastRows(inPlace),
                plan.description().options().chunkSize().orElse(loader.preferredChunk()));
    }

    private static Statement loaded(Statement statement) {
        if (statement instanceof UpsertStatement upsert) {
            return upsert.travelling(RowForm.LOADED);
        } else if (statement instanceof UpdateStatement update) {
            return update.travelling(RowForm.LOADED);
        }
        return ((InsertStatement) statement).travelling(RowForm.LOADED);
    }

    private static RowForm form(Statement statement) {
        if (statement instanceof UpsertStatement upsert) {
            return upsert.rows().form();
        } else if (statement instanceof UpdateStatement update) {
            return update.rows().form();
        }
        return ((InsertStatement) statement).rows().form();
    }
}
