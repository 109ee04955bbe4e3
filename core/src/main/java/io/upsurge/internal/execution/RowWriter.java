package io.upsurge.internal.execution;

import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import java.util.List;

/** Writes one chunk of rows of one shape, whose keys all differ, and notes what became of each. */
interface RowWriter {

    void write(List<GivenRow> rows);

    /** The writer for the form of a plan. */
    static RowWriter of(RowsPlan plan, HibernateSession session, Sender sender, Keys keys, MadeValues made) {
        Form form = plan.description().form();
        Returned returned = new Returned(plan, session, sender, keys);
        if (form instanceof Form.Insert) {
            return new InsertWriter(plan, session, sender, returned);
        } else if (form instanceof Form.UpdateByKey) {
            return new UpdateWriter(plan, session, sender, returned);
        }
        return new UpsertWriter(plan, session, sender, returned, made);
    }
}
