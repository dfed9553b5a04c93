package dev.weir.platform.access;

import dev.weir.platform.problem.Problem;

/** It is about a dataset that the actor may not know of; the answer does not name it. */
public class NotVisible extends Problem {

    NotVisible() {
        super(AccessProblem.NOT_VISIBLE, AccessProblem.NOT_VISIBLE.meaning().title() + ".");
    }
}
