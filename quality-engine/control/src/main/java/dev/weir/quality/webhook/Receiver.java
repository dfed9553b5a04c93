package dev.weir.quality.webhook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/**
 * One that is told beside the webhooks of the settings. Another part of Weir writes its deliveries, under its name; they are
 * sent, repeated, listed and given up like those of webhooks. Safe for many threads.
 */
public interface Receiver {

    /** No webhook of the settings may have it. */
    String name();

    /** What it takes, for people: one word. */
    String kind();

    /** Kinds of changes that deliveries are written for. */
    Set<String> events();

    /** Where it listens; empty if it is told nothing. */
    Optional<URI> url();

    /** Adds what it asks for beyond the body. */
    void prepare(HttpRequest.Builder request);
}
