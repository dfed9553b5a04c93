package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.target.Outcome.Result;
import software.amazon.awssdk.core.exception.SdkException;

/** What became of one change, without the change. */
record Answer(Result result, String reason) {
    static final Answer APPLIED = new Answer(Result.APPLIED, "");

    static Answer rejected(String reason) {
        return new Answer(Result.REJECTED, reason);
    }

    static Answer unknown(String reason) {
        return new Answer(Result.UNKNOWN, reason);
    }

    static Answer of(SdkException failed) {
        return Calls.mute(failed)
                ? unknown("no answer: " + Calls.reason(failed) + "; read Lake Formation again")
                : rejected(Calls.reason(failed));
    }

    boolean applied() {
        return result == Result.APPLIED;
    }

    /** What a later step of the same change made of it: something was already done. */
    Answer after(String done) {
        return applied() ? this : unknown(done + ", but then: " + reason);
    }
}
