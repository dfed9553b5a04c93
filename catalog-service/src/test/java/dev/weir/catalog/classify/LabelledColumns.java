package dev.weir.catalog.classify;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Columns of which it is known what they hold. What carries a check digit gets it here by arithmetic of its own, not by the
 * code that is measured.
 */
final class LabelledColumns {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    /** @param speaking whether the name may tell; if not, the values are all there is to see */
    record Labelled(ColumnSample column, Optional<Tag> tag, boolean speaking, String kind) {}

    private static final int COLUMNS_OF_A_KIND = 12;
    private static final int VALUES = 60;
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String WORDS = UPPER + UPPER.toLowerCase(Locale.ROOT) + DIGITS;
    /** Of these, a third is not among the names that the classifier knows. */
    private static final String[] GIVEN = {
        "Anna",
        "Peter",
        "Maria",
        "Thomas",
        "Sophie",
        "Ahmed",
        "Carlos",
        "Giulia",
        "Kenji",
        "Olga",
        "Priya",
        "Sarah",
        "Thorsten",
        "Aoife",
        "Siobhan",
        "Ngozi",
        "Bjørn",
        "Zsófia"
    };

    private static final String[] FAMILY = {
        "Smith",
        "Müller",
        "García",
        "Rossi",
        "Jansen",
        "Nowak",
        "Patel",
        "Dubois",
        "Kim",
        "Johnson",
        "Okonkwo",
        "Lindqvist",
        "Horváth",
        "O'Brien",
        "van den Berg",
        "Papadopoulos"
    };
    private static final String[] HOSTS = {
        "example.com", "mail.example.org", "acme.co.uk", "firma.de", "uni-x.edu", "q.io"
    };
    private static final String[] GOODS = {
        "Espresso Machine", "Running Shoes", "Desk Lamp", "Garden Hose 20m", "USB-C Cable", "Wool Blanket",
                "Trail Bike 29",
        "Ceramic Mug", "Phone Case", "Street Light 40W", "Card Reader", "Office Chair", "Water Bottle", "Rain Jacket XL"
    };
    private static final String[] CITIES = {
        "Berlin", "Lisbon", "Osaka", "Austin", "Nairobi", "Gdańsk", "Lyon", "Verona", "Utrecht", "Recife", "Pune",
        "Leeds"
    };

    private final Random random = new Random(20261101);
    private final List<Labelled> all = new ArrayList<>();

    private LabelledColumns() {}

    static List<Labelled> all() {
        LabelledColumns made = new LabelledColumns();
        made.positives();
        made.negatives();
        return made.all;
    }

