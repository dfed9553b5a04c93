package dev.weir.policy.target;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Question;

/** What a set of objects allows. */
@FunctionalInterface
public interface AccessModel {
    Access answer(Question question);
}
