package dev.weir.catalog.crawl;

import dev.weir.format.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text from files, which may be anything, for a database, which holds neither zeros nor half characters. */
final class Texts {

    private static final int LONGEST_VALUE = 1000;

    private Texts() {}

    /** Empty for what cannot be kept as it is. */
    static Optional<String> storable(@Nullable String text) {
        return text == null || text.length() > LONGEST_VALUE || !ValueText.isKept(text)
                ? Optional.empty()
                : Optional.of(text);
    }

    /** With what cannot be kept replaced, and long values cut short. */
    static Map<String, String> storable(Map<String, String> texts) {
        Map<String, String> storable = new LinkedHashMap<>();
        texts.forEach((name, value) -> storable.put(cleaned(name), cleaned(value)));
        return storable;
    }

    private static String cleaned(String text) {
        String whole = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
        String withoutZeros = whole.replace("\0", "");
        return ValueText.isKept(withoutZeros)
                ? withoutZeros
                : new String(withoutZeros.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
