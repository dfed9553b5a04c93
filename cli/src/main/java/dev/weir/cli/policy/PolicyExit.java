package dev.weir.cli.policy;

/** The exit code of a plan that has changes. */
final class PolicyExit {

    static final int CHANGES = 2;

    private PolicyExit() {}
}
