package dev.weir.policy.ranger.admin;

/** A request never reached the Admin, so that it did nothing. */
class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSent(String message, Throwable cause) {
        super(message, cause);
    }

    NotSent(String message) {
        super(message);
    }
}
