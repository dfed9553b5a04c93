package dev.weir.policy.ranger.admin;

import java.util.Map;

/** An answer of the fake; as an exception it ends the work on a request. */
final class FakeReply extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int status;
    final transient Object body;

    FakeReply(int status, Object body) {
        super("answer " + status);
        this.status = status;
        this.body = body;
    }

    static FakeReply no(int status, int code, String words) {
        return new FakeReply(status, Map.of("statusCode", code, "msgDesc", words));
    }

    static FakeReply notFound() {
        return no(404, 404, "Not found");
    }
}
