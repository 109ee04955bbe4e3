package io.upsurge.tck.contract;

import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Parcel;
import io.upsurge.tck.model.Voucher;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity by where its identifier comes from: a key that says which row is meant, and a text.
 *
 * @param key the attribute that is the conflict target
 * @param text the attribute that the rows change
 * @param make an entity of a key and a text
 */
record Saved<E>(
        String source,
        Class<E> entity,
        String identifier,
        String key,
        String text,
        BiFunction<String, String, E> make,
        Function<E, @Nullable Object> identifierOf,
        Function<E, @Nullable Object> keyOf,
        Function<E, @Nullable Object> textOf) {

    static final Saved<Book> BY_SEQUENCE = new Saved<>(
            "SEQUENCE",
            Book.class,
            "id",
            "isbn",
            "title",
            (key, text) -> new Book(key, text, 1),
            book -> book.id,
            book -> book.isbn,
            book -> book.title);

    static final Saved<Voucher> BY_IDENTITY = new Saved<>(
            "IDENTITY",
            Voucher.class,
            "id",
            "code",
            "text",
            Voucher::new,
            voucher -> voucher.id,
            voucher -> voucher.code,
            voucher -> voucher.text);

    static final Saved<Parcel> BY_UUID = new Saved<>(
            "UUID",
            Parcel.class,
            "id",
            "label",
            "content",
            Parcel::new,
            parcel -> parcel.id,
            parcel -> parcel.label,
            parcel -> parcel.content);

    static final Saved<Country> BY_APPLICATION = new Saved<>(
            "assigned",
            Country.class,
            "code",
            "code",
            "name",
            Country::new,
            country -> country.code,
            country -> country.code,
            country -> country.name);

    @Override
    public String toString() {
        return source;
    }
}
