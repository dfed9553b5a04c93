package dev.weir.catalog.classify;

import dev.weir.catalog.classify.LabelledColumns.Labelled;
import dev.weir.format.ColumnType.Plain;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.datafaker.Faker;
import net.datafaker.providers.base.IdNumber.GenderRequest;
import net.datafaker.providers.base.IdNumber.IdNumberRequest;

/**
 * Columns with values of Datafaker, whose authors know nothing of our rules, as people of {@link #LOCALES} write them. Each
 * kind is there under names that tell and under one that does not.
 */
final class FakedColumns {

    static final List<String> LOCALES =
            List.of("en-US", "en-GB", "de", "fr", "it", "es", "nl", "pl", "pt-BR", "sv", "cs", "tr", "ja");

    private static final int VALUES = 30;

    private final Random random = new Random(20261126);
    private final List<Labelled> all = new ArrayList<>();
    private final Faker english = new Faker(Locale.ENGLISH, random);
    private String locale = "";

    private FakedColumns() {}

    static List<Labelled> all() {
        FakedColumns made = new FakedColumns();
        for (String locale : LOCALES) {
            made.locale = locale;
            Faker faker = new Faker(Locale.forLanguageTag(locale), made.random);
            made.people(faker);
            made.networks(faker);
            made.things(faker);
            made.numbers(faker);
        }
        made.locale = "its own";
        made.states();
        return made.all;
    }

    private void people(Faker faker) {
        add(Tag.EMAIL, "e-mail address", () -> faker.internet().emailAddress(), "email", "contact_email");
        add(Tag.PHONE, "phone", () -> faker.phoneNumber().phoneNumber(), "phone", "phone_number");
        add(Tag.PHONE, "mobile phone", () -> faker.phoneNumber().cellPhone(), "mobile", "cell_phone");
        add(Tag.PHONE, "international phone", () -> faker.phoneNumber().phoneNumberInternational(), "tel");
        add(Tag.PERSON_NAME, "full name", () -> faker.name().fullName(), "full_name", "customer_name", "name");
        add(Tag.PERSON_NAME, "given name", () -> faker.name().firstName(), "first_name");
        add(Tag.PERSON_NAME, "family name", () -> faker.name().lastName(), "last_name", "surname");
        add(Tag.ADDRESS, "street and number", () -> faker.address().streetAddress(), "street", "address_line_1");
        add(Tag.ADDRESS, "whole address", () -> faker.address().fullAddress(), "address", "shipping_address");
        add(
                Tag.DATE_OF_BIRTH,
                "birthday",
                () -> faker.timeAndDate().birthday(1, 95).toString(),
                "birth_date",
                "dob");
        add(
                Tag.DATE_OF_BIRTH,
                "local birthday",
                () -> faker.timeAndDate().birthday(18, 80).format(DateTimeFormatter.ofPattern("dd/MM/yyyy")),
                "date_of_birth");
        // Where the decimal sign is a comma, another sign stands between the two.
        add(Tag.GEO, "place", () -> faker.address().latLon("; "), "location", "gps");
        add(Tag.GEO, "place, the way machines write it", () -> english.address().latLon(","), "coordinates");
        add(Tag.CARD, "card number", () -> faker.finance().creditCard(), "card_number", "credit_card");
        String country = Locale.forLanguageTag(locale).getCountry();
        String code = country.isEmpty() ? locale.toUpperCase(Locale.ROOT) : country;
        String ibanOf =
                switch (code) {
                    case "US", "JA" -> "LU";
                    case "CS" -> "CZ";
                    case "SV" -> "SE";
                    default -> code;
                };
        add(Tag.IBAN, "IBAN", () -> faker.finance().iban(ibanOf), "iban", "account_number");
        add(Tag.SECRET, "password", () -> faker.internet().password(12, 24, true, true, true), "password");
    }

