package dev.weir.catalog.arrival.sqs;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a queue is: {@code https://sqs.eu-central-1.amazonaws.com/123456789012/lake-events}.
 *
 * @param name its last part, by which people know it
 */
record QueueAddress(String url, URI endpoint, String region, String name) {

    private static final Pattern AWS_HOST =
            Pattern.compile("(?:sqs(?:-fips)?\\.([a-z0-9-]+)|([a-z0-9-]+)\\.queue)\\.amazonaws\\.com(?:\\.cn)?");

    /** @throws IllegalArgumentException that says what is wrong */
    static QueueAddress of(String url, String defaultRegion) {
        URI uri = URI.create(url);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        String path = uri.getPath() == null ? "" : uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!web || uri.getHost() == null || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "weir.arrival.sqs.queue-urls: " + url
                            + " is not the URL of a queue, as https://sqs.eu-central-1.amazonaws.com/123456789012/lake-events is");
        }
        Matcher host = AWS_HOST.matcher(uri.getHost());
        String region = defaultRegion;
        if (host.matches()) {
            region = host.group(1) != null ? host.group(1) : host.group(2);
        }
        return new QueueAddress(url, URI.create(uri.getScheme() + "://" + uri.getAuthority()), region, name);
    }
}
