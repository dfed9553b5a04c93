package dev.weir.platform.access;

/**
 * Who does something: a person, a worker, a CI job, or Weir itself.
 *
 * @param name as the audit trail shows it
 */
public record Actor(String name, Role role) {

    /** Weir's own background work, which carries out what an actor asked for before. */
    public static final Actor WEIR = new Actor("weir", Role.ADMINISTRATOR);
}
