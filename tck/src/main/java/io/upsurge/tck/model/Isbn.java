package io.upsurge.tck.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A value type that a converter stores as text. */
public record Isbn(String group, String title) {

    /** Stores it as {@code group-title}. */
    @Converter
    public static class AsText implements AttributeConverter<Isbn, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Isbn isbn) {
            return isbn == null ? null : isbn.group + "-" + isbn.title;
        }

        @Override
        public @Nullable Isbn convertToEntityAttribute(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String[] parts = text.split("-");
            return new Isbn(parts[0], parts[1]);
        }
    }
}
