package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.AttributeName;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The attributes of an entity by name; a name that is wrong is answered with the nearest right one. */
public final class AttributeNames {

    private final EntityModel entity;
    private final Map<String, AttributeModel> byPath = new HashMap<>();

    /** The names of an entity's attributes. */
    public AttributeNames(EntityModel entity) {
        this.entity = entity;
    }

    /** The attribute with that name, whole or a part of an embeddable. */
    public AttributeModel find(AttributeName name) {
        name.declaredBy().ifPresent(declaring -> requireDeclaredHere(name, declaring));
        return find(name.path());
    }

    /** The attribute with that name, whole or a part of an embeddable. */
    public AttributeModel find(String path) {
        AttributeModel found = byPath().get(path);
        if (found == null) {
            throw new InvalidMutationException(entity.name() + " has no attribute '" + shown(path)
                    + "' with a column of its own. The nearest is '" + nearest(path)
                    + "'; collections and formulas cannot be named");
        }
        return found;
    }

    /** The attribute with that name, which may be written by itself. */
    AttributeModel findWritten(AttributeName name) {
        AttributeModel attribute = find(name);
        requireWrittenAlone(attribute);
        return attribute;
    }

    /** Refuses a part of an embeddable with subclasses: without its class, what is stored could not be read again. */
    public void requireWrittenAlone(AttributeModel attribute) {
        entity.wholeOf(attribute).ifPresent(whole -> {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                    + " is to be written by itself, and it is a part of '" + whole.path()
                    + "', which has subclasses: which"
                    + " of them a row has, and so which parts, is stored with it. Give '" + whole.path()
                    + "' as a whole");
        });
    }

    /**
     * Refuses an update that would have to make an attribute of an entity, where there is none.
     *
     * @param instead where the attribute can be set, as the rest of a sentence
     */
    void requireMadeWithoutEntity(AttributeModel attribute, String instead) {
        if (attribute.generation().needsEntity()) {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                    + " is made by a generator of the mapping's own for every update, of the entity that is updated, and"
                    + " none is at hand here. Set it in " + instead);
        }
    }

    /** The attributes with these names; each may be named once. */
    public List<AttributeModel> findAll(List<AttributeName> names) {
        List<AttributeModel> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (AttributeName name : names) {
            AttributeModel attribute = find(name);
            if (!seen.add(attribute.path())) {
                throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                        + " is named twice, and no list can hold it twice. Name it once");
            }
            found.add(attribute);
        }
        return found;
    }

    /** Collected when the first name is looked for: most calls look for none. */
    private Map<String, AttributeModel> byPath() {
        if (byPath.isEmpty()) {
            entity.all().stream()
                    .filter(attribute -> attribute.kind() != AttributeKind.EMBEDDABLE_CLASS)
                    .forEach(attribute -> byPath.put(attribute.path(), attribute));
        }
        return byPath;
    }

    private void requireDeclaredHere(AttributeName name, Class<?> declaring) {
        if (!declaring.isAssignableFrom(entity.type())) {
            throw new InvalidMutationException(
                    "The attribute '" + shown(name.path()) + "' belongs to " + declaring.getSimpleName()
                            + ", not to " + entity.name() + ". Name an attribute of " + entity.name()
                            + (byPath().containsKey(name.path()) ? ", such as its own '" + name + "'" : ""));
        }
    }

    private String nearest(String path) {
        String wanted = path.toLowerCase(Locale.ROOT);
        return byPath().keySet().stream()
                .min(Comparator.comparingInt((String known) -> distance(wanted, known.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** A name for a message, cut where it is too long for one. */
    static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    /** How many letters must be put in, left out or replaced. */
    private static int distance(String a, String b) {
        String from = a.length() > 80 ? a.substring(0, 80) : a;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
