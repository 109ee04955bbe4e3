package io.upsurge;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of many rows that give values for the same attributes: it holds the values only, and shares the names. */
final class NamedValues extends AbstractMap<String, @Nullable Object> {

    /** The names of the attributes, in order. */
    static final class Names {

        private final Set<String> inOrder;
        private final Map<String, Integer> positions = new HashMap<>();

        Names(Iterable<String> names) {
            Set<String> distinct = new LinkedHashSet<>();
            for (String name : names) {
                positions.put(name, distinct.size());
                distinct.add(name);
            }
            inOrder = Collections.unmodifiableSet(distinct);
        }
    }

    private final Names names;
    private final @Nullable Object[] values;

    NamedValues(Names names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return names.positions.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Integer position = names.positions.get(name);
        return position == null ? null : values[position];
    }

    @Override
    public Set<String> keySet() {
        return names.inOrder;
    }

    @Override
    public Collection<@Nullable Object> values() {
        return new AbstractList<>() {
            @Override
            public @Nullable Object get(int position) {
                return values[position];
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        List<Map.Entry<String, @Nullable Object>> entries = new ArrayList<>(values.length);
        names.inOrder.forEach(name -> entries.add(new SimpleImmutableEntry<>(name, get(name))));
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return Collections.unmodifiableList(entries).iterator();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }
}
