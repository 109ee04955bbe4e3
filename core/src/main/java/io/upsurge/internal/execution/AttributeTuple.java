package io.upsurge.internal.execution;

import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple whose aliases are the attributes' names. */
record AttributeTuple(List<Element> elements, @Nullable Object[] values) implements Tuple {

    record Element(String path, Class<?> type) implements TupleElement<Object> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<Object> getJavaType() {
            return (Class<Object>) type;
        }

        @Override
        public String getAlias() {
            return path;
        }
    }

    @Override
    public <X> X get(TupleElement<X> element) {
        return element.getJavaType().cast(get(element.getAlias()));
    }

    @Override
    public <X> X get(String alias, Class<X> type) {
        return type.cast(get(alias));
    }

    @Override
    @SuppressWarnings("NullAway") // the specification has no word for a tuple's nulls
    public Object get(String alias) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).path().equals(alias)) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("The tuple has no '" + alias + "', only "
                + elements.stream().map(Element::path).toList());
    }

    @Override
    public <X> X get(int i, Class<X> type) {
        return type.cast(get(i));
    }

    @Override
    @SuppressWarnings("NullAway") // the specification has no word for a tuple's nulls
    public Object get(int i) {
        if (i < 0 || i >= elements.size()) {
            throw new IllegalArgumentException("The tuple has " + elements.size() + " values, and none at " + i);
        }
        return values[i];
    }

    @Override
    @SuppressWarnings("NullAway") // the specification has no word for a tuple's nulls
    public Object[] toArray() {
        return Arrays.copyOf(values, elements.size());
    }

    @Override
    public List<TupleElement<?>> getElements() {
        return new ArrayList<>(elements);
    }
}
