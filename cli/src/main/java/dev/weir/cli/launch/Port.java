package dev.weir.cli.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port of 127.0.0.1. */
public final class Port {

    private Port() {}

    /** @throws LaunchRefused if somebody listens there */
    public static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            int other = port < 65_535 ? port + 1 : 8081;
            throw new LaunchRefused("port " + port + " of 127.0.0.1 is taken (" + e.getMessage()
                    + "). Choose another with `--port " + other + "`.");
        }
    }
}
