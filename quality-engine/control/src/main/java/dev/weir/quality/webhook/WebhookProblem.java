package dev.weir.quality.webhook;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a delivery. */
public enum WebhookProblem implements ProblemCode {
    WEBHOOK_DELIVERY_NOT_FOUND(
            404,
            "There is no such delivery",
            "List them with `GET /api/v1/webhooks/deliveries`; old ones are forgotten."),
    WEBHOOK_DELIVERY_NOT_DEAD(409, "The delivery is not dead", "Only what was given up can be sent again.");

    private final Meaning meaning;

    WebhookProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
