package dev.weir.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Gives each request an id, which its log lines, its audit rows, its problems and its answer carry. */
public class RequestIdFilter {

    static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    // A caller's own id is taken over only if it cannot forge log lines.
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @ServerRequestFilter(preMatching = true, priority = 1)
    public void begin(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        MDC.put(KEY, id);
    }

    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        String id = current();
        if (id != null) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }

    /** The id of the request that this thread is answering; null outside one. */
    public static @Nullable String current() {
        return (String) MDC.get(KEY);
    }
}
