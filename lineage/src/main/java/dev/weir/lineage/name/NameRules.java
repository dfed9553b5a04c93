package dev.weir.lineage.name;

import dev.weir.platform.dataset.DatasetName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One spelling for each name. Clients spell the same place differently: by the Hadoop connector they use ({@code s3a},
 * {@code s3n}), with and without slashes at the ends, or as a URI where the naming rules want a path.
 *
 * @see <a href="https://openlineage.io/docs/spec/naming">OpenLineage naming</a>
 */
public final class NameRules {

    private static final Map<String, String> SCHEMES = Map.of(
            "s3a", "s3",
            "s3n", "s3",
            "gcs", "gs",
            "abfs", "abfss",
            "wasb", "wasbs",
            "postgresql", "postgres");
    /** Where a name is an object's key, which has no slash at its start. */
    private static final Set<String> OBJECT_STORES = Set.of("s3", "gs", "abfss", "wasbs");
    /** Where a name is an absolute path. */
    private static final Set<String> FILE_SYSTEMS = Set.of("file", "hdfs", "dbfs");

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

    private NameRules() {}

    /** @throws IllegalArgumentException if a part is blank */
    public static DatasetName normalise(String namespace, String name) {
        String scheme = scheme(namespace);
        String place = scheme.isEmpty() ? namespace.strip() : namespace(scheme, namespace.strip());
        String plain = place.equals("file") || place.startsWith(scheme + "://") || scheme.isEmpty()
                ? withoutNamespace(scheme, place, name.strip())
                : name.strip();
        if (OBJECT_STORES.contains(scheme) && isBucket(scheme, place)) {
            return new DatasetName(place, orRoot(trimSlashes(plain, true)));
        }
        if (FILE_SYSTEMS.contains(scheme) && (place.equals("file") || isBucket(scheme, place))) {
            return new DatasetName(
                    place, orRoot(trimSlashes(SLASHES.matcher(plain).replaceAll("/"), false)));
        }
        return new DatasetName(place, plain);
    }

    private static String scheme(String namespace) {
        int colon = namespace.indexOf(':');
        String before = (colon < 0 ? namespace : namespace.substring(0, colon)).strip();
        if (before.equalsIgnoreCase("file")) {
            return "file";
        }
        boolean isUri = colon >= 0
                && namespace.startsWith("//", colon + 1)
                && SCHEME.matcher(before).matches();
        if (!isUri) {
            return "";
        }
        String lower = before.toLowerCase(Locale.ROOT);
        return SCHEMES.getOrDefault(lower, lower);
    }

    private static String namespace(String scheme, String namespace) {
        int colon = namespace.indexOf(':');
        String rest = colon < 0 ? "" : namespace.substring(colon + 1);
        if (scheme.equals("file")) {
            return fileNamespace(rest);
        }
        String authority = rest.substring("//".length());
        String trimmed = trimSlashes(authority, false);
        return trimmed.isEmpty() ? scheme + "://" : scheme + "://" + trimmed;
    }

    // file, file:, file:/, file:///, file://localhost are this machine; file://host another one; file:/srv/wh, the
    // place of
    // a warehouse, has a spelling of its own.
    private static String fileNamespace(String rest) {
        if (rest.startsWith("//") && !rest.startsWith("///")) {
            String host = trimSlashes(rest.substring(2), false);
            return host.isEmpty() || host.equalsIgnoreCase("localhost") ? "file" : "file://" + host;
        }
        String path = trimSlashes(SLASHES.matcher(rest).replaceAll("/"), false);
        return path.isEmpty() || path.equals("/") ? "file" : "file:" + path;
    }

    /** Some clients give the whole URI as the name. */
    private static String withoutNamespace(String scheme, String namespace, String name) {
        if (namespace.equals("file")) {
            return name.regionMatches(true, 0, "file:", 0, 5) && name.startsWith("/", 5) ? name.substring(5) : name;
        }
        int colon = name.indexOf("://");
        if (scheme.isEmpty() || colon < 0 || !scheme(name).equals(scheme)) {
            return name;
        }
        String uri = scheme + name.substring(colon);
        return uri.startsWith(namespace + "/") ? uri.substring(namespace.length()) : name;
    }

    private static boolean isBucket(String scheme, String namespace) {
        return namespace.indexOf('/', scheme.length() + "://".length()) < 0;
    }

    private static String trimSlashes(String text, boolean alsoAtStart) {
        int start = 0;
        int end = text.length();
        while (alsoAtStart && start < end && text.charAt(start) == '/') {
            start++;
        }
        int shortest = alsoAtStart ? start : Math.min(1, end);
        while (end > shortest && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(start, end);
    }

    private static String orRoot(String name) {
        return name.isEmpty() ? "/" : name;
    }
}
