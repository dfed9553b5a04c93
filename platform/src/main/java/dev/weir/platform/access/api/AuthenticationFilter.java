package dev.weir.platform.access.api;

import dev.weir.platform.access.Actor;
import dev.weir.platform.access.AuthSettings;
import dev.weir.platform.access.Credentials;
import dev.weir.platform.access.NotAuthenticated;
import dev.weir.platform.access.NotLocal;
import dev.weir.platform.access.Role;
import dev.weir.platform.access.TokenHash;
import io.vertx.core.http.HttpServerRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds out who calls, before anything else runs. */
public class AuthenticationFilter {

    private static final String BEARER = "Bearer ";
    private static final Actor LOCAL = new Actor("local administrator", Role.ADMINISTRATOR);

    private final AuthSettings settings;
    private final Credentials credentials;
    private final CurrentActor current;
    private final HttpServerRequest http;

    AuthenticationFilter(AuthSettings settings, Credentials credentials, CurrentActor current, HttpServerRequest http) {
        this.settings = settings;
        this.credentials = credentials;
        this.current = current;
        this.http = http;
    }

    @ServerRequestFilter(priority = 10)
    @Transactional
    public void authenticate(ContainerRequestContext request) {
        String header = request.getHeaderString("Authorization");
        if (header != null) {
            current.is(known(header));
        } else if (settings.mode() == AuthSettings.Mode.LOCAL) {
            requireLocal(request);
            current.is(LOCAL);
        }
        // Else nobody is known, and CurrentActor.get() refuses.
    }

    private Actor known(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new NotAuthenticated("The Authorization header must be: Bearer <token>.");
        }
        String hash = TokenHash.of(header.substring(BEARER.length()).strip());
        if (isFromSettings(settings.adminToken(), hash)) {
            return new Actor("administrator", Role.ADMINISTRATOR);
        }
        if (isFromSettings(settings.workerToken(), hash)) {
            return new Actor("worker", Role.WORKER);
        }
        return credentials
                .holderOf(hash)
                .orElseThrow(() -> new NotAuthenticated("This token is not known, or it was revoked."));
    }

    // Hashes are compared, not secrets, so that the time it takes tells nothing.
    private static boolean isFromSettings(Optional<String> configured, String hash) {
        return configured.map(TokenHash::of).filter(hash::equals).isPresent();
    }

    // A page of another site can make a browser call 127.0.0.1, under a host name of that site's choosing (DNS
    // rebinding)
    // or across origins. Both show in headers that a page cannot forge.
    private void requireLocal(ContainerRequestContext request) {
        String peer = http.remoteAddress().hostAddress();
        if (!Loopback.is(peer)) {
            throw new NotLocal("the address " + peer);
        }
        String host = http.authority() == null ? "" : http.authority().host();
        if (!Loopback.is(host)) {
            throw new NotLocal("the host name " + host);
        }
        String origin = request.getHeaderString("Origin");
        if (origin != null && !Loopback.isOrigin(origin)) {
            throw new NotLocal("the origin " + origin);
        }
    }
}
