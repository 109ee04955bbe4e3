package io.upsurge.dialects;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** What {@link TriggerDdl} says, in H2. */
public final class TallyTrigger extends TriggerAdapter {

    @Override
    public void fire(Connection connection, @Nullable ResultSet before, ResultSet after) throws SQLException {
        String event = before == null ? "insert" : "update";
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into tally_log values ('" + event + "')");
        }
        ResultSet counted = before == null ? after : before;
        after.updateInt(event + "s", counted.getInt(event + "s") + 1);
        String text = after.getString("text");
        after.updateString("text", text == null ? null : text.toUpperCase(Locale.ROOT));
    }
}
