package io.upsurge.dialects;

import java.util.List;

/**
 * Triggers on the table {@code Tally} that note each firing in {@code tally_log} and, where a trigger may change the row
 * that is about to be written, count in the row itself and write its text in capitals.
 */
enum TriggerDdl {
    POSTGRESQL(true, true, false) {
        @Override
        List<String> statements() {
            return List.of(
                    "create or replace function tally_inserted() returns trigger language plpgsql as $$ begin"
                            + " insert into tally_log values ('insert'); new.inserts = coalesce(new.inserts, 0) + 1;"
                            + " new.text = upper(new.text); return new; end $$",
                    "create or replace function tally_updated() returns trigger language plpgsql as $$ begin"
                            + " insert into tally_log values ('update'); new.updates = coalesce(old.updates, 0) + 1;"
                            + " new.text = upper(new.text); return new; end $$",
                    "create trigger tally_insert before insert on Tally for each row execute function tally_inserted()",
                    "create trigger tally_update before update on Tally for each row execute function tally_updated()");
        }
    },
    MYSQL(true, true, true) {
        @Override
        List<String> statements() {
            return List.of(
                    "create trigger tally_insert before insert on Tally for each row begin"
                            + " insert into tally_log values ('insert'); set new.inserts = coalesce(new.inserts, 0) + 1;"
                            + " set new.text = upper(new.text); end",
                    "create trigger tally_update before update on Tally for each row begin"
                            + " insert into tally_log values ('update'); set new.updates = coalesce(old.updates, 0) + 1;"
                            + " set new.text = upper(new.text); end");
        }
    },
    SQLITE(true, false, false) {
        @Override
        List<String> statements() {
            return List.of(
                    "create trigger tally_insert before insert on Tally for each row begin"
                            + " insert into tally_log values ('insert'); end",
                    "create trigger tally_update before update on Tally for each row begin"
                            + " insert into tally_log values ('update'); end");
        }
    },
    H2(false, true, false) {
        @Override
        List<String> statements() {
            return List.of(
                    "create trigger tally_insert before insert on Tally for each row call '"
                            + TallyTrigger.class.getName() + "'",
                    "create trigger tally_update before update on Tally for each row call '"
                            + TallyTrigger.class.getName() + "'");
        }
    };

    /** Whether an insert's trigger also fires for a row that turns out to be there already. */
    final boolean firesForRowsThatAreThere;

    /** Whether a trigger may change the row before it is written. */
    final boolean changesRows;

    /** Whether an update's trigger also fires, and is heeded, where an upsert leaves a row as it is. */
    final boolean firesForRowsThatAreLeftAlone;

    TriggerDdl(boolean firesForRowsThatAreThere, boolean changesRows, boolean firesForRowsThatAreLeftAlone) {
        this.firesForRowsThatAreThere = firesForRowsThatAreThere;
        this.changesRows = changesRows;
        this.firesForRowsThatAreLeftAlone = firesForRowsThatAreLeftAlone;
    }

    abstract List<String> statements();
}
