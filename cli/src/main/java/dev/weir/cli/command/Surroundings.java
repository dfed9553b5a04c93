package dev.weir.cli.command;

import dev.weir.cli.launch.Installation;
import dev.weir.cli.launch.Programs;
import dev.weir.cli.launch.Stack;
import dev.weir.cli.launch.WeirHome;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param directory relative paths start here
 * @param root the folder of the repository, where the launcher finds its programs
 */
public record Surroundings(Map<String, String> env, Path directory, Path root, Programs programs, Terminal terminal) {

    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    /** Those of this process, which the {@code weir} script started. */
    public static Surroundings ofProcess() {
        Map<String, String> env = System.getenv();
        Path directory = Path.of("").toAbsolutePath();
        Path root = Path.of(System.getProperty("weir.root", directory.toString()));
        return new Surroundings(env, directory, root, new Installation(root), Terminal.ofProcess(env));
    }

    /** {@code WEIR_HOME}, or {@code .weir} in the repository. */
    public WeirHome home() {
        String home = env.getOrDefault("WEIR_HOME", "");
        return new WeirHome(home.isBlank() ? root.resolve(".weir") : directory.resolve(home));
    }

    /** The service at {@code WEIR_URL}, or the one that the launcher of this home started, or the default address. */
    public ServiceClient service() {
        String url = env.getOrDefault("WEIR_URL", "");
        return service(url.isBlank() ? Stack.runningAt(home()).orElse(URI.create(DEFAULT_URL)) : address(url));
    }

    public ServiceClient service(URI address) {
        return new ServiceClient(address, env.get("WEIR_TOKEN"));
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageError("WEIR_URL is no address: " + url, e);
        }
        throw new UsageError("WEIR_URL must look like http://127.0.0.1:8080, not like " + url);
    }
}
