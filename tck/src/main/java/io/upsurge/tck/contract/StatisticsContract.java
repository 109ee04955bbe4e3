package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.StatisticsSettings;
import org.hibernate.stat.EntityStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statistics count the rows that were written as what they were written by (T34). */
public abstract class StatisticsContract extends Contract {

    protected StatisticsContract() {
        super(Book.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(StatisticsSettings.GENERATE_STATISTICS, true);
    }

    @BeforeEach
    void forget() {
        stored(new Book("old", "old", 1));
        sessions().getStatistics().clear();
    }

    private EntityStatistics counted() {
        return sessions().getStatistics().getEntityStatistics(Book.class.getName());
    }

    @Test
    void anInsertCountsAsInserts() {
        upsurge(upsurge ->
                upsurge.insertInto(Book.class).execute(List.of(new Book("a", "one", 1), new Book("b", "two", 2))));

        assertThat(counted().getInsertCount()).isEqualTo(2);
        assertThat(sessions().getStatistics().getEntityInsertCount()).isEqualTo(2);
    }

    @Test
    void anUpdateByKeyCountsTheRowsThatWereThere() {
        upsurge(upsurge -> upsurge.updateByKey(Book.class)
                .key(Book_.isbn)
                .execute(List.of(new Book("missing", "new", 1), new Book("old", "new", 1))));

        assertThat(counted().getUpdateCount()).isEqualTo(1);
    }

    @Test
    void anUpsertCountsAsUpsertsWhateverBecameOfIt() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Book("new", "new", 1), new Book("old", "new", 1))));

        assertThat(sessions().getStatistics().getEntityUpsertCount()).isEqualTo(2);
        assertThat(counted().getInsertCount()).isZero();
        assertThat(counted().getUpdateCount()).isZero();
    }

    @Test
    void rowsOfValuesAreRowsToo() {
        upsurge(upsurge -> upsurge.insertInto(Book.class)
                .execute(Rows.maps(Book.class, List.of(Map.of("isbn", "a"), Map.of("isbn", "b")))));

        assertThat(counted().getInsertCount()).isEqualTo(2);
    }

    @Test
    void updatesAndDeletesByAConditionCountTheirRows() {
        stored(new Book("older", "old", 1));
        sessions().getStatistics().clear();

        upsurge(upsurge -> upsurge.update(Book.class)
                .value("title", "new")
                .where(row -> row.builder().equal(row.existing("title"), "old"))
                .execute());
        upsurge(upsurge -> upsurge.deleteFrom(Book.class)
                .where(row -> row.builder().equal(row.existing("isbn"), "older"))
                .execute());

        assertThat(counted().getUpdateCount()).isEqualTo(2);
        assertThat(counted().getDeleteCount()).isEqualTo(1);
        assertThat(sessions().getStatistics().getEntityDeleteCount()).isEqualTo(1);
    }
}
