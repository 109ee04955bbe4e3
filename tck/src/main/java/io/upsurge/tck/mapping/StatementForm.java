package io.upsurge.tck.mapping;

/** The statements that a mapping is tried with; rows come back from each, and managed instances keep step. */
public enum StatementForm {
    UPSERT("upsert"),
    UPSERT_INTO("upsertInto"),
    ONLY_IF_CHANGED("onlyIfChanged"),
    INSERT_INTO("insertInto"),
    UPDATE_BY_KEY("updateByKey"),
    UPDATE("update"),
    DELETE_FROM("deleteFrom");

    private final String words;

    StatementForm(String words) {
        this.words = words;
    }

    /** What the guide calls it. */
    public String words() {
        return words;
    }
}
