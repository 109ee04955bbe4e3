package io.upsurge.tck.application;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An address for mails, which is stored as its text. */
public record Email(String name, String domain) implements Serializable {

    /** As it is stored. */
    @Converter
    public static class AsText implements AttributeConverter<Email, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Email email) {
            return email == null ? null : email.name() + "@" + email.domain();
        }

        @Override
        public @Nullable Email convertToEntityAttribute(@Nullable String text) {
            if (text == null) {
                return null;
            }
            int at = text.indexOf('@');
            return new Email(text.substring(0, at), text.substring(at + 1));
        }
    }
}
