package dev.weir.quality.profile;

/** The data cannot be read, or the engine gave up; the message says why, for people. */
public final class ProfileFailed extends RuntimeException {
    public ProfileFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
