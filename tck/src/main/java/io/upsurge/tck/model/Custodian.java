package io.upsurge.tck.model;

import java.util.Arrays;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;

/** An interceptor that names what it was told, and fills in titles that are missing. */
public class Custodian implements Interceptor {

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        return told("persist", entity, state, names);
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] state, Object[] previous, String[] names, Type[] types) {
        return told(previous == null ? "dirty" : "dirty, was " + previous[at("title", names)], entity, state, names);
    }

    @Override
    public void onInsert(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        told("insert", entity, state, names);
    }

    @Override
    public void onUpdate(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        told("update", entity, state, names);
    }

    @Override
    public void onUpsert(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        told("upsert", entity, state, names);
    }

    private static boolean told(String event, Object entity, Object[] state, String[] names) {
        Told.of(event, entity);
        int title = at("title", names);
        if (state[title] != null) {
            return false;
        }
        state[title] = "untitled";
        return true;
    }

    private static int at(String name, String[] names) {
        return Arrays.asList(names).indexOf(name);
    }
}
