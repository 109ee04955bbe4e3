package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The associations of an entity that have columns, those in embeddables, too; found once for the mapping. */
public final class Associations {

    private final Map<String, AttributeModel> byPath;
    private final BitSet holders = new BitSet();

    Associations(EntityModel entity) {
        Map<String, AttributeModel> found = new LinkedHashMap<>();
        for (AttributeModel attribute : entity.all()) {
            if (attribute.kind() == AttributeKind.ASSOCIATION) {
                found.put(attribute.path(), attribute);
            }
            if (holdsOne(attribute)) {
                holders.set(attribute.ordinal());
            }
        }
        this.byPath = Collections.unmodifiableMap(found);
    }

    private static boolean holdsOne(AttributeModel attribute) {
        return attribute.kind() == AttributeKind.ASSOCIATION
                || attribute.parts().stream().anyMatch(Associations::holdsOne);
    }

    /** All of them. */
    public Map<String, AttributeModel> byPath() {
        return byPath;
    }

    /** Whether an attribute is one, or has one among its parts. */
    public boolean areIn(AttributeModel attribute) {
        return holders.get(attribute.ordinal());
    }
}
