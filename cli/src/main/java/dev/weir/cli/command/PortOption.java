package dev.weir.cli.command;

import picocli.CommandLine.Option;

/** {@code --port}, for the commands that start the service. */
final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the service listens, on 127.0.0.1 only. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    int value() {
        if (port < 1 || port > 65_535) {
            throw new UsageError("--port must be from 1 to 65535, not " + port);
        }
        return port;
    }
}
