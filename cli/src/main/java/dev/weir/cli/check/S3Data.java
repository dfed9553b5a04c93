package dev.weir.cli.check;

import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.rules.FileFacts.FileFact;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket. Which S3 it is, is said as to a worker: {@code WEIR_S3_ENDPOINT}, {@code WEIR_S3_PATH_STYLE}, {@code AWS_REGION};
 * credentials come from the SDK's default chain.
 */
public final class S3Data implements DataPlace {

    static final String S3 = "s3://";

    private final S3Client s3;

    private S3Data(S3Client s3) {
        this.s3 = s3;
    }

    static S3Data of(Map<String, String> env) {
        return new S3Data(client(env));
    }

    private static S3Client client(Map<String, String> env) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(Boolean.parseBoolean(env.getOrDefault("WEIR_S3_PATH_STYLE", "false")))
                .region(Region.of(env.getOrDefault("AWS_REGION", "us-east-1")));
        String endpoint = env.getOrDefault("WEIR_S3_ENDPOINT", "");
        if (!endpoint.isBlank()) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.build();
    }

    /** @param key may be empty, the whole bucket */
    private record Place(String bucket, String key) {
        static Place of(String location) {
            String rest = location.substring(S3.length());
            int slash = rest.indexOf('/');
            return slash < 0 ? new Place(rest, "") : new Place(rest.substring(0, slash), rest.substring(slash + 1));
        }

        String location(String other) {
            return S3 + bucket + "/" + other;
        }
    }

    @Override
    public Found at(String data) {
        if (!DataPlace.isPattern(data)) {
            List<FileFact> files = all(data);
            boolean oneFile = files.size() == 1 && files.get(0).location().equals(data);
            return new Found(oneFile ? DataPlace.shared(files) : data.endsWith("/") ? data : data + "/", files);
        }
        int name = DataPlace.patternFrom(data);
        String start = data.substring(0, name);
        PathMatcher matcher = DataPlace.matcher("/" + start.substring(S3.length()), data.substring(name));
        List<FileFact> files = all(start).stream()
                .filter(file -> matcher.matches(Path.of("/" + file.location().substring(S3.length()))))
                .toList();
        return new Found(files.isEmpty() ? "" : DataPlace.shared(files), files);
    }

    @Override
    public List<FileFact> below(String folder, String path) {
        return all(path.startsWith(S3) ? path : folder + path);
    }

    /** The object of this very name, else all below the folder. */
    private List<FileFact> all(String location) {
        Place place = Place.of(location);
        String below = place.key().isEmpty() || place.key().endsWith("/") ? place.key() : place.key() + "/";
        return answered(location, () -> {
            List<FileFact> files = new ArrayList<>();
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(place.bucket()).prefix(place.key()))
                    .contents()) {
                if (object.key().equals(place.key())) {
                    return List.of(fact(place, object));
                }
                if (object.key().startsWith(below)
                        && !object.key().endsWith("/")
                        && !DataPlace.isHidden(object.key().substring(below.length()))) {
                    files.add(fact(place, object));
                }
            }
            files.sort(Comparator.comparing(FileFact::location));
            return files;
        });
    }

    private FileFact fact(Place place, S3Object object) {
        return new FileFact(place.location(object.key()), object.size(), object.lastModified(), () -> {
            try {
                return s3.getObject(request -> request.bucket(place.bucket()).key(object.key()));
            } catch (SdkException e) {
                throw new IOException(said(e), e);
            }
        });
    }

    /** How the engine gets at objects; connects when it is asked for the first. */
    public static ObjectFetcher fetcher(Map<String, String> env) {
        ObjectFetcher none = ObjectFetcher.none();
        return new ObjectFetcher() {
            private @Nullable S3Client client;

            @Override
            public void fetch(String location, Path file) throws IOException {
                Place place = Place.of(location);
                if (client == null) {
                    client = client(env);
                }
                try {
                    client.getObject(request -> request.bucket(place.bucket()).key(place.key()), file);
                } catch (SdkException e) {
                    throw new IOException(said(e), e);
                }
            }

            // A check in the command line stages nothing.
            @Override
            public void store(Path file, String location) throws IOException {
                none.store(file, location);
            }

            @Override
            public void remove(String folder) throws IOException {
                none.remove(folder);
            }
        };
    }

    private static <T> T answered(String place, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new DataUnreachable(place + ": " + said(e), e);
        }
    }

    private static String said(SdkException e) {
        if (e instanceof S3Exception refused) {
            return "S3 answered " + refused.statusCode() + " "
                    + refused.awsErrorDetails().errorMessage();
        }
        // The SDK names each place where it looked for credentials, a page of them, and has no type for it.
        if (e instanceof SdkClientException
                && String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
            return "there are no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE";
        }
        return "S3 does not answer: " + e.getMessage() + " (see WEIR_S3_ENDPOINT and AWS_REGION)";
    }
}
