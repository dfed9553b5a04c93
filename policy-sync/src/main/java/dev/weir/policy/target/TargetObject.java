package dev.weir.policy.target;

/**
 * One object as a target keeps it, in canonical form: two objects mean the same if and only if their bodies are equal.
 *
 * @param ours whether it carries Weir's mark; what does not is never changed
 * @param body JSON with sorted keys, sorted sets and without what the target makes up (versions, times, expanded words)
 */
public record TargetObject(ObjectKey key, boolean ours, String body) {}