    private void networks(Faker faker) {
        add(Tag.IP, "public IPv4", () -> faker.internet().publicIpV4Address(), "client_ip", "remote_addr");
        add(Tag.IP, "private IPv4", () -> faker.internet().privateIpV4Address(), "ip_address");
        add(Tag.IP, "IPv6", () -> faker.internet().ipV6Address(), "ip");
        none("hardware address", () -> faker.internet().macAddress(), "mac_address");
        none("IPv4 network", () -> faker.internet().ipV4Cidr(), "subnet");
        none("web address", () -> faker.internet().url(), "url");
        none("domain", () -> faker.internet().domainName(), "domain");
        none("UUID", () -> faker.internet().uuid(), "session_id", "id");
        none("user agent", () -> faker.internet().userAgent(), "user_agent");
        none("slug", () -> faker.internet().slug(), "slug");
        none("MD5", () -> faker.hashing().md5(), "checksum", "email_hash");
        none("SHA-256", () -> faker.hashing().sha256(), "sha256");
        none("cloud resource", () -> faker.aws().acmARN(), "arn");
        none("file", () -> faker.file().fileName(), "file_name");
        none("version", () -> faker.app().version(), "version");
        none("four-part version", () -> version(faker), "app_version");
    }

    private String version(Faker faker) {
        return faker.number().numberBetween(1, 20) + "." + faker.number().numberBetween(0, 99) + "."
                + faker.number().numberBetween(0, 5000) + "." + faker.number().numberBetween(0, 200);
    }

    private void things(Faker faker) {
        none("company", () -> faker.company().name(), "company", "supplier_name", "name");
        none("industry", () -> faker.company().industry(), "industry", "name");
        none("slogan", () -> faker.company().catchPhrase(), "slogan");
        none("product", () -> faker.commerce().productName(), "product_name", "name");
        none("brand", () -> faker.commerce().brand(), "brand");
        none("department", () -> faker.commerce().department(), "department_name");
        none("colour", () -> faker.color().name(), "color", "name");
        none("job title", () -> faker.job().title(), "job_title", "position");
        none("app", () -> faker.app().name(), "app_name", "name");
        none("book", () -> faker.book().title(), "title", "name");
        none("animal", () -> faker.animal().name(), "species");
        none("dog's name", () -> faker.dog().name(), "pet", "name");
        none("dog's breed", () -> faker.dog().breed(), "breed_name");
        none("team", () -> faker.team().name(), "team_name", "name");
        none("university", () -> faker.university().name(), "university", "name");
        none("hospital", () -> faker.medical().hospitalName(), "hospital_name", "name");
        none("medicine", () -> faker.medical().medicineName(), "medicine");
        none("diagnosis", () -> faker.medical().diseaseName(), "diagnosis");
        none("band", () -> faker.rockBand().name(), "artist", "name");
        none("car", () -> faker.vehicle().makeAndModel(), "model", "name");
        none("device", () -> faker.device().modelName(), "device_name");
        none("sentence", () -> faker.lorem().sentence(), "comment", "note");
        none("words", () -> String.join(" ", faker.lorem().words(3)), "label");
        none("city", () -> faker.address().city(), "city", "name");
        none("country", () -> faker.address().country(), "country", "country_name");
        none("region", () -> faker.address().state(), "state");
        none("time zone", () -> faker.address().timeZone(), "timezone");
        none("currency", () -> faker.money().currency(), "currency_name");
        none("yes and no", () -> String.valueOf(faker.bool().bool()), "is_active", "email_verified");
    }

