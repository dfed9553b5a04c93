package dev.weir.platform.access;

import dev.weir.platform.problem.Problem;

/** In local mode: a call that does not come from this machine, or that a web page elsewhere steered here. */
public class NotLocal extends Problem {

    public NotLocal(String found) {
        super(
                AccessProblem.NOT_LOCAL,
                "In local mode Weir answers only calls from this machine, by the name localhost or a loopback address; this one"
                        + " came with " + found + ".");
    }
}
