package dev.weir.catalog.classify;

import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposes tags for columns. A name and values are two witnesses: the confidence is what is left when both may err, {@code 1
 * - (1 - name) * (1 - values)}; docs/classification.md has the numbers.
 */
final class Classifier {

    private static final double MOST_NORTH = 90;
    private static final double MOST_EAST = 180;

    private final List<Detector> detectors;
    private final Detector latitude = Detectors.degrees(MOST_NORTH);
    private final Detector longitude = Detectors.degrees(MOST_EAST);

    /** @param today nobody is born later */
    Classifier(LocalDate today) {
        this.detectors = Detectors.all(today);
    }

    /** For all columns of a dataset, in their order; of one column, the surest first. */
    List<Proposal> classify(List<ColumnSample> columns) {
        Map<String, String> halves = halvesOfPlaces(columns);
        List<Proposal> proposals = new ArrayList<>();
        for (ColumnSample column : columns) {
            List<Proposal> own = new ArrayList<>();
            for (Detector detector : detectors) {
                if (mayHold(column.type(), detector.tag())) {
                    detector.look(column).ifPresent(own::add);
                }
            }
            degrees(column, halves).ifPresent(own::add);
            own.sort(Comparator.comparingDouble(Proposal::confidence).reversed().thenComparing(Proposal::tag));
            proposals.addAll(own);
        }
        return proposals;
    }

    private static boolean mayHold(ColumnType type, Tag tag) {
        if (tag == Tag.DATE_OF_BIRTH && (type == Plain.DATE || type instanceof ColumnType.Timestamp)) {
            return true;
        }
        return switch (tag) {
            case PHONE, CARD, NATIONAL_ID, DATE_OF_BIRTH ->
                type == Plain.STRING || type == Plain.UNKNOWN || type == Plain.INT || type == Plain.LONG;
            case EMAIL, IBAN, IP, PERSON_NAME, ADDRESS, GEO, SECRET -> type == Plain.STRING || type == Plain.UNKNOWN;
        };
    }

    // By path: what the pair is called. latitude and longitude, store_lat and store_lng.
    private static Map<String, String> halvesOfPlaces(List<ColumnSample> columns) {
        Map<String, String> latitudes = new HashMap<>();
        Map<String, String> longitudes = new HashMap<>();
        for (ColumnSample column : columns) {
            half(column.path(), "latitude", "lat").ifPresent(rest -> latitudes.put(rest, column.path()));
            half(column.path(), "longitude", "lon", "lng", "long")
                    .ifPresent(rest -> longitudes.put(rest, column.path()));
        }
        Map<String, String> halves = new HashMap<>();
        latitudes.forEach((rest, path) -> {
            String other = longitudes.get(rest);
            if (other != null) {
                halves.put(path, "latitude, and " + other + " is beside it");
                halves.put(other, "longitude, and " + path + " is beside it");
            }
        });
        return halves;
    }

    /** What of the path is the same in both halves; empty if it is none. */
    private static Optional<String> half(String path, String... words) {
        ColumnWords named = ColumnWords.of(path);
        for (String word : words) {
            if (named.has(word)) {
                int at = path.toLowerCase(java.util.Locale.ROOT).lastIndexOf(word);
                if (at >= 0) {
                    return Optional.of(path.substring(0, at) + "*" + path.substring(at + word.length()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Proposal> degrees(ColumnSample column, Map<String, String> halves) {
        String says = halves.get(column.path());
        boolean number = column.type() == Plain.DOUBLE
                || column.type() == Plain.FLOAT
                || column.type() == Plain.STRING
                || column.type() instanceof ColumnType.Decimal;
        if (says == null || !number) {
            return Optional.empty();
        }
        return (says.startsWith("latitude") ? latitude : longitude).look(column, says);
    }
}
