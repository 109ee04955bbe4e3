package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.contract.Contract;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An embeddable that is one value to the database, of which a generator makes a part; not every database has such. */
@OnDatabase("h2")
class GeneratedInOneColumnTest extends Contract {

    GeneratedInOneColumnTest() {
        super(Sealed.class);
    }

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("h2");
    }

    @Test
    void isRefused() {
        Sealed given = new Sealed();
        given.id = 1L;

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(given)))
                .isInstanceOf(UnsupportedMutationException.class)
                .hasMessageContaining("has generated values in 'written', an embeddable that is stored in one column");
        assertThat(sent()).isEmpty();
    }

    /** What is kept as JSON. */
    @Entity(name = "Sealed")
    static class Sealed {
        @Id
        @Nullable
        Long id;

        @JdbcTypeCode(SqlTypes.JSON)
        @Nullable
        Written written;
    }

    /** When and by whom. */
    @Embeddable
    static class Written {
        @CreationTimestamp
        @Nullable
        Instant begun;

        @Nullable
        String author;
    }
}
