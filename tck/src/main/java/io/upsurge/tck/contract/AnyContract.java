package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Reminder;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reference to an entity of any type ({@code @Any}) is written and read as by the session itself. */
public abstract class AnyContract extends Contract {

    private final Country switzerland = new Country("CH", "Schweiz");
    private final Country austria = new Country("AT", "Österreich");

    protected AnyContract() {
        super(Country.class, Reminder.class);
    }

    @BeforeEach
    void countries() {
        stored(switzerland, austria);
    }

    /** The name of the country that the stored reminder is about. */
    private @Nullable String about(long id) {
        return sessions().fromTransaction(session -> {
            Reminder reminder = Objects.requireNonNull(session.find(Reminder.class, id));
            return reminder.about == null ? null : ((Country) Hibernate.unproxy(reminder.about)).name;
        });
    }

    private void writes(BiFunction<Upsurge, List<Reminder>, List<Reminder>> statement) {
        inSession(session -> {
            List<Reminder> given = List.of(
                    new Reminder(1L, "one", session.getReference(Country.class, "AT")), new Reminder(2L, "two", null));
            List<Reminder> returned = statement.apply(Upsurge.of(session), given);
            assertThat(((Country) Hibernate.unproxy(returned.get(0).about)).name)
                    .isEqualTo("Österreich");
            assertThat(returned.get(1).about).isNull();
            return null;
        });
        assertThat(about(1)).isEqualTo("Österreich");
        assertThat(about(2)).isNull();
    }

    @Test
    void isUpserted() {
        stored(new Reminder(2L, "old", switzerland));

        writes(Upsurge::upsertAll);
    }

    @Test
    void isInserted() {
        writes((upsurge, given) ->
                upsurge.insertInto(Reminder.class).returning().execute(given).entities());
    }

    @Test
    void isUpdatedByKey() {
        stored(new Reminder(1L, "old", switzerland), new Reminder(2L, "old", switzerland));

        writes((upsurge, given) ->
                upsurge.updateByKey(Reminder.class).returning().execute(given).entities());
    }

    @Test
    void isLeftAsItIsWhereARowDoesNotNameIt() {
        stored(new Reminder(1L, "old", switzerland));

        upsurge(upsurge -> upsurge.upsertInto(Reminder.class)
                .execute(Rows.of(Reminder.class)
                        .row(row -> row.value("id", 1L).value("text", "new"))
                        .row(row -> row.value("id", 2L).value("about", austria))));

        assertThat(about(1)).isEqualTo("Schweiz");
        assertThat(about(2)).isEqualTo("Österreich");
        assertThat(all(Reminder.class, "id").get(0).text).isEqualTo("new");
    }
}
