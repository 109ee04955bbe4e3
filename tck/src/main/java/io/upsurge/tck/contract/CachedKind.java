package io.upsurge.tck.contract;

import io.upsurge.tck.model.CachedItem;
import io.upsurge.tck.model.FixedItem;
import io.upsurge.tck.model.JointItem;
import io.upsurge.tck.model.LooseItem;
import io.upsurge.tck.model.Shelf;
import io.upsurge.tck.model.StrictItem;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An entity by how it is cached. */
record CachedKind<E extends CachedItem>(
        Class<E> type, BiFunction<String, String, E> make, Function<Shelf, List<E>> items) {

    static final CachedKind<StrictItem> READ_WRITE =
            new CachedKind<>(StrictItem.class, StrictItem::new, shelf -> shelf.strictItems);

    static final CachedKind<LooseItem> NONSTRICT_READ_WRITE =
            new CachedKind<>(LooseItem.class, LooseItem::new, shelf -> shelf.looseItems);

    static final CachedKind<JointItem> TRANSACTIONAL =
            new CachedKind<>(JointItem.class, JointItem::new, shelf -> shelf.jointItems);

    static final CachedKind<FixedItem> READ_ONLY =
            new CachedKind<>(FixedItem.class, FixedItem::new, shelf -> shelf.fixedItems);

    static List<CachedKind<?>> all() {
        return List.of(READ_WRITE, NONSTRICT_READ_WRITE, TRANSACTIONAL, READ_ONLY);
    }

    E make(String code, String name) {
        return make.apply(code, name);
    }

    String entity() {
        return type.getSimpleName();
    }

    @Override
    public String toString() {
        return entity();
    }
}
