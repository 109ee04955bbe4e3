package io.upsurge.tck.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.jspecify.annotations.Nullable;

/** Maps of plain strings as JSON, so that the kit needs no JSON library. */
public final class FlatJson implements FormatMapper {

    static final FlatJson INSTANCE = new FlatJson();

    private static final Pattern ENTRY = Pattern.compile("\"([^\"]*)\"\\s*:\\s*(?:\"([^\"]*)\"|null)");

    @Override
    public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        Matcher entries = ENTRY.matcher(json);
        while (entries.find()) {
            map.put(entries.group(1), entries.group(2));
        }
        return type.wrap(map, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        StringBuilder json = new StringBuilder();
        ((Map<?, ?>) value)
                .forEach((key, text) -> json.append(json.isEmpty() ? "" : ",")
                        .append('"')
                        .append(key)
                        .append("\":")
                        .append(text == null ? "null" : '"' + text.toString() + '"'));
        return "{" + json + "}";
    }
}
