package io.upsurge.tck.mapping;

import static io.upsurge.tck.mapping.RareTables.row;

import io.upsurge.tck.mapping.RareTables.Row;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SQLUpdate;
import org.jspecify.annotations.Nullable;

/** Mappings that hide rows, or have SQL of their own. */
final class GuardedRows {

    private GuardedRows() {}

    /** Rows that nobody is shown unless they are open. */
    @Entity(name = "OpenOnly")
    @SQLRestriction("closed = 0")
    public static class OpenOnly extends Row {
        public int closed;
    }

    /** An insert of its own. */
    @Entity(name = "InsertsItsWay")
    @SQLInsert(sql = "insert into app_inserts_its_way (other, text, id) values (?, upper(?), ?)")
    public static class InsertsItsWay extends Row {}

    /** An update of its own. */
    @Entity(name = "UpdatesItsWay")
    @SQLUpdate(sql = "update app_updates_its_way set other = upper(?), text = ? where id = ?")
    public static class UpdatesItsWay extends Row {}

    /** A delete of its own. */
    @Entity(name = "DeletesItsWay")
    @SQLDelete(sql = "update app_deletes_its_way set gone = 1 where id = ?")
    public static class DeletesItsWay extends Row {
        public @Nullable Integer gone;
    }

    static List<Class<?>> classes() {
        return List.of(OpenOnly.class, InsertsItsWay.class, UpdatesItsWay.class, DeletesItsWay.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                row("`@SQLRestriction`", OpenOnly.class, i -> new OpenOnly()),
                row("`@SQLInsert`", InsertsItsWay.class, i -> new InsertsItsWay())
                        .refusedFor("SQL of its own"),
                row("`@SQLUpdate`", UpdatesItsWay.class, i -> new UpdatesItsWay())
                        .refusedFor("SQL of its own"),
                row(
                        "`@SQLDelete`, which `deleteFrom` does not use, as HQL does not",
                        DeletesItsWay.class,
                        i -> new DeletesItsWay()));
    }
}
