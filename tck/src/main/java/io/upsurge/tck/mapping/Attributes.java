package io.upsurge.tck.mapping;

import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** What an entity holds, attribute by attribute, as values that are equal where their content is. */
final class Attributes {

    private final SessionFactory factory;
    private final Set<Class<?>> entities = new HashSet<>();
    private final Set<Class<?>> embeddables = new HashSet<>();

    Attributes(SessionFactory factory) {
        this.factory = factory;
        factory.getMetamodel().getEmbeddables().forEach(embeddable -> embeddables.add(embeddable.getJavaType()));
        factory.getMetamodel().getEntities().forEach(entity -> entities.add(entity.getJavaType()));
    }

    /** The values of all attributes but collections, and the class. */
    Map<String, @Nullable Object> of(Object entity) {
        Object real = Hibernate.unproxy(entity);
        Map<String, @Nullable Object> values = values(factory.getMetamodel().entity(real.getClass()), real);
        values.put("", real.getClass().getSimpleName());
        return values;
    }

    /** What the collections hold, which are loaded for that: of entities the identifiers. */
    Map<String, List<@Nullable Object>> collectionsOf(Object entity) {
        Map<String, List<@Nullable Object>> values = new TreeMap<>();
        for (var attribute :
                factory.getMetamodel().entity(Hibernate.getClass(entity)).getPluralAttributes()) {
            List<@Nullable Object> elements = new ArrayList<>();
            Object collection = read(attribute.getJavaMember(), Hibernate.unproxy(entity));
            for (Object element : (Collection<?>) (collection == null ? List.of() : collection)) {
                elements.add(element != null && isEntity(element) ? key(element) : element);
            }
            elements.sort(Comparator.comparing(String::valueOf));
            values.put(attribute.getName(), elements);
        }
        return values;
    }

    Object identifier(Object entity) {
        return factory.getPersistenceUnitUtil().getIdentifier(entity);
    }

    /** The names of the attributes that the identifier is made of. */
    List<String> identifiers(Class<?> entity) {
        EntityType<?> type = factory.getMetamodel().entity(entity);
        List<String> names = new ArrayList<>();
        for (SingularAttribute<?, ?> attribute : type.getSingularAttributes()) {
            if (attribute.isId()) {
                names.add(attribute.getName());
            }
        }
        return names;
    }

    @Nullable
    Object value(Object entity, String attribute) {
        return read(member(entity, attribute), entity);
    }

    void change(Object entity, String attribute, @Nullable Object value) {
        Member member = member(entity, attribute);
        try {
            if (member instanceof Field field) {
                field.setAccessible(true);
                field.set(entity, value);
            } else {
                Method getter = (Method) member;
                String name = "set" + attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
                getter.getDeclaringClass()
                        .getMethod(name, getter.getReturnType())
                        .invoke(entity, value);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(entity.getClass() + "." + attribute + " cannot be set", e);
        }
    }

    private Member member(Object entity, String attribute) {
        return factory.getMetamodel()
                .entity(entity.getClass())
                .getAttribute(attribute)
                .getJavaMember();
    }

    private Map<String, @Nullable Object> values(ManagedType<?> type, Object holder) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (Attribute<?, ?> attribute : type.getAttributes()) {
            if (!attribute.isCollection()) {
                values.put(attribute.getName(), value(attribute, read(attribute.getJavaMember(), holder)));
            }
        }
        return values;
    }

    private @Nullable Object value(Attribute<?, ?> attribute, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (isEntity(value)) {
            return key(value);
        }
        if (attribute.getPersistentAttributeType() == Attribute.PersistentAttributeType.EMBEDDED) {
            return values(factory.getMetamodel().embeddable(value.getClass()), value);
        }
        return value.getClass().isArray() ? elements(value) : value;
    }

    /** The identifier, of which entities may be a part. */
    private Object key(Object entity) {
        Object identifier = identifier(entity);
        return embeddables.contains(identifier.getClass())
                ? values(factory.getMetamodel().embeddable(identifier.getClass()), identifier)
                : identifier;
    }

    private boolean isEntity(Object value) {
        return value instanceof HibernateProxy || entities.contains(value.getClass());
    }

    private static List<@Nullable Object> elements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static @Nullable Object read(Member member, Object holder) {
        try {
            ((AccessibleObject) member).setAccessible(true);
            return member instanceof Field field ? field.get(holder) : ((Method) member).invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(member + " cannot be read", e);
        }
    }
}
