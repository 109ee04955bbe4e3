package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Derived.Citizen;
import io.upsurge.tck.model.Derived.Passport;
import io.upsurge.tck.model.Derived.Permit;
import io.upsurge.tck.model.Derived.Visa;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identifiers that are those of other entities, or hold them, are taken from the associations ({@code @MapsId}). */
public abstract class DerivedIdentityContract extends Contract {

    private final Citizen ann = new Citizen(1, "Ann");
    private final Citizen bob = new Citizen(2, "Bob");

    protected DerivedIdentityContract() {
        super(Citizen.class, Passport.class, Permit.class, Visa.class);
    }

    @BeforeEach
    void storeCitizens() {
        stored(new Citizen(1, "Ann"), new Citizen(2, "Bob"));
    }

    @Test
    void takesTheIdentifierOfAnAssociation() {
        inSession(session -> {
            session.persist(new Passport(session.getReference(Citizen.class, 1L), "old"));
            session.flush();
            List<Passport> stored =
                    Upsurge.of(session).upsertAll(List.of(new Passport(bob, "b"), new Passport(ann, "a")));
            assertThat(stored).extracting(p -> p.id, p -> p.number).containsExactly(tuple(2L, "b"), tuple(1L, "a"));
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        List<Passport> given = List.of(new Passport(bob, "bb"));
        upsurge(upsurge -> upsurge.updateByKey(Passport.class).execute(given));

        assertThat(all(Passport.class, "id"))
                .extracting(p -> p.id, p -> p.number)
                .containsExactly(tuple(1L, "a"), tuple(2L, "bb"));
    }

    @Test
    void insertsAndWritesTheIdentifierBack() {
        List<Passport> given = List.of(new Passport(bob, "b"), new Passport(ann, "a"));

        MutationResult<Passport> result =
                upsurge(upsurge -> upsurge.insertInto(Passport.class).execute(given));

        assertThat(result.primaryKeys()).containsExactly(2L, 1L);
        assertThat(given).extracting(p -> p.id).containsExactly(2L, 1L);
    }

    @Test
    void takesAPartOfTheIdentifierFromAnAssociation() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Permit(ann, 2020, "old"), new Permit(bob, 2020, "b"))));
        List<Permit> stored = upsurge(
                upsurge -> upsurge.upsertAll(List.of(new Permit(ann, 2021, "new"), new Permit(ann, 2020, "a"))));

        assertThat(stored)
                .extracting(p -> p.id.citizen, p -> p.id.year, p -> p.text)
                .containsExactly(tuple(1L, 2021, "new"), tuple(1L, 2020, "a"));
        assertThat(all(Permit.class, "id.citizen, id.year"))
                .extracting(p -> p.text)
                .containsExactly("a", "new", "b");
    }

    @Test
    void anAssociationIsAPartOfTheIdentifier() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Visa(ann, "x", "old"), new Visa(bob, "x", "b"))));
        MutationResult<Visa> result = upsurge(upsurge -> upsurge.upsertInto(Visa.class)
                .onConflict("country", "citizen")
                .returning()
                .execute(List.of(new Visa(ann, "y", "new"), new Visa(ann, "x", "a"))));

        assertThat(result.entities()).extracting(v -> v.text).containsExactly("new", "a");
        assertThat(all(Visa.class, "citizen.id, country"))
                .extracting(v -> v.text)
                .containsExactly("a", "new", "b");
    }

    @Test
    void rowsBringTheIdentifierOrTheAssociation() {
        upsurge(upsurge -> upsurge.upsertInto(Passport.class)
                .execute(Rows.maps(
                        Passport.class,
                        List.of(Map.of("id", 1L, "number", "a"), Map.of("citizen", bob, "number", "b")))));
        upsurge(upsurge -> upsurge.upsertInto(Visa.class)
                .execute(Rows.maps(Visa.class, List.of(Map.of("citizen", bob, "country", "x", "text", "b")))));

        assertThat(all(Passport.class, "id")).extracting(p -> p.number).containsExactly("a", "b");
        assertThat(all(Visa.class, "country")).extracting(v -> v.text).containsExactly("b");
    }

    @Test
    void refusesARowWithoutTheAssociation() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(new Passport(
                        new Citizen(3, "x") {
                            {
                                id = null;
                            }
                        },
                        "x"))))
                .isInstanceOf(InvalidMutationException.class);
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.insertInto(Passport.class)
                        .execute(Rows.maps(Passport.class, List.of(Map.of("number", "x"))))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("identifier");
        assertThat(sent()).isEmpty();
    }
}
