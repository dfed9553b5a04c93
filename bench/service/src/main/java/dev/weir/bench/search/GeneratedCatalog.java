package dev.weir.bench.search;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Column;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Datasets of twenty columns on average, whose names are made of 24,000 words: words of the trade first, then made-up ones,
 * each as frequent as Zipf's law has it. The same on every run.
 */
final class GeneratedCatalog {

    static final int WORDS = 24_000;
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final double STEEPNESS = 0.9;
    private static final int FEWEST_COLUMNS = 8;
    private static final int SPREAD_OF_COLUMNS = 25;
    private static final String TRADE = """
            customer order product account id date email amount status type name code price address city country phone
            number quantity total currency payment invoice transaction user event session page click campaign channel
            store item category brand supplier warehouse stock shipment delivery return refund discount tax margin cost
            revenue budget forecast region zone market segment score risk fraud claim policy premium contract loan credit
            balance interest rate branch employee department manager salary hire role team project task ticket issue
            priority device sensor reading temperature pressure location latitude longitude route vehicle driver trip
            distance speed fuel engine machine line batch quality defect lot patient visit doctor diagnosis treatment
            drug dose trial sample result test lab gene protein student course grade school teacher class exam lesson
            song artist album playlist stream view like comment share follower post message thread topic tag label
            version release build commit branch deploy server host cluster node pod service request response latency
            error log metric trace span alert incident ticket owner group access key token secret hash created updated
            deleted valid from until start end first last count min max avg sum ratio percent share day week month
            quarter year hour minute second timestamp zone source target raw clean gold daily weekly monthly history
            snapshot current previous next dim fact stage master reference mapping bridge loyalty member points tier
            reward coupon voucher gift card basket checkout cart wish search query rank consent privacy gender birth
            age household income language timezone browser platform screen referrer cookie visitor bounce conversion""";
    private static final String[] BEGINNINGS = {
        "ab", "bar", "cal", "dor", "el", "fen", "gar", "hol", "in", "jun", "kal", "lor", "mer", "nor", "ol", "par",
        "quin", "ros", "sal", "tor", "ul", "ver", "wen", "xan", "yor", "zel", "bri", "cro", "dra", "fli", "gra", "tri"
    };
    private static final String[] MIDDLES = {
        "a", "an", "e", "er", "i", "il", "o", "or", "u", "um", "ati", "eni", "iso", "olo", "ama", "eri", "ici", "oma",
        "ula", "ani", "eta", "ido", "osi", "uri"
    };
    private static final String[] ENDS = {
        "ble", "ced", "dal", "fer", "gen", "lin", "met", "nex", "pol", "ric", "sen", "tic", "tor", "van", "vil", "wick",
        "tan", "ron", "mil", "lex", "dic", "nal", "rum", "tex", "ton", "ver", "zon", "phy", "log", "nom", "cept", "form"
    };
    private static final String[] TYPES = {"string", "bigint", "decimal(18,2)", "timestamp", "boolean", "double", "date"
    };
    private static final String[] ZONES = {"landing", "bronze", "silver", "gold"};
    private static final String[] FORMATS = {"parquet", "iceberg", "delta", "orc", "avro", "csv", "ndjson", "hudi"};
    private static final String[] QUALITY = {"passing", "failing", "unknown"};
    private static final String[] TAGS = {"pii", "email", "phone", "finance", "internal", "public", "gdpr", "location"};

    private final List<String> words;
    private final double[] upTo;

    GeneratedCatalog() {
        Set<String> made = new LinkedHashSet<>(List.of(TRADE.split("\\s+", -1)));
        Random random = new Random(7);
        while (made.size() < WORDS) {
            made.add(any(random, BEGINNINGS) + any(random, MIDDLES) + any(random, ENDS));
        }
        words = List.copyOf(made);
        upTo = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1 / Math.pow(i + 1.0, STEEPNESS);
            upTo[i] = sum;
        }
    }

    String word(Random random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int at = java.util.Arrays.binarySearch(upTo, point);
        return words.get(Math.min(words.size() - 1, at < 0 ? -at - 1 : at));
    }

    /** @param number of the dataset, from 0; equal numbers give equal datasets */
    Entry dataset(int number) {
        Random random = new Random(number * 31L + 1);
        String zone = any(random, ZONES);
        String domain = words.get(random.nextInt(200));
        String table = word(random) + "_" + word(random) + (random.nextInt(3) == 0 ? "_" + word(random) : "");
        List<Column> columns = new ArrayList<>();
        int count = FEWEST_COLUMNS + random.nextInt(SPREAD_OF_COLUMNS);
        int style = random.nextInt(3);
        Set<String> tags = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            String tag = random.nextInt(40) == 0 ? any(random, TAGS) : "";
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
            columns.add(
                    new Column(column(random, style), any(random, TYPES), tag.isEmpty() ? List.of() : List.of(tag)));
        }
        boolean described = random.nextInt(4) == 0;
        return new Entry(
                Kind.DATASET,
                UUID.nameUUIDFromBytes(("dataset " + number).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                Optional.of("lake" + number % 5),
                zone + "_" + domain + "." + table,
                "s3://acme-lake-" + number % 5 + "/" + zone + "/" + domain + "/" + table + "_" + number,
                described ? sentence(random) : "",
                List.of(),
                List.copyOf(tags),
                new Labels(
                        Optional.of(zone),
                        Optional.of(any(random, FORMATS)),
                        Optional.of(words.get(random.nextInt(1500)) + "-team"),
                        Optional.of(domain),
                        Optional.of(any(random, QUALITY))),
                new Usefulness(random.nextInt(20) == 0, random.nextInt(50) == 0, (int)
                        (30 * Math.pow(random.nextDouble(), 4))),
                Optional.of(NOW.minus(Duration.ofHours((long) (9_000 * Math.pow(random.nextDouble(), 2))))),
                columns);
    }

    private String sentence(Random random) {
        StringBuilder text = new StringBuilder("Holds");
        for (int i = 0; i < 12; i++) {
            text.append(' ').append(word(random));
        }
        return text.append('.').toString();
    }

    private String column(Random random, int style) {
        String first = word(random);
        int more = random.nextInt(3);
        StringBuilder name = new StringBuilder(style == 2 ? first.toUpperCase(Locale.ROOT) : first);
        for (int i = 0; i < more; i++) {
            String next = word(random);
            name.append(
                    switch (style) {
                        case 0 -> "_" + next;
                        case 1 -> Character.toUpperCase(next.charAt(0)) + next.substring(1);
                        default -> "_" + next.toUpperCase(Locale.ROOT);
                    });
        }
        return name.toString();
    }

    private static String any(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
