package dev.weir.catalog.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.catalog.words.WordsProblems.DatasetsUnknown;
import dev.weir.catalog.words.WordsProblems.Unreadable;
import dev.weir.platform.problem.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Entries as a YAML file: a section for each kind, entries by key, fields in the order of their records, so that equal
 * catalogs are equal files. Datasets are named by reference, never by id.
 */
final class WordsText {

    private static final int WIDTH = 120;
    private static final String VERSION = "weir-words";

    private final ObjectMapper mapper;

    WordsText(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param references of every dataset that the entries are about or name */
    String write(Collection<Kept> entries, Map<UUID, String> references) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(VERSION, "1");
        for (Kind kind : Kind.values()) {
            Map<String, Object> section = new TreeMap<>();
            for (Kept kept : entries) {
                if (kept.key().kind() == kind) {
                    section.put(keyText(kept.key(), references), body(kept.entry(), references));
                }
            }
            if (!section.isEmpty()) {
                file.put(kind.plural(), section);
            }
        }
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setSchema(new CoreSchema())
                        .setWidth(WIDTH)
                        .setSplitLines(false)
                        .build())
                .dumpToString(file);
    }

    private static String keyText(WordKey key, Map<UUID, String> references) {
        return key.kind() == Kind.DATASET ? references.getOrDefault(UUID.fromString(key.key()), key.key()) : key.key();
    }

    private Map<String, Object> body(Entry entry, Map<UUID, String> references) {
        ObjectNode tree = mapper.valueToTree(entry);
        rename(entry.kind(), tree, "", (pointer, id) -> references.getOrDefault(UUID.fromString(id), id));
        return mapper.convertValue(tree, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private interface Renaming {
        String of(String pointer, String name);
    }

    /** Renames the datasets that an entry names. */
    private static void rename(Kind kind, JsonNode tree, String pointer, Renaming renaming) {
        if (kind == Kind.METRIC || kind == Kind.FEATURE) {
            if (tree.path("sources") instanceof ArrayNode sources) {
                for (int i = 0; i < sources.size(); i++) {
                    sources.set(
                            i,
                            new TextNode(renaming.of(
                                    pointer + "/sources/" + i, sources.get(i).asText())));
                }
            }
        }
        if (kind == Kind.DATASET
                && tree.path("deprecation") instanceof ObjectNode deprecation
                && deprecation.path("replacement").isTextual()) {
            deprecation.put(
                    "replacement",
                    renaming.of(
                            pointer + "/deprecation/replacement",
                            deprecation.path("replacement").asText()));
        }
    }

    /** What a file says, and where. */
    record Read(Map<WordKey, Entry> entries, Map<WordKey, String> pointers, PlacedYaml yaml) {

        List<Place> places(Map<WordKey, List<Mistake>> mistakes) {
            List<Place> places = new ArrayList<>();
            mistakes.forEach((key, all) -> all.forEach(mistake -> places.add(
                    yaml.place(pointers.getOrDefault(key, "") + mistake.pointer(), key + ": " + mistake.message()))));
            return places;
        }
    }

    /**
     * @param resolve references to datasets; those that it leaves out are unknown
     * @throws Unreadable with the places of all that is no entry
     * @throws DatasetsUnknown with the places of all references to what is not there
     */
    Read read(String text, Function<Set<String>, Map<String, UUID>> resolve) {
        PlacedYaml yaml = PlacedYaml.read(text);
        refuseOtherFiles(yaml);
        Map<String, UUID> known = resolve.apply(references(yaml.root()));
        List<Place> unknown = new ArrayList<>();
        List<Place> wrong = new ArrayList<>();
        Map<WordKey, Entry> entries = new LinkedHashMap<>();
        Map<WordKey, String> pointers = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            yaml.root().path(kind.plural()).fields().forEachRemaining(field -> {
                String pointer = Checks.below("/" + kind.plural(), field.getKey());
                JsonNode body = field.getValue().isNull() ? mapper.createObjectNode() : field.getValue();
                rename(kind, body, pointer, (at, name) -> known(name, at, known, yaml, unknown));
                WordKey key = key(kind, field.getKey(), pointer, known, yaml, unknown, wrong);
                Entry entry = entry(kind, body, pointer, yaml, wrong);
                if (key != null && entry != null && entries.put(key, entry) != null) {
                    wrong.add(yaml.place(pointer, field.getKey() + " is told of already, by another name"));
                }
                if (key != null) {
                    pointers.put(key, pointer);
                }
            });
        }
        if (!wrong.isEmpty()) {
            throw new Unreadable(wrong);
        }
        if (!unknown.isEmpty()) {
            throw new DatasetsUnknown(unknown);
        }
        return new Read(entries, pointers, yaml);
    }

    private static void refuseOtherFiles(PlacedYaml yaml) {
        if (!yaml.root().path(VERSION).asText().equals("1")) {
            throw new Unreadable(List.of(yaml.place("/" + VERSION, "the file must say: " + VERSION + ": 1")));
        }
        List<Place> wrong = new ArrayList<>();
        Set<String> sections = new TreeSet<>(Set.of(VERSION));
        for (Kind kind : Kind.values()) {
            sections.add(kind.plural());
            JsonNode section = yaml.root().path(kind.plural());
            if (!section.isMissingNode() && !section.isObject() && !section.isNull()) {
                wrong.add(yaml.place("/" + kind.plural(), "must be a map of entries by key"));
            }
        }
        yaml.root().fieldNames().forEachRemaining(name -> {
            if (!sections.contains(name)) {
                wrong.add(yaml.place(
                        Checks.below("", name), name + " is no section; there are " + String.join(", ", sections)));
            }
        });
        if (!wrong.isEmpty()) {
            throw new Unreadable(wrong);
        }
    }

    private static Set<String> references(JsonNode root) {
        Set<String> references = new HashSet<>();
        root.path(Kind.DATASET.plural()).fieldNames().forEachRemaining(references::add);
        for (Kind kind : Kind.values()) {
            root.path(kind.plural())
                    .forEach(body -> rename(kind, body, "", (pointer, name) -> {
                        references.add(name);
                        return name;
                    }));
        }
        return references;
    }

    private static String known(
            String name, String pointer, Map<String, UUID> known, PlacedYaml yaml, List<Place> unknown) {
        UUID id = known.get(name);
        if (id == null) {
            unknown.add(yaml.place(pointer, "there is no one dataset " + name));
            return new UUID(0, 0).toString();
        }
        return id.toString();
    }

    private static @Nullable WordKey key(
            Kind kind,
            String key,
            String pointer,
            Map<String, UUID> known,
            PlacedYaml yaml,
            List<Place> unknown,
            List<Place> wrong) {
        if (kind == Kind.DATASET) {
            return new WordKey(kind, known(key, pointer, known, yaml, unknown));
        }
        if (!WordKey.isKey(key)) {
            wrong.add(yaml.place(
                    pointer,
                    key + " is no key. "
                            + WordProblem.WORD_KEY_INVALID.meaning().remedy()));
            return null;
        }
        return new WordKey(kind, key);
    }

    private @Nullable Entry entry(Kind kind, JsonNode body, String pointer, PlacedYaml yaml, List<Place> wrong) {
        try {
            return mapper.treeToValue(body, kind.type());
        } catch (JsonMappingException unreadable) {
            String below = unreadable.getPath().stream()
                    .map(step ->
                            step.getFieldName() == null ? "/" + step.getIndex() : Checks.below("", step.getFieldName()))
                    .collect(Collectors.joining());
            wrong.add(yaml.place(pointer + below, firstLine(unreadable.getOriginalMessage())));
        } catch (JsonProcessingException unreadable) {
            wrong.add(yaml.place(pointer, firstLine(unreadable.getOriginalMessage())));
        }
        return null;
    }

    private static String firstLine(@Nullable String message) {
        return Optional.ofNullable(message)
                .flatMap(text -> text.lines().findFirst())
                .orElse("cannot be read");
    }
}
