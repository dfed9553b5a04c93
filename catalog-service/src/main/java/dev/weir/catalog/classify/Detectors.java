package dev.weir.catalog.classify;

import static dev.weir.catalog.classify.ColumnWords.phrases;

import dev.weir.catalog.classify.Detector.Check;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is known of each tag. */
final class Detectors {

    /** National numbers are read by the plan of the region that fits most of a column. */
    private static final List<String> REGIONS = List.of(
            "US", "GB", "DE", "FR", "IT", "ES", "NL", "PL", "BR", "IN", "CH", "AT", "SE", "DK", "NO", "FI", "BE", "CZ",
            "PT", "GR", "TR", "JP", "KR", "AU", "MX", "ZA");

    private static final int LONGEST_ID = 32;

    private Detectors() {}

    /** Those that look at a column by itself. */
    static List<Detector> all(LocalDate today) {
        return List.of(
                email(),
                phone(),
                iban(),
                card(),
                nationalId(),
                ip(),
                personName(),
                address(),
                place(),
                birth(today),
                secret());
    }

    private static Detector email() {
        return new Detector(
                Tag.EMAIL,
                phrases("email, e mail, mail address, email address"),
                phrases("mail, recipient, sender, cc, bcc"),
                Set.of(),
                true,
                List.of(new Check("are e-mail addresses", 0.95, false, ValueShapes::isEmail)));
    }