    private void numbers(Faker faker) {
        none("ISBN-13", () -> faker.code().isbn13(), "isbn");
        none("ISBN-13 with hyphens", () -> faker.code().isbn13(true), "isbn_13");
        none("ISBN-10", () -> faker.code().isbn10(), "isbn_10");
        none("EAN-13", () -> faker.code().ean13(), "ean");
        none("EAN-8", () -> faker.code().ean8(), "gtin_8");
        none("GTIN-14", () -> String.valueOf(faker.barcode().gtin14()), "gtin");
        none("IMEI", () -> faker.code().imei(), "imei");
        none("ASIN", () -> faker.code().asin(), "asin");
        none("VIN", () -> faker.vehicle().vin(), "vin");
        none("licence plate", () -> faker.vehicle().licensePlate(), "plate");
        none("BIC", () -> faker.finance().bic(), "bic");
        none("routing number", () -> faker.finance().usRoutingNumber(), "routing_number");
        none("ticker", () -> faker.stock().nsdqSymbol(), "ticker");
        none("price", () -> faker.commerce().price(), "price", "amount");
        none("promotion code", () -> faker.commerce().promotionCode(), "promo_code");
        none("zip code", () -> faker.address().zipCode(), "zip", "postcode");
        none("house number", () -> faker.address().buildingNumber(), "house_number");
        none("currency code", () -> faker.money().currencyCode(), "currency");
        none("colour code", () -> faker.color().hex(), "hex");
        none("size", () -> faker.measurement().metricHeight(), "height");
        none("latency", () -> String.valueOf(faker.number().randomDouble(3, 0, 900)), "latency_ms");
        for (int digits = 6; digits <= 18; digits += 2) {
            int length = digits;
            none(digits + " digits", () -> faker.number().digits(length), "order_number", "ref");
        }
        none("past instant", () -> faker.timeAndDate().past().toString(), "created_at");
        none(
                "day of this century",
                () -> LocalDate.of(2000, 1, 1)
                        .plusDays(faker.number().numberBetween(0, 9000))
                        .toString(),
                "order_date",
                "valid_from");
        none(
                "seconds since 1970",
                () -> String.valueOf(faker.timeAndDate().past().getEpochSecond()),
                "ts");
    }

    // What Datafaker makes by the rules of states; not for all of them there is a rule here.
    private void states() {
        state("en-US", "US social security number", "ssn");
        state("sv-SE", "Swedish personnummer", "personnummer");
        state("pl-PL", "Polish PESEL", "pesel");
        state("es-MX", "Mexican CURP", "curp");
        state("pt-PT", "Portuguese NIF", "nif");
        state("en-ZA", "South African id", "id_number");
        state("zh-CN", "Chinese resident identity", "resident_id");
        state("ko-KR", "Korean RRN", "rrn");
        state("ro-MD", "Moldovan IDNP", "idnp");
        state("ro-RO", "Romanian CNP", "cnp");
        state("bg-BG", "Bulgarian EGN", "egn");
        state("et-EE", "Estonian isikukood", "isikukood");
        state("uk-UA", "Ukrainian UNZR", "unzr");
        state("ka-GE", "Georgian id", "personal_number");
        state("mk-MK", "Macedonian EMBG", "embg");
        state("sq-AL", "Albanian NID", "nid");
        state("en-SG", "Singaporean FIN", "fin");
        Faker brazil = new Faker(Locale.forLanguageTag("pt-BR"), random);
        add(Tag.NATIONAL_ID, "Brazilian CPF", () -> brazil.cpf().valid(), "cpf");
        add(Tag.NATIONAL_ID, "Brazilian CPF without signs", () -> brazil.cpf().valid(false), "documento");
    }

    private void state(String of, String kind, String name) {
        Faker faker = new Faker(Locale.forLanguageTag(of), random);
        IdNumberRequest anybody = new IdNumberRequest(1, 90, GenderRequest.ANY);
        add(Tag.NATIONAL_ID, kind, () -> faker.idNumber().valid(anybody).idNumber(), name);
    }

    private void none(String kind, Supplier<String> values, String... names) {
        add(Optional.empty(), kind, values, names);
    }

    private void add(Tag tag, String kind, Supplier<String> values, String... names) {
        add(Optional.of(tag), kind, values, names);
    }

    // As in life, some are missing. The same values under each name: what differs is then what the name adds.
    private void add(Optional<Tag> tag, String kind, Supplier<String> values, String... names) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            made.add(random.nextInt(20) == 0 ? "" : values.get());
        }
        for (String name : names) {
            add(tag, true, kind, name, made);
        }
        add(tag, false, kind, "c" + all.size(), made);
    }

    private void add(Optional<Tag> tag, boolean speaking, String kind, String path, List<String> values) {
        all.add(new Labelled(new ColumnSample(path, Plain.STRING, values), tag, speaking, kind + " of " + locale));
    }
}
