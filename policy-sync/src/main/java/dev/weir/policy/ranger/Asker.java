package dev.weir.policy.ranger;

import java.util.Set;

/** Who asks, with all roles that follow from the user, the groups and other roles. */
record Asker(String user, Set<String> groups, Set<String> roles) {}