    private static Detector phone() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("are phone numbers in international form", 0.9, false, PhoneNumbers::isInternational));
        REGIONS.forEach(region -> checks.add(new Check(
                "are phone numbers of the plan of " + region,
                0.6,
                true,
                value -> PhoneNumbers.isInternational(value) || PhoneNumbers.isNumber(value, region))));
        return new Detector(
                Tag.PHONE,
                phrases("phone, telephone, telefon, phone number, mobile number, cell phone, msisdn, fax, tel"),
                phrases("mobile, cell, whatsapp, handy, contact number"),
                Set.of(),
                true,
                checks);
    }

    private static Detector iban() {
        return new Detector(
                Tag.IBAN,
                Set.of("iban"),
                phrases("bank account, account number, kontonummer"),
                Set.of(),
                true,
                List.of(new Check("have a valid IBAN checksum", 0.95, false, ValueShapes::isIban)));
    }

    private static Detector card() {
        return new Detector(
                Tag.CARD,
                phrases("card number, credit card, credit card number, cc number, pan, kartennummer, " + "debit card"),
                Set.of("card", "cc"),
                Set.of("imei"),
                true,
                List.of(new Check(
                        "have a card issuer's prefix and length, and a valid Luhn digit",
                        0.85,
                        false,
                        ValueShapes::isCard)));
    }

    private static Detector nationalId() {
        List<Check> checks = new ArrayList<>();
        for (NationalIds kind : NationalIds.values()) {
            checks.add(new Check(
                    "have " + kind.rule(),
                    kind.weight(),
                    false,
                    value -> value.length() <= LONGEST_ID && kind.matches(value)));
        }
        checks.add(new Check(
                "have a US social security number's form without hyphens",
                0.4,
                true,
                value -> value.length() == 9
                        && NationalIds.US_SSN.matches(
                                value.substring(0, 3) + "-" + value.substring(3, 5) + "-" + value.substring(5))));
        return new Detector(
                Tag.NATIONAL_ID,
                phrases("ssn, social security number, social security, tax id, steuer id, "
                        + "steueridentifikationsnummer, codice fiscale, bsn, burgerservicenummer, dni, pesel, "
                        + "cpf, national id, national id number, personnummer, fodselsnummer, hetu, curp, cnp, egn, nric, "
                        + "aadhaar, kimlik, resident id"),
                phrases("tax number, nir, nie, nif, rrn, id number, passport"),
                phrases("isbn, ean, gtin, imei"),
                // There are more states than checks.
                false,
                checks);
    }

    private static Detector ip() {
        return new Detector(
                Tag.IP,
                phrases("ip, ip address, ip addr, ipv, remote addr, client ip"),
                Set.of("host", "peer"),
                phrases("version, release, build, firmware"),
                true,
                List.of(
                        new Check("are IP addresses", 0.9, false, ValueShapes::isPlainlyIp),
                        new Check("are IP addresses", 0.8, true, ValueShapes::isIp)));
    }

    private static Detector personName() {
        return new Detector(
                Tag.PERSON_NAME,
                phrases("first name, last name, full name, given name, family name, surname, maiden name, "
                        + "middle name, vorname, nachname, prenom, apellido, cognome, achternaam, voornaam, "
                        + "customer name, patient name, employee name, contact name, holder name, cardholder"),
                phrases("name, customer, contact, author, employee, patient, owner, person, manager"),
                phrases("product, file, host, table, column, brand, city, country, street, company, team, "
                        + "event, store, shop, category, user name, username, region, address, id, email, phone"),
                true,
                List.of(
                        new Check(
                                "have a frequent given or family name in them", 0.6, false, ValueShapes::hasKnownName),
                        // No list has most of the names there are.
                        new Check(
                                "have a frequent given or family name in them, and no word of companies",
                                0.3,
                                true,
                                0.25,
                                ValueShapes::isKnownFullName),
                        new Check("are written as names are", 0.25, true, ValueShapes::isNameLike)));
    }

    private static Detector address() {
        return new Detector(
                Tag.ADDRESS,
                phrases("address, addr, street, street address, address line, adresse, anschrift, strasse, "
                        + "straße, indirizzo, direccion, home address, billing address, shipping address"),
                phrases("residence, location, line"),
                phrases("email, mail, ip, mac, web, url, wallet, memory, remote addr, host, id, product"),
                true,
                List.of(
                        new Check("have a word for a street and a number", 0.7, false, ValueShapes::isStreet),
                        new Check("are several words", 0.2, true, ValueShapes::isWordy)));
    }

    private static Detector place() {
        return new Detector(
                Tag.GEO,
                phrases("geolocation, geo point, lat lon, lat lng, gps, geo coordinates"),
                phrases("geo, location, coordinates, coords, position, point"),
                Set.of(),
                true,
                List.of(new Check("are a latitude with a longitude", 0.8, false, ValueShapes::isPlace)));
    }

    /** For a column whose neighbour is called as the other half of a place is. */
    static Detector degrees(double limit) {
        return new Detector(
                Tag.GEO,
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                List.of(new Check(
                        "are degrees between -" + (int) limit + " and " + (int) limit,
                        0.6,
                        true,
                        value -> ValueShapes.isDegrees(value, limit))));
    }

    private static Detector birth(LocalDate today) {
        return new Detector(
                Tag.DATE_OF_BIRTH,
                phrases("dob, date of birth, birth date, birthday, birth day, geburtsdatum, geburtstag, "
                        + "date naissance, data nascita, fecha nacimiento, geboortedatum, born"),
                phrases("birth, birth year, yob, geburtsjahr, jahrgang"),
                phrases("birth place, birth country, birth city, birth name"),
                true,
                List.of(
                        new Check(
                                "are days on which a living person may be born",
                                0.6,
                                true,
                                value -> ValueShapes.isBirthday(value, today)),
                        // A year tells less of a person than a day, and is more easily something else.
                        new Check(
                                "are years in which a living person may be born",
                                0.4,
                                true,
                                value -> ValueShapes.isBirthYear(value, today))));
    }

    private static Detector secret() {
        return new Detector(
                Tag.SECRET,
                phrases("password, passwd, pwd, secret, api key, secret key, private key, access key, "
                        + "client secret, auth token, access token, refresh token, passphrase, credential, "
                        + "credentials, bearer"),
                phrases("token, key, session"),
                Set.of(),
                false,
                List.of(
                        new Check(
                                "have the form of an access key, a private key or a signed token",
                                0.97,
                                false,
                                ValueShapes::isKnownSecret),
                        new Check("look random, as generated keys do", 0.5, true, ValueShapes::isHighEntropy)));
    }
}
