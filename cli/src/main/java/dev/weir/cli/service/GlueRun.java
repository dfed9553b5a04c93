package dev.weir.cli.service;

import dev.weir.cli.terminal.Progress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param state {@code running}, {@code completed} or {@code failed} */
public record GlueRun(
        String id,
        String lake,
        String kind,
        String state,
        long tables,
        long changes,
        long applied,
        long rejected,
        long unknown,
        long aliases,
        long findings,
        @Nullable String error) {

    /** @param outcome {@code planned}, {@code applied}, {@code rejected} or {@code unknown} */
    public record Change(
            String kind,
            String target,
            String summary,
            String outcome,
            @Nullable String reason) {}

    /** @param kind {@code left} or {@code note} */
    public record Finding(String kind, String code, String subject, String reason) {}

    /** Begins a run, and waits for its end. @param kind {@code plan}, {@code apply} or {@code import} */
    public static Reply await(ServiceClient service, String lake, String kind, Progress progress) {
        String glue = "/lakes/" + ServiceClient.encoded(lake) + "/glue/";
        Reply reply = service.post(glue + kind, Map.of());
        String id = reply.as(GlueRun.class).id();
        Waiting waiting = new Waiting();
        try {
            while (reply.as(GlueRun.class).state().equals("running")) {
                progress.show(kind + " of " + lake + " in Glue");
                waiting.pause();
                reply = service.get(glue + "runs/" + id);
            }
            return reply;
        } finally {
            progress.done();
        }
    }
}
