package dev.weir.cli.launch;

import java.net.URI;

/** What the launcher runs; the built jars, or stand-ins in tests. */
public interface Programs {

    /** Listens on loopback at {@code port}, with its PostgreSQL in {@code home}. */
    ChildProgram service(int port, WeirHome home);

    /** Works for the service at {@code service}, which need not answer yet. */
    ChildProgram worker(URI service, WeirHome home);
}
