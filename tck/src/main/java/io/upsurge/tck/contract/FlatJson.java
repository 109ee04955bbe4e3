package io.upsurge.tck.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.jspecify.annotations.Nullable;

/** Maps and lists of plain strings as JSON, so that the kit needs no JSON library. */
public final class FlatJson implements FormatMapper {

    static final FlatJson INSTANCE = new FlatJson();

    private static final Pattern ENTRY = Pattern.compile("\"([^\"]*)\"\\s*:\\s*(?:\"([^\"]*)\"|null)");

    private static final Pattern ELEMENT = Pattern.compile("\"([^\"]*)\"");

    @Override
    public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
        if (json.toString().strip().startsWith("[")) {
            List<String> list = new ArrayList<>();
            Matcher elements = ELEMENT.matcher(json);
            while (elements.find()) {
                list.add(elements.group(1));
            }
            return type.wrap(list, options);
        }
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        Matcher entries = ENTRY.matcher(json);
        while (entries.find()) {
            map.put(entries.group(1), entries.group(2));
        }
        return type.wrap(map, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(text -> "\"" + text + '"').collect(Collectors.joining(",", "[", "]"));
        }
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