    private void positives() {
        value(Tag.EMAIL, "e-mail addresses", this::email);
        value(Tag.EMAIL, "e-mail addresses in capitals", () -> email().toUpperCase(Locale.ROOT));
        for (String region : List.of("US", "DE", "GB", "FR", "BR", "IN")) {
            value(Tag.PHONE, "international numbers", () -> phone(region, PhoneNumberFormat.E164));
            value(Tag.PHONE, "international numbers, spaced", () -> phone(region, PhoneNumberFormat.INTERNATIONAL));
            named(
                    Tag.PHONE,
                    "national numbers",
                    () -> phone(region, PhoneNumberFormat.NATIONAL),
                    "phone",
                    "customerPhone");
        }
        for (String country : List.of("DE22", "FR27", "NL18", "GB22", "IT27", "CH21")) {
            value(Tag.IBAN, "IBANs", () -> iban(country));
            value(Tag.IBAN, "IBANs in groups", () -> iban(country).replaceAll("(.{4})(?!$)", "$1 "));
        }
        value(Tag.CARD, "card numbers", this::card);
        value(Tag.CARD, "card numbers in groups", () -> card().replaceAll("(.{4})(?!$)", "$1 "));
        value(Tag.CARD, "card numbers with hyphens", () -> card().replaceAll("(.{4})(?!$)", "$1-"));
        value(Tag.NATIONAL_ID, "US social security numbers", this::ssn);
        named(Tag.NATIONAL_ID, "the same without hyphens", () -> ssn().replace("-", ""), "ssn", "employeeSsn");
        value(Tag.NATIONAL_ID, "German tax ids", this::germanTaxId);
        value(Tag.NATIONAL_ID, "codici fiscali", this::codiceFiscale);
        value(Tag.NATIONAL_ID, "BSNs", this::bsn);
        value(Tag.NATIONAL_ID, "DNIs", this::dni);
        value(Tag.NATIONAL_ID, "NIRs", this::nir);
        value(Tag.NATIONAL_ID, "PESELs", this::pesel);
        value(Tag.NATIONAL_ID, "CPFs", this::cpf);
        value(
                Tag.IP,
                "IPv4 addresses",
                () -> number(1, 223) + "." + number(0, 255) + "." + number(0, 255) + "." + number(1, 254));
        value(Tag.IP, "private IPv4 addresses", () -> "10." + number(0, 40) + "." + number(0, 9) + "." + number(1, 60));
        value(Tag.IP, "IPv6 addresses", this::v6);
        value(Tag.IP, "IPv6 addresses, shortened", () -> "2001:db8::" + hex(4) + ":" + hex(4));
        value(Tag.SECRET, "AWS access keys", () -> "AKIA" + of(UPPER + "234567", 16));
        value(Tag.SECRET, "signed tokens", this::jwt);
        value(
                Tag.SECRET,
                "private keys",
                () -> "-----BEGIN RSA PRIVATE KEY-----\n" + of(WORDS, 64) + "\n-----END RSA PRIVATE KEY-----");
        value(Tag.SECRET, "GitHub tokens", () -> "ghp_" + of(WORDS, 36));
        named(Tag.SECRET, "random tokens", () -> of(WORDS, 40), "api_key", "clientSecret", "auth_token", "password");
        named(Tag.PERSON_NAME, "full names", () -> one(GIVEN) + " " + one(FAMILY), "full_name", "customerName", "name");
        named(Tag.PERSON_NAME, "given names", () -> one(GIVEN), "first_name", "vorname");
        named(
                Tag.PERSON_NAME,
                "family names, then given",
                () -> one(FAMILY) + ", " + one(GIVEN),
                "employee_name",
                "author");
        named(
                Tag.ADDRESS,
                "English addresses",
                () -> number(1, 999) + " " + one(CITIES) + " " + one("Street", "Ave", "Rd", "Lane"),
                "address",
                "billing_address");
        named(
                Tag.ADDRESS,
                "German addresses",
                () -> one("Haupt", "Bahnhof", "Garten") + one("straße", "weg", "allee") + " " + number(1, 99),
                "anschrift",
                "homeAddress");
        value(Tag.GEO, "latitude and longitude", () -> degrees(-60, 70, 5) + ", " + degrees(-179, 179, 5));
        value(Tag.GEO, "WKT points", () -> "POINT (" + degrees(-179, 179, 4) + " " + degrees(-60, 70, 4) + ")");
        named(Tag.DATE_OF_BIRTH, "dates", () -> birthday().toString(), "dob", "date_of_birth", "birthDate");
        named(
                Tag.DATE_OF_BIRTH,
                "German dates",
                () -> birthday().format(DateTimeFormatter.ofPattern("dd.MM.yyyy")),
                "geburtsdatum");
        named(
                Tag.DATE_OF_BIRTH,
                "dates without signs",
                () -> birthday().format(DateTimeFormatter.BASIC_ISO_DATE),
                "birthday");
    }

