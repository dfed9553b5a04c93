package dev.weir.cli.demo;

import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the people of the demo say of their data. What was changed on the site since is left alone. */
final class DemoWords {

    private static final String FIRST = "/terms/contact";

    private static final Pattern DATASET = Pattern.compile("\\b" + Tour.LAKE + "/(\\w+\\.\\w+)");

    private DemoWords() {}

    /** Does nothing if it was said before, or the datasets that it is about are not there. */
    static void say(ServiceClient service, List<Dataset> datasets) {
        String text = text();
        Set<String> known = datasets.stream().map(Dataset::alias).collect(Collectors.toSet());
        boolean isWhole = DATASET.matcher(text).results().allMatch(found -> known.contains(found.group(1)));
        if (isWhole && service.find(FIRST).isEmpty()) {
            service.send("PUT", "/words", Map.of(), "application/yaml", text);
        }
    }

    static String text() {
        try (InputStream file = DemoWords.class.getResourceAsStream("words.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
