package dev.weir.cli.service;

import dev.weir.cli.terminal.Progress;
import dev.weir.cli.terminal.Text;
import java.time.Duration;
import java.util.Map;

/**
 * A batch that was handed in.
 *
 * @param received whether it is new; false if these very objects were handed in before
 */
public record Submission(ServiceClient service, Reply answer, boolean received) {

    public static Submission of(ServiceClient service, String ruleset, String path) {
        Reply answer = service.post("/batches", Map.of("ruleset", ruleset, "path", folder(path)));
        return new Submission(service, answer, answer.status() == 201);
    }

    /** Hands it in at a gate, the ruleset's name; does not wait. */
    public static Submission atGate(ServiceClient service, String gate, String path) {
        Reply answer = service.post(
                "/gates/" + ServiceClient.encoded(gate) + ":run", Map.of("path", folder(path), "waitSeconds", 0));
        return new Submission(service, answer, true);
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** Waits until the batch is settled. @param each run between two looks; what it throws ends the waiting */
    public Reply await(Progress progress, Runnable each) {
        String id = answer.as(Batch.class).id();
        Waiting waiting = new Waiting();
        long begin = System.nanoTime();
        try {
            while (true) {
                Reply reply = service.get("/batches/" + id);
                Batch batch = reply.as(Batch.class);
                if (batch.settled()) {
                    return reply;
                }
                progress.show("%s: %s, %s"
                        .formatted(
                                batch.path(),
                                batch.state(),
                                Text.elapsed(Duration.ofNanos(System.nanoTime() - begin))));
                each.run();
                waiting.pause();
            }
        } finally {
            progress.done();
        }
    }
}
