package io.upsurge.tck.model;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.jspecify.annotations.Nullable;

/** Entities that refer from within an identifier or an embeddable to a class without proxies. */
public final class Moored {

    private Moored() {}

    /** Has no proxies. */
    @Entity(name = "Bollard")
    @Table(name = "moored_bollard")
    public static final class Bollard {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @OneToMany(mappedBy = "bollard")
        public List<Cable> cables = new ArrayList<>();
    }

    /** Refers to one. */
    public interface One {

        /** What it refers to. */
        @Nullable
        Bollard bollard();
    }

    /** An embeddable that refers to bollards. */
    @Embeddable
    public static class Rope {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "bollard_id")
        public @Nullable Bollard bollard;

        @ManyToOne(fetch = FetchType.LAZY)
        @NotFound(action = NotFoundAction.IGNORE)
        @JoinColumn(name = "spare_id")
        public @Nullable Bollard spare;

        public @Nullable Integer length;
    }

    /** Refers to bollards within an embeddable. */
    @Entity(name = "Raft")
    @Table(name = "moored_raft")
    public static class Raft implements One {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @Embedded
        public @Nullable Rope rope;

        @Override
        public @Nullable Bollard bollard() {
            return Objects.requireNonNull(rope).bollard;
        }
    }

    /** Has no proxies, and refers to a ferry in turn. */
    @Entity(name = "MooredPier")
    @Table(name = "moored_pier")
    public static final class Pier {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "ferry_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        public @Nullable Ferry ferry;
    }

    /** What a ferry says of its pier. */
    @Embeddable
    public static class Landing {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "pier_id")
        public @Nullable Pier pier;

        public @Nullable Integer deck;
    }

    /** Refers within an embeddable to what refers to it. */
    @Entity(name = "MooredFerry")
    @Table(name = "moored_ferry")
    public static class Ferry {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @Embedded
        public @Nullable Landing landing;
    }

    /** An identifier of which a bollard is a part. */
    @Embeddable
    public static class ChainId implements Serializable {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "bollard_id")
        public @Nullable Bollard bollard;

        public int place;

        protected ChainId() {}

        public ChainId(@Nullable Bollard bollard, int place) {
            this.bollard = bollard;
            this.place = place;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ChainId id
                    && place == id.place
                    && Objects.equals(bollard == null ? null : bollard.id, id.bollard == null ? null : id.bollard.id);
        }

        @Override
        public int hashCode() {
            return place;
        }
    }

    /** Refers to a bollard within its identifier. */
    @Entity(name = "MooredChain")
    @Table(name = "moored_chain")
    public static class Chain implements One {

        @EmbeddedId
        public @Nullable ChainId id;

        public @Nullable String text;

        @Override
        public @Nullable Bollard bollard() {
            return Objects.requireNonNull(id).bollard;
        }
    }

    /** The identifier of a cable, by that of its bollard. */
    public static class CableId implements Serializable {

        public @Nullable Long bollard;
        public int place;

        public CableId() {}

        public CableId(@Nullable Long bollard, int place) {
            this.bollard = bollard;
            this.place = place;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CableId id && place == id.place && Objects.equals(bollard, id.bollard);
        }

        @Override
        public int hashCode() {
            return place;
        }
    }

    /** Has a bollard as a part of its identifier. */
    @Entity(name = "MooredCable")
    @Table(name = "moored_cable")
    @IdClass(CableId.class)
    public static class Cable implements One {

        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "bollard_id")
        public @Nullable Bollard bollard;

        @Id
        public int place;

        public @Nullable String text;

        @Override
        public @Nullable Bollard bollard() {
            return bollard;
        }
    }

    /** Has the identifier of its bollard. */
    @Entity(name = "MooredLight")
    @Table(name = "moored_light")
    public static class Light implements One {

        @Id
        public @Nullable Long id;

        @MapsId
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "bollard_id")
        public @Nullable Bollard bollard;

        public @Nullable String text;

        @Override
        public @Nullable Bollard bollard() {
            return bollard;
        }
    }
}
