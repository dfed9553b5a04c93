package dev.weir.cli.launch;

/** Nothing was started; the message is one line for people that says why and what to do. */
public final class LaunchRefused extends RuntimeException {

    public LaunchRefused(String message) {
        super(message);
    }
}
