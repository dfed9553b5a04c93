package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with a Ranger Admin: keeps its session, waits when it is busy, and never logs in twice with a password that it
 * refused, since the fifth time it locks the account.
 */
final class AdminClient {
    /** Anything but a browser's, from which the Admin wants a token against forged requests. */
    private static final String AGENT = "weir";

    private static final int UNAUTHORIZED = 401;

    private final AdminConnection connection;
    private final HttpClient http;
    private final String login;
    /** Why the login failed; empty as long as it did not. */
    private volatile String refused = "";

    private volatile boolean session;

    AdminClient(AdminConnection connection) {
        this.connection = connection;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connection.timeout())
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER))
                .build();
        login = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (connection.user() + ":" + connection.password()).getBytes(StandardCharsets.UTF_8));
    }

    AdminConnection connection() {
        return connection;
    }

    Answer get(String path) {
        return patiently("GET", path, null);
    }

    Answer post(String path, Object body) {
        return patiently("POST", path, RangerJson.write(body));
    }

    Answer put(String path, Object body) {
        return patiently("PUT", path, RangerJson.write(body));
    }

    Answer delete(String path) {
        return patiently("DELETE", path, null);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Our writes may be repeated: they name their object and say all of it, or say that it is there already. */
    private Answer patiently(String method, String path, @Nullable String body) {
        Duration pause = connection.pause();
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= connection.attempts();
            try {
                Answer answer = send(method, path, body);
                if (last || !answer.unwell()) {
                    return answer;
                }
            } catch (NotSent | LostAnswer lost) {
                // A lost answer to a write is left to the caller, who looks what became of it.
                if (last || (lost instanceof LostAnswer && !method.equals("GET")) || !refused.isEmpty()) {
                    throw lost;
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private Answer send(String method, String path, @Nullable String body) {
        boolean hadSession = session;
        HttpResponse<String> response = exchange(method, path, body, !hadSession);
        if (response.statusCode() == UNAUTHORIZED && hadSession) {
            // The session ended. The request was not carried out.
            session = false;
            response = exchange(method, path, body, true);
        }
        if (response.statusCode() == UNAUTHORIZED) {
            String why = "the Admin at " + connection.url() + " refuses the login of " + connection.user()
                    + "; Weir does not try again, since the Admin locks an account after five failures."
                    + " Correct the password and start again";
            refused = why;
            throw new NotSent(why);
        }
        session = true;
        return new Answer(response.statusCode(), response.body() == null ? "" : response.body());
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable String body, boolean withLogin) {
        if (!refused.isEmpty()) {
            throw new NotSent(refused);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root() + path))
                .timeout(connection.timeout())
                .header("Accept", "application/json")
                .header("User-Agent", AGENT)
                .header("X-XSRF-HEADER", "\"\"")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (withLogin) {
            request.header("Authorization", login);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw new NotSent("no Ranger Admin answers at " + connection.url(), unreachable);
        } catch (IOException lost) {
            throw new LostAnswer("the Admin's answer was lost: " + lost.getMessage(), lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LostAnswer("stopped while waiting for the Admin", stopped);
        }
    }

    private String root() {
        String url = connection.url().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
