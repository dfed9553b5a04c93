package dev.weir.cli.service;

import java.net.URI;

/** Nobody answered at the address, or not in time. */
public final class ServiceUnreachable extends RuntimeException {

    private final URI address;
    private final String reason;

    public ServiceUnreachable(URI address, String reason, Throwable cause) {
        super("no answer from " + address + ": " + reason, cause);
        this.address = address;
        this.reason = reason;
    }

    public URI address() {
        return address;
    }

    /** For people, such as {@code connection refused}. */
    public String reason() {
        return reason;
    }
}
