package dev.weir.policy.ranger.admin;

/** A request was sent, and no usable answer came back: it may have been carried out or not. */
class LostAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
