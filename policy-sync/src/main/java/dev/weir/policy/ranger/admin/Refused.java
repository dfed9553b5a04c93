package dev.weir.policy.ranger.admin;

/** The Admin said no. */
class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
