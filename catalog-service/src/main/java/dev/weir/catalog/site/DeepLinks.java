package dev.weir.catalog.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Answers an address such as {@code /datasets/0190...}, which only the site knows, with the site. */
@ApplicationScoped
public class DeepLinks {

    // The API, Quarkus' own paths, and whatever looks like a file are answered by others, or not at all.
    private static final Pattern NOT_A_PAGE = Pattern.compile("/(api|q)(/.*)?|/assets/.*|/|.*\\.[a-zA-Z0-9]{1,5}");

    void addTo(@Observes Router router) {
        router.route().method(HttpMethod.GET).order(-1000).handler(DeepLinks::route);
    }

    private static void route(RoutingContext request) {
        if (NOT_A_PAGE.matcher(request.normalizedPath()).matches()) {
            request.next();
        } else {
            request.reroute("/index.html");
        }
    }
}
