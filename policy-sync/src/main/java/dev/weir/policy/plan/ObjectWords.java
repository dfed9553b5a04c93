package dev.weir.policy.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who and what an object speaks of, by its texts alone. Two names are alike to an object if it says the same of both: if they
 * stand in the same list, or if the object of the one becomes that of the other when the names are exchanged.
 */
final class ObjectWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}_@-]+");
    /** Made up for each object, and referred to by nothing. */
    private static final Pattern GUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private static final String NAME = "\u0000name";

    private final long sum;
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Set<String> patterns = new HashSet<>();

    /**
     * Where a text stands, and what it adds to the sum.
     *
     * @param list of the list that it stands in; 0 if it stands alone
     */
    private record Place(String path, String text, long adds, long list) {

        long addsWithout(String... words) {
            String rest = text;
            for (int i = 0; i < words.length; i++) {
                rest = rest.replace(words[i], NAME + i);
            }
            return list == 0 ? Hash.of(path, rest) : Hash.of(path, rest) * 31 + list;
        }
    }

    /** @param when part of what it says: two objects of different times are never alike */
    ObjectWords(TargetObject object, String when) {
        long total = Hash.of(when, object.key().kind()) + Hash.of(object.ours() ? "ours" : "foreign");
        total += text("key", object.key().name());
        try {
            total += walk("", JSON.readTree(object.body()));
        } catch (JsonProcessingException plain) {
            total += text("", object.body());
        }
        this.sum = total;
    }

    Set<String> words() {
        return places.keySet();
    }

    /** Texts with wildcards, other than those that fit everything. */
    Set<String> patterns() {
        return patterns;
    }

    /** What the object says of these names, without the names. */
    long saidOf(String... names) {
        Set<Place> spoken = new HashSet<>();
        for (String name : names) {
            spoken.addAll(places.getOrDefault(name, List.of()));
        }
        long said = sum;
        for (Place place : spoken) {
            said += place.addsWithout(names) - place.adds();
        }
        return said;
    }

    private long walk(String path, JsonNode node) {
        long total = 0;
        if (node.isObject()) {
            var fields = node.fields();
            while (fields.hasNext()) {
                var field = fields.next();
                total += text(path + "/", field.getKey());
                total += walk(path + "/" + field.getKey(), field.getValue());
            }
        } else if (node.isArray() && node.size() > 1 && allText(node)) {
            total += list(path, node);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                total += walk(path + "/" + i, node.get(i));
            }
        } else {
            total += text(path, node.asText());
        }
        return total;
    }

    private static boolean allText(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    // Whoever stands in a list of texts stands there like all others, whatever the names are.
    private long list(String path, JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        long whole = Hash.of(path, texts.stream().sorted().collect(Collectors.joining("\u0000")));
        texts.forEach(text -> place(new Place(path, text, 0, whole)));
        return whole;
    }

    private long text(String path, String text) {
        if (GUID.matcher(text).matches()) {
            return 0;
        }
        Place place = new Place(path, text, Hash.of(path, text), 0);
        place(place);
        return place.adds();
    }

    private void place(Place place) {
        wordsOf(place.text()).forEach(word -> places.computeIfAbsent(word, any -> new ArrayList<>())
                .add(place));
        addPattern(place.text());
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new HashSet<>();
        for (String word : BETWEEN.split(text)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (!text.isEmpty()) {
            words.add(text);
        }
        return words;
    }

    private void addPattern(String text) {
        if ((text.contains("*") || text.contains("?") || text.contains("%")) && !"*".equals(text)) {
            patterns.add(text);
        }
    }

    /** 64 bits that differ for different texts. */
    static final class Hash {

        private Hash() {}

        static long of(String... texts) {
            long hash = 0xcbf29ce484222325L;
            for (String text : texts) {
                for (int i = 0; i < text.length(); i++) {
                    hash = mix(hash ^ text.charAt(i));
                }
                hash = mix(hash + 0x9e3779b97f4a7c15L);
            }
            return hash;
        }

        static long mix(long value) {
            long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            return mixed ^ (mixed >>> 31);
        }
    }
}
