package dev.weir.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.bench.Cost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Great Expectations in a process of its own, if bench/peers/setup was run. */
final class Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path python;
    private final Path script;
    private final GeneratedBatch batch;

    private Peer(Path python, Path script, GeneratedBatch batch) {
        this.python = python;
        this.script = script;
        this.batch = batch;
    }

    /** Empty, and said so, where it is not installed. */
    static Optional<Peer> installed(Path root, GeneratedBatch batch) {
        Path peers = root.resolve("bench/peers");
        Path python = peers.resolve(".venv/bin/python");
        if (!Files.isExecutable(python)) {
            System.out.println("SKIPPED: Great Expectations is not installed. To compare with it: bench/peers/setup");
            return Optional.empty();
        }
        return Optional.of(new Peer(python, peers.resolve("great_expectations_gate.py"), batch));
    }

    /** It measures itself, from the file to the verdicts. */
    Cost run() throws IOException, InterruptedException {
        JsonNode said = say(batch.folder().toString());
        if (said.path("rows").asLong() != batch.rows()
                || said.path("failed_rules").asInt() != 3) {
            throw new IllegalStateException("the peer sees something else: " + said);
        }
        return new Cost(
                said.path("wall_seconds").asDouble(), said.path("cpu_seconds").asDouble());
    }

    /** Its name and version. */
    String name() throws IOException, InterruptedException {
        return say("--version").path("name").asText();
    }

    private JsonNode say(String word) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python.toString(), script.toString(), word)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the peer failed; run it by hand: " + python + " " + script + " " + word);
        }
        return JSON.readTree(answer.lines().reduce((line, last) -> last).orElseThrow());
    }
}
