package io.upsurge.internal.model;

/**
 * A mapping whose rows Upsurge does not write.
 *
 * @param why the reason, as a clause that follows the entity's name: {@code has …}
 * @param instead what else is to be done, as a clause or two
 */
public record Unsupported(String why, String instead) {

    /** What Hibernate can write. */
    public static Unsupported yet(String why) {
        return new Unsupported(why, "Upsurge cannot write such a mapping yet. Use the session's own methods for it");
    }

    /**
     * The refusal.
     *
     * @param statement what was asked for, with its article
     */
    public String refusal(String statement, EntityModel entity) {
        return statement + " " + entity.name() + " was asked for, which " + why + "; " + instead;
    }
}
