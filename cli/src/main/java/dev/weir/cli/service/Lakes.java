package dev.weir.cli.service;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lakes that a service knows, found by name or by place. */
public record Lakes(ServiceClient service, Path directory) {

    /** @param registered whether it was unknown before */
    public record Found(Lake lake, boolean registered) {}

    /** An S3 store; a blank endpoint and region mean AWS's own. */
    public record S3Store(String endpoint, String region, boolean pathStyle) {

        public static final S3Store NONE = new S3Store("", "", false);

        private Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            if (!endpoint.isBlank()) {
                body.put("endpoint", endpoint);
            }
            if (!region.isBlank()) {
                body.put("region", region);
            }
            body.put("pathStyle", pathStyle);
            return body;
        }
    }

    /**
     * @param nameOrPlace the name of a known lake, a folder, or an {@code s3://} or {@code file:} address
     * @param name for a new lake; blank means the last segment of its place
     * @throws ProblemAnswered {@code lake-not-found} if it is none of these
     */
    public Found findOrRegister(String nameOrPlace, String name, S3Store store) {
        if (!nameOrPlace.contains("/") && !nameOrPlace.startsWith(".")) {
            Optional<Reply> known = service.find("/lakes/" + ServiceClient.encoded(nameOrPlace));
            if (known.isPresent()) {
                return new Found(known.get().as(Lake.class), false);
            }
        }
        String root = root(nameOrPlace);
        List<Lake> lakes = service.list("/lakes", Map.of(), 500, Lake.class);
        return lakes.stream()
                .filter(lake -> lake.root().equals(root)
                        && (name.isBlank() || lake.name().equals(name)))
                .findFirst()
                .map(lake -> new Found(lake, false))
                .orElseGet(() -> register(name.isBlank() ? nameOf(root) : name, root, store));
    }

    /** The lake that a whole path lies in; the innermost if there are several. */
    public Optional<Lake> holding(String path) {
        String place = place(path);
        return service.list("/lakes", Map.of(), 500, Lake.class).stream()
                .filter(lake -> (place + "/").startsWith(lake.root()))
                .max(Comparator.comparingInt(lake -> lake.root().length()));
    }

    /** A path as lakes have it: {@code file:///srv/lake/a.csv} for {@code a.csv} in that folder. */
    public String place(String path) {
        if (path.contains("://")) {
            return path;
        }
        String whole = "file://" + directory.resolve(path).toAbsolutePath().normalize();
        return path.endsWith("/") ? withSlash(whole) : whole;
    }

    /** Twice is harmless. @throws ProblemAnswered {@code lake-exists} if the name belongs to another place */
    public Found register(String name, String root, S3Store store) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("root", root);
        if (!store.equals(S3Store.NONE)) {
            body.put("s3", store.body());
        }
        Reply reply = service.post("/lakes", body);
        return new Found(reply.as(Lake.class), reply.status() == 201);
    }

    private String root(String place) {
        if (place.contains("://")) {
            return withSlash(place);
        }
        Path folder = place.startsWith("file:")
                ? Path.of(URI.create(place).getPath())
                : directory.resolve(place).normalize();
        if (!Files.isDirectory(folder)) {
            throw new ProblemAnswered(new Problem(
                    "Lake not found",
                    404,
                    "there is no lake called " + place + ", and no folder " + folder
                            + ". Name a known lake, or the folder or s3:// address of a new one.",
                    "lake-not-found",
                    null,
                    List.of()));
        }
        return rootOf(folder);
    }

    /** As the service writes it: {@code file:///srv/lake/}. */
    public static String rootOf(Path folder) {
        return withSlash("file://" + folder.toAbsolutePath().normalize());
    }

    private static String withSlash(String place) {
        return place.endsWith("/") ? place : place + "/";
    }

    private static String nameOf(String root) {
        String path = root.substring(0, root.length() - 1);
        String name = path.substring(path.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "lake" : name.substring(0, Math.min(63, name.length()));
    }
}
