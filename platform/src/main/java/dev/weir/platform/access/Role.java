package dev.weir.platform.access;

import static dev.weir.platform.access.Permission.CLOSE_INCIDENTS;
import static dev.weir.platform.access.Permission.EDIT_RULESETS;
import static dev.weir.platform.access.Permission.EDIT_WORDS;
import static dev.weir.platform.access.Permission.HANDLE_DEAD_LETTERS;
import static dev.weir.platform.access.Permission.PLAN_POLICIES;
import static dev.weir.platform.access.Permission.RELEASE_BATCHES;
import static dev.weir.platform.access.Permission.RUN_CRAWLS;
import static dev.weir.platform.access.Permission.SEND_LINEAGE;
import static dev.weir.platform.access.Permission.SUBMIT_BATCHES;
import static dev.weir.platform.access.Permission.VIEW;
import static dev.weir.platform.access.Permission.VIEW_AUDIT;
import static dev.weir.platform.access.Permission.VIEW_ROWS;
import static dev.weir.platform.access.Permission.WORK;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A set of permissions with a name that people know. */
public enum Role {
    READER(EnumSet.of(VIEW)),
    STEWARD(EnumSet.of(
            VIEW,
            VIEW_ROWS,
            RUN_CRAWLS,
            EDIT_RULESETS,
            EDIT_WORDS,
            SUBMIT_BATCHES,
            RELEASE_BATCHES,
            CLOSE_INCIDENTS,
            SEND_LINEAGE,
            HANDLE_DEAD_LETTERS,
            PLAN_POLICIES,
            VIEW_AUDIT)),
    /** A pipeline: it tells what it reads and writes, and sees nothing. */
    PRODUCER(EnumSet.of(SEND_LINEAGE)),
    WORKER(EnumSet.of(WORK)),
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** As on the wire: {@code steward}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
