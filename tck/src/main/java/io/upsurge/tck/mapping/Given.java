package io.upsurge.tck.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Stored rows that other ones refer to, persisted when they are first asked for. */
public final class Given {

    private record Row(Class<?> entity, int number) {}

    private final Session session;
    private final List<Sample<?>> samples;
    private final Map<Row, Object> identifiers = new HashMap<>();
    private boolean loading;
    private boolean forHibernate;

    Given(Session session, List<Sample<?>> samples) {
        this.session = session;
        this.samples = samples;
    }

    /**
     * Whether what is given from now on is loaded: of some references that are not, another session cannot tell whether
     * they are stored, and neither can Hibernate's own.
     */
    void load(boolean whether) {
        loading = whether;
    }

    /** Whether what is given from now on is for Hibernate's own methods, which know no reference by a key. */
    void forHibernate(boolean whether) {
        forHibernate = whether;
    }

    /**
     * A reference to the row of that number by a unique key.
     *
     * @param key a new instance with the values of the key, and without an identifier
     */
    public <T> T byKey(Class<T> entity, int number, T key) {
        T stored = one(entity, number);
        return forHibernate ? stored : key;
    }

    /** A reference to the row of that number. */
    public <T> T one(Class<T> entity, int number) {
        Row row = new Row(entity, number);
        Object identifier = identifiers.get(row);
        if (identifier == null) {
            T made = sample(entity).make(this, number);
            session.persist(made);
            session.flush(); // some references ask the database of which class the row is
            identifier = session.getSessionFactory().getPersistenceUnitUtil().getIdentifier(made);
            identifiers.put(row, identifier);
        }
        return loading ? session.find(entity, identifier) : session.getReference(entity, identifier);
    }

    @SuppressWarnings("unchecked")
    private <T> Sample<T> sample(Class<T> entity) {
        return (Sample<T>) samples.stream()
                .filter(sample -> sample.entity() == entity)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No sample makes rows of " + entity));
    }
}
