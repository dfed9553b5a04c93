package dev.weir.lineage.intake;

import org.jboss.logging.Logger;

/** A time in which events are refused: one line when it begins, and one with how many these were when it is over. */
final class Outage {

    private final Logger log;
    private long refused;

    Outage(Logger log) {
        this.log = log;
    }

    synchronized void refused(int events, Throwable cause) {
        if (refused == 0) {
            log.errorf("events are not kept, their senders are told so: %s", cause.getMessage());
        }
        refused += events;
    }

    synchronized void over() {
        if (refused > 0) {
            log.infof("events are kept again; %d were refused meanwhile", refused);
            refused = 0;
        }
    }
}