    private void negatives() {
        none("order numbers of 16 digits", () -> of(DIGITS, 16));
        none("order numbers that begin as cards do", () -> "4" + of(DIGITS, 15));
        none("numbers of 9 digits", () -> number(1, 9) + of(DIGITS, 8));
        none("numbers of 10 digits", () -> number(1, 9) + of(DIGITS, 9));
        none("numbers of 11 digits", () -> number(1, 9) + of(DIGITS, 10));
        int[] next = {482_300_117};
        none("numbers that count up", () -> Integer.toString(next[0]++));
        none("ISBN-13", this::isbn13);
        none("ISBN-10", this::isbn10);
        none("IMEIs", () -> luhnEnd("35" + of(DIGITS, 12)));
        none("UUIDs", () -> new UUID(random.nextLong(), random.nextLong()).toString());
        none("SHA-256", () -> hex(64));
        none("MD5", () -> hex(32));
        none("timestamps", () -> birthday() + "T" + two(23) + ":" + two(59) + ":" + two(59) + "Z");
        none("seconds since 1970", () -> Integer.toString(1_600_000_000 + random.nextInt(100_000_000)));
        none("milliseconds since 1970", () -> Long.toString(1_600_000_000_000L + random.nextInt(Integer.MAX_VALUE)));
        none("times", () -> two(23) + ":" + two(59) + ":" + two(59));
        none("dates of orders", () -> birthday().toString());
        none("goods", () -> one(GOODS));
        none("cities", () -> one(CITIES));
        none("US zip codes", () -> of(DIGITS, 5));
        none("zip+4 codes", () -> of(DIGITS, 5) + "-" + of(DIGITS, 4));
        none("places on a screen", () -> number(0, 1920) + "," + number(0, 1080));
        none("shares of a screen", () -> "0." + of(DIGITS, 4) + ", 0." + of(DIGITS, 4));
        none(
                "versions of four parts",
                () -> number(1, 12) + "." + number(0, 30) + "." + number(0, 9) + "." + number(0, 60));
        none(
                "hardware addresses",
                () -> hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2) + ":" + hex(2));
        none("prices", () -> number(0, 900) + "." + of(DIGITS, 2));
        none("differences with a sign", () -> one("+", "-") + number(1, 90_000));
        none("web addresses", () -> "https://" + one(HOSTS) + "/" + of(WORDS, 8));
        none("names of accounts", () -> "@" + one(GIVEN).toLowerCase(Locale.ROOT) + of(DIGITS, 3));
        none("codes of goods", () -> of(UPPER, 2) + of(DIGITS, 18));
        none("bar codes", () -> of(DIGITS, 13));
        none("sentences", () -> "The " + one(GOODS) + " was sent to " + one(CITIES) + " on day " + number(1, 30));
        none("trackers of parcels", () -> "1Z" + of(UPPER + DIGITS, 16));
        misnamed("yes and no", () -> one("yes", "no"), "email_verified", "has_phone", "is_secret");
        misnamed(
                "numbers of things",
                () -> Integer.toString(number(0, 900)),
                "token_count",
                "email_count",
                "phone_type",
                "card_count");
        misnamed("goods", () -> one(GOODS), "product_name", "card", "phone", "item_name");
        misnamed("hosts", () -> "node-" + number(1, 900) + ".internal", "host_name", "ip_host", "mail_domain");
        misnamed(
                "dates of orders",
                () -> LocalDate.of(2027, 1, 1).plusDays(number(0, 900)).toString(),
                "birth_at",
                "due",
                "ip_valid");
        misnamed(
                "files",
                () -> of(WORDS, 8).toLowerCase(Locale.ROOT) + ".parquet",
                "file_name",
                "email_template",
                "address_format");
        misnamed(
                "keys of tables",
                () -> Integer.toString(number(1, 999_999)),
                "primary_key",
                "address_id",
                "session",
                "customer_id");
        misnamed("hardware addresses", () -> hex(2) + "-" + hex(2) + "-" + hex(2) + "-" + hex(2), "mac_address", "ip");
        misnamed(
                "versions",
                () -> number(1, 3) + ".0." + number(0, 200) + "." + number(0, 255),
                "version",
                "firmware_version");
    }

    /** Columns whose names say nothing. */
    private void value(Tag tag, String kind, Supplier<String> values) {
        for (int i = 0; i < COLUMNS_OF_A_KIND; i++) {
            add(Optional.of(tag), false, kind, "field_" + all.size(), values);
        }
    }

    private void named(Tag tag, String kind, Supplier<String> values, String... names) {
        for (int i = 0; i < COLUMNS_OF_A_KIND; i++) {
            add(Optional.of(tag), true, kind, names[i % names.length], values);
        }
    }

    private void none(String kind, Supplier<String> values) {
        for (int i = 0; i < COLUMNS_OF_A_KIND; i++) {
            add(Optional.empty(), false, kind, "field_" + all.size(), values);
        }
    }

    private void misnamed(String kind, Supplier<String> values, String... names) {
        for (String name : names) {
            add(Optional.empty(), true, kind, name, values);
        }
    }

    // As in life, a few values are empty, unknown or wrong.
    private void add(Optional<Tag> tag, boolean speaking, String kind, String name, Supplier<String> values) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            int kept = random.nextInt(20);
            made.add(kept == 0 ? "" : kept == 1 ? one("n/a", "unknown", "-", "test", "0") : values.get());
        }
        ColumnType type = Plain.STRING;
        all.add(new Labelled(new ColumnSample(name, type, made), tag, speaking, kind));
    }

    private String email() {
        String given = one(GIVEN).toLowerCase(Locale.ROOT);
        return one(given + "." + of(DIGITS, 3), given + "+" + of("abc", 4), given.charAt(0) + "_" + of("xyz", 5)) + "@"
                + one(HOSTS);
    }

    private String phone(String region, PhoneNumberFormat format) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        String example = Long.toString(plans.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE)
                .getNationalNumber());
        try {
            return plans.format(
                    plans.parse(example.substring(0, example.length() - 4) + of(DIGITS, 4), region), format);
        } catch (NumberParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String iban(String countryAndLength) {
        String country = countryAndLength.substring(0, 2);
        int length = Integer.parseInt(countryAndLength.substring(2));
        String account = country.equals("NL") || country.equals("GB")
                ? of(UPPER, 4) + of(DIGITS, length - 8)
                : of(DIGITS, length - 4);
        StringBuilder number = new StringBuilder();
        (account + country + "00").chars().forEach(c -> number.append(Character.getNumericValue(c)));
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + String.format("%02d", check) + account;
    }

    private String card() {
        String issuer = one("4", "51", "55", "2221", "6011");
        return luhnEnd(issuer + of(DIGITS, 15 - issuer.length()));
    }

    private static String luhnEnd(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private String ssn() {
        return String.format("%03d-%02d-%04d", number(1, 665), number(1, 99), number(1, 9999));
    }

    private String germanTaxId() {
        List<Character> digits = new ArrayList<>();
        for (char digit : DIGITS.toCharArray()) {
            digits.add(digit);
        }
        do {
            java.util.Collections.shuffle(digits, random);
        } while (digits.get(0) == '0');
        // One digit is missing, another is there twice.
        digits.set(9, digits.get(number(0, 8)));
        StringBuilder id = new StringBuilder();
        digits.forEach(id::append);
        int product = 10;
        for (char digit : id.toString().toCharArray()) {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int check = 11 - product;
        return id.append(check == 10 ? 0 : check).toString();
    }

    private String codiceFiscale() {
        String code = of(UPPER, 6) + two(99) + one("A", "B", "C", "H", "T") + two(31) + of(UPPER, 1) + of(DIGITS, 3);
        String odd = "BAFHJNPRTVCESULDGIMOQKWZYX";
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            int ordinal = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd.charAt(ordinal) - 'A' : ordinal;
        }
        return code + (char) ('A' + sum % 26);
    }

    private String bsn() {
        while (true) {
            String digits = number(1, 2) + of(DIGITS, 7);
            int sum = 0;
            for (int i = 0; i < 8; i++) {
                sum += (9 - i) * (digits.charAt(i) - '0');
            }
            if (sum % 11 < 10) {
                return digits + sum % 11;
            }
        }
    }

    private String dni() {
        int number = number(10_000_000, 99_999_999);
        return number + String.valueOf("TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    }

    private String nir() {
        String number = one("1", "2") + two(99) + String.format("%02d", number(1, 12)) + number(10, 95) + of(DIGITS, 6);
        return number + String.format("%02d", 97 - Long.parseLong(number) % 97);
    }

    private String pesel() {
        LocalDate born = birthday();
        int month = born.getMonthValue() + (born.getYear() >= 2000 ? 20 : 0);
        String digits =
                String.format("%02d%02d%02d", born.getYear() % 100, month, born.getDayOfMonth()) + of(DIGITS, 4);
        int[] weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + (10 - sum % 10) % 10;
    }

    private String cpf() {
        String digits = of(DIGITS, 9);
        for (int length = 9; length < 11; length++) {
            int sum = 0;
            for (int i = 0; i < length; i++) {
                sum += (length + 1 - i) * (digits.charAt(i) - '0');
            }
            int rest = sum % 11;
            digits += rest < 2 ? 0 : 11 - rest;
        }
        return digits.substring(0, 3) + "." + digits.substring(3, 6) + "." + digits.substring(6, 9) + "-"
                + digits.substring(9);
    }

    private String v6() {
        return "2a02:" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":" + hex(4) + ":"
                + hex(4);
    }

    private String jwt() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(
                        ("{\"sub\":\"" + of(DIGITS, 8) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "." + of(WORDS, 43);
    }

    private String isbn13() {
        String digits = "978" + of(DIGITS, 9);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private String isbn10() {
        String digits = of(DIGITS, 9);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return digits + (check == 10 ? "X" : check);
    }

    private LocalDate birthday() {
        return LocalDate.of(1940, 1, 1).plusDays(random.nextInt(25_000));
    }

    private String degrees(int from, int to, int decimals) {
        return number(from, to) + "." + of("123456789", decimals);
    }

    private String two(int most) {
        return String.format("%02d", number(0, most));
    }

    private String hex(int length) {
        return of("0123456789abcdef", length);
    }

    private String of(String characters, int length) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            made.append(characters.charAt(random.nextInt(characters.length())));
        }
        return made.toString();
    }

    private int number(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
