package io.upsurge.internal.model;

import io.upsurge.statement.Assignment;
import io.upsurge.statement.Fragment;
import java.util.Optional;

/** What tells the rows of an entity from other rows of its table. */
public sealed interface RowMark {

    /** Why a row without the mark is not to be written, as the end of a sentence: {@code belongs to …}. */
    String otherwise();

    /** The mark that an inserted row is given, where no attribute brings it. */
    Optional<Assignment> written();

    /** Whether a row may be without it once it was written, for what else is written decides. */
    default boolean mayBeLost() {
        return false;
    }

    /**
     * The discriminator, which says of which class of a hierarchy a row is.
     *
     * @param ofThis that a stored row is of just this class
     * @param ofSubclassToo that a stored row is of this class or of a subclass; empty where all rows of the table are
     * @param mayBeLost whether it is computed of other columns
     */
    record Discriminator(
            Optional<Assignment> written, Fragment ofThis, Optional<Fragment> ofSubclassToo, boolean mayBeLost)
            implements RowMark {
        @Override
        public String otherwise() {
            return "is of another class of the hierarchy";
        }
    }

    /**
     * The indicator of soft deletion.
     *
     * @param alive sets it so that the row is not deleted
     * @param deleted sets it so that the row is deleted
     * @param isAlive that a stored row is not deleted
     */
    record SoftDeletion(Assignment alive, Assignment deleted, Fragment isAlive) implements RowMark {
        @Override
        public String otherwise() {
            return "was deleted softly";
        }

        @Override
        public Optional<Assignment> written() {
            return Optional.of(alive);
        }
    }

    /**
     * The tenant whose rows a session sees.
     *
     * @param attribute the attribute that holds it
     */
    record Tenant(AttributeModel attribute) implements RowMark {
        @Override
        public String otherwise() {
            return "belongs to another tenant";
        }

        @Override
        public Optional<Assignment> written() {
            return Optional.empty();
        }
    }

    /**
     * What hides rows from a session.
     *
     * @param by {@code @SQLRestriction} or a filter, as messages call it
     */
    record Restriction(String by) implements RowMark {
        @Override
        public String otherwise() {
            return "is hidden from this session by " + by;
        }

        /** None: what is inserted may be hidden from then on. */
        @Override
        public Optional<Assignment> written() {
            return Optional.empty();
        }

        @Override
        public boolean mayBeLost() {
            return true;
        }
    }
}
