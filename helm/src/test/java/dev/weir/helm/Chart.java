package dev.weir.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The chart in helm/weir, and the helm program if there is one: named by HELM, on the PATH, or where helm/setup puts it. */
final class Chart {

    static final Path FOLDER = Path.of(System.getProperty("weir.root"), "helm", "weir");

    private static final YAMLFactory YAML = new YAMLFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper(YAML);

    /** What helm answered. */
    record Answer(int exit, String output) {}

    private Chart() {}

    static JsonNode values() throws IOException {
        return MAPPER.readTree(FOLDER.resolve("values.yaml").toFile());
    }

    static Optional<Path> helm() {
        String named = System.getenv("HELM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        Stream<Path> folders = Stream.concat(
                Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of),
                Stream.of(Path.of(System.getProperty("user.home"), "go", "bin")));
        return folders.map(folder -> folder.resolve("helm"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Values are given as helm's {@code --set} takes them: {@code worker.replicas=3}. */
    static Answer helm(String verb, String... values) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(helm().orElseThrow().toString(), verb));
        if (verb.equals("template")) {
            command.add("demo");
        }
        // A helm that was built by go takes itself for one of an old Kubernetes.
        command.addAll(List.of(FOLDER.toString(), "--kube-version", "1.30.0"));
        for (String value : values) {
            command.addAll(List.of("--set", value));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    /** The documents by kind and name: {@code Deployment/demo-weir}. */
    static Map<String, JsonNode> rendered(String... values) throws IOException, InterruptedException {
        Answer answer = helm("template", values);
        if (answer.exit() != 0) {
            throw new AssertionError(answer.output());
        }
        Map<String, JsonNode> documents = new java.util.TreeMap<>();
        try (YAMLParser parser = YAML.createParser(answer.output())) {
            for (JsonNode document : MAPPER.readValues(parser, JsonNode.class).readAll()) {
                documents.put(
                        document.path("kind").asText() + "/"
                                + document.at("/metadata/name").asText(),
                        document);
            }
        }
        return documents;
    }
}
