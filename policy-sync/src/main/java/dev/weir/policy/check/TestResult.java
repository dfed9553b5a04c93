package dev.weir.policy.check;

import dev.weir.policy.document.PolicyTest;

/**
 * How a test went.
 *
 * @param found what is so, in words for people
 * @param why the policies or objects that decided, the decisive one first; empty if none did
 */
public record TestResult(PolicyTest test, boolean passed, String found, String why) {}
