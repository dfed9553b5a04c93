package dev.weir.format.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Does to a file of metadata what disks, broken writers and people do. */
public final class Damage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Damage() {}

    /** Cut off, with flipped bits, or, of JSON, with a value that is another one. The same for the same {@code random}. */
    public static byte[] of(byte[] file, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> {
                byte[] flipped = file.clone();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
            default -> otherJson(file, random);
        };
    }

    /** In one of its objects, one value is another one. What is no JSON gets some bytes from elsewhere. */
    private static byte[] otherJson(byte[] file, Random random) {
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\n");
        int line = random.nextInt(lines.length);
        try {
            boolean byLine = JSON.readTree(lines[line]) instanceof ObjectNode;
            JsonNode root = JSON.readTree(byLine ? lines[line] : new String(file, StandardCharsets.UTF_8));
            if (!(root instanceof ObjectNode object)) {
                return elsewhere(file, random);
            }
            change(object, random);
            if (!byLine) {
                return JSON.writeValueAsBytes(root);
            }
            lines[line] = JSON.writeValueAsString(root);
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        } catch (IOException noJson) {
            return wholeJson(file, random);
        }
    }

    private static byte[] wholeJson(byte[] file, Random random) {
        try {
            if (JSON.readTree(file) instanceof ObjectNode object) {
                change(object, random);
                return JSON.writeValueAsBytes(object);
            }
            return elsewhere(file, random);
        } catch (IOException noJson) {
            return elsewhere(file, random);
        }
    }

    private static byte[] elsewhere(byte[] file, Random random) {
        byte[] changed = file.clone();
        for (int at = random.nextInt(file.length), i = 0; i < 8 && at < file.length; i++, at++) {
            changed[at] = (byte) random.nextInt();
        }
        return changed;
    }

    private static void change(JsonNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, odd(random));
            }
        } else if (container instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), odd(random));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    private static JsonNode odd(Random random) {
        try {
            List<String> odd = List.of(
                    "null",
                    "-1",
                    "9223372036854775807",
                    "1e308",
                    "99999999999999999999999999",
                    "\"\"",
                    "\"../../../etc/passwd\"",
                    "\"s3://elsewhere/x\"",
                    "\"\\u0000\\ud800\"",
                    "true",
                    "[]",
                    "{}",
                    "[".repeat(200) + "]".repeat(200),
                    "\"" + "x".repeat(100_000) + "\"");
            return JSON.readTree(odd.get(random.nextInt(odd.size())));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
