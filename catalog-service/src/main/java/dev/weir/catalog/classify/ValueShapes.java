package dev.weir.catalog.classify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What single values look like. None of these takes longer than the value is long. */
final class ValueShapes {

    private static final int LONGEST = 4_096;

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}\\.)+\\p{L}{2,24}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    /** The IBAN registry's lengths. */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 FI18 FO18 FR27"
                    + " GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21"
                    + " MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24"
                    + " SM27 TN24 TR26 UA29 VG24 XK20");

    private static final Pattern CARD = Pattern.compile("\\d{12,19}");
    /** Issuers' prefixes with their lengths: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro, Mir. */
    private static final Pattern ISSUER =
            Pattern.compile("4\\d{15}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d{2}|7[01]\\d|720)"
                    + "\\d{12}|3[47]\\d{13}|6(?:011|4[4-9]\\d|5\\d{2})\\d{12}|3(?:0[0-5]|[68]\\d)\\d{11}|35(?:2[89]|[3-8]\\d)\\d{12}"
                    + "|62\\d{14,17}|(?:50|5[6-8]|63|67)\\d{10,17}|220[0-4]\\d{12}");

    private static final Pattern GROUPED = Pattern.compile("\\d+(?:[ -]\\d+)*");
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern HEX_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}'’.-]+(?:,? [\\p{L}\\p{M}'’.-]+){0,4}");
    /** Words that stand by themselves, at any place; those that are also other things, such as hill or park, are left out. */
    private static final Set<String> OF_COMPANIES =
            Set.of(("inc inc. llc ltd ltd. plc corp corp. co co. company group sons and & und"
                            + " gmbh ag kg ohg gruppe sa sas sarl srl s.r.l. spa s.p.a. snc s.n.c. et e y hijos hermanos asociados sl s.l."
                            + " bv b.v. nv n.v. vof en zonen ab hb kb gruppen as a/s aps oy s.r.o. a.s. v.o.s. ltda comércio ve şti a.ş."
                            + " sp. z o.o. university college school hospital club bank")
                    .split(" "));

    private static final Pattern STREET = Pattern.compile(
            "(?:.*[ .,])?(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|square|terrace|close|"
                    + "crescent|highway|hwy|parkway|pkwy|alley|mews|trail|circle|gardens|grove|"
                    + "rue|allée|impasse|chemin|quai|cours|passage|faubourg|"
                    + "via|viale|vicolo|piazza|piazzale|corso|largo|strada|contrada|lungomare|"
                    + "calle|avenida|avda|plaza|paseo|camino|carretera|ronda|rambla|travesía|glorieta|"
                    + "rua|travessa|alameda|rodovia|estrada|praça|ulica|ulice|ul|aleja|al|plac|pl|osiedle|os|nám|náměstí|třída|"
                    + "sokak|sokağı|sk|sok|cadde|caddesi|cad|cd|bulvarı|blv|mahallesi|mah)(?:[ .,].*)?"
                    + "|.*(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|plein|gracht|kade|dijk|steeg|"
                    + "singel|gatan|vägen|gränd|stigen|gade|vej|veien|gata|katu)(?:[ .,].*)?"
                    + "|.*\\d丁目.*|.*\\d番地?.*");
    private static final Pattern PAIR =
            Pattern.compile("[\\[(]?(-?\\d{1,3}\\.\\d{3,}) ?[,;|/ ] ?(-?\\d{1,3}\\.\\d{3,})[\\])]?");
    /** As written where the decimal sign is a comma: 52,5200; 13,4050. */
    private static final Pattern COMMA_PAIR =
            Pattern.compile("[\\[(]?(-?\\d{1,3},\\d{3,}) ?[;|/ ] ?(-?\\d{1,3},\\d{3,})[\\])]?");

    private static final Pattern POINT = Pattern.compile("POINT ?\\((-?\\d{1,3}\\.\\d+) (-?\\d{1,3}\\.\\d+)\\)");
    private static final Pattern KNOWN_SECRET = Pattern.compile(
            "(?:AKIA|ASIA)[A-Z0-9]{16}"
                    + "|-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----.*"
                    + "|eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"
                    + "|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}|glpat-[A-Za-z0-9_-]{20,}"
                    + "|xox[abprs]-[A-Za-z0-9-]{10,}|[sr]k_live_[A-Za-z0-9]{16,}|AIza[A-Za-z0-9_-]{35}",
            Pattern.DOTALL);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})(?:[T ].*)?");
    private static final Pattern LOCAL_DATE = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final int OLDEST = 120;

    private ValueShapes() {}

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return lengths;
    }

    static boolean isEmail(String value) {
        return value.length() <= 254 && EMAIL.matcher(value).matches();
    }

    static boolean isIban(String value) {
        if (value.length() > 64) {
            return false;
        }
        String iban = value.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        return IBAN.matcher(iban).matches()
                && IBAN_LENGTHS.getOrDefault(iban.substring(0, 2), 0) == iban.length()
                && Checksums.mod97(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    static boolean isCard(String value) {
        if (value.length() > 32 || !GROUPED.matcher(value).matches()) {
            return false;
        }
        String digits = value.replaceAll("[ -]", "");
        return CARD.matcher(digits).matches() && ISSUER.matcher(digits).matches() && Checksums.luhn(digits);
    }

    static boolean isIp(String value) {
        return isV4(value) || isV6(value);
    }

    /** An address that is no version number: those have small parts. */
    static boolean isPlainlyIp(String value) {
        return isV6(value)
                || (isV4(value)
                        && (value.startsWith("10.")
                                || Arrays.stream(value.split("\\.")).anyMatch(part -> part.length() == 3)));
    }

    private static boolean isV4(String value) {
        Matcher parts = V4.matcher(value);
        if (value.length() > 15 || !parts.matches()) {
            return false;
        }
        for (int i = 1; i <= 4; i++) {
            String part = parts.group(i);
            if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
                return false;
            }
        }
        return true;
    }

    // Eight groups of two digits are more likely the address of a network card.
    private static boolean isV6(String value) {
        if (value.length() > 39 || value.indexOf(':') < 0) {
            return false;
        }
        int gap = value.indexOf("::");
        if (gap >= 0 && value.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        boolean wide = gap >= 0;
        for (String part :
                (gap < 0 ? value : value.substring(0, gap) + ":" + value.substring(gap + 2)).split(":", -1)) {
            if (part.isEmpty() && gap >= 0) {
                continue;
            }
            if (!HEX_GROUP.matcher(part).matches()) {
                return false;
            }
            wide |= part.length() > 2;
            groups++;
        }
        return wide && (gap < 0 ? groups == 8 : groups > 0 && groups < 8);
    }

    static boolean hasKnownName(String value) {
        return isNameLike(value)
                && Arrays.stream(value.toLowerCase(Locale.ROOT).split("[ ,.-]+"))
                        .anyMatch(PersonNames.KNOWN::contains);
    }

    /** Two words or more, of which one is a frequent name, and none is of those that companies have in theirs. */
    static boolean isKnownFullName(String value) {
        return value.indexOf(' ') > 0
                && hasKnownName(value)
                && Arrays.stream(value.toLowerCase(Locale.ROOT).split("[ ,]+")).noneMatch(OF_COMPANIES::contains);
    }

    static boolean isNameLike(String value) {
        return value.length() <= 60 && value.length() > 1 && NAME.matcher(value).matches();
    }

    /** A word for a street, and a number. */
    static boolean isStreet(String value) {
        return value.length() <= 200
                && value.length() >= 6
                && value.chars().anyMatch(Character::isDigit)
                && STREET.matcher(value.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isWordy(String value) {
        return value.length() >= 5
                && value.indexOf(' ') > 0
                && value.chars().anyMatch(Character::isLetter)
                && value.indexOf('@') < 0
                && value.indexOf("://") < 0;
    }

    /** Latitude, then longitude; the other way round in a WKT point. Numbers from 0 to 1 are shares of something. */
    static boolean isPlace(String value) {
        if (value.length() > 80) {
            return false;
        }
        Matcher pair = PAIR.matcher(value);
        if (pair.matches()) {
            return onEarth(pair.group(1), pair.group(2));
        }
        Matcher commas = COMMA_PAIR.matcher(value);
        if (commas.matches()) {
            return onEarth(commas.group(1).replace(',', '.'), commas.group(2).replace(',', '.'));
        }
        Matcher point = POINT.matcher(value);
        return point.matches() && onEarth(point.group(2), point.group(1));
    }

    private static boolean onEarth(String latitude, String longitude) {
        double north = Math.abs(Double.parseDouble(latitude));
        double east = Math.abs(Double.parseDouble(longitude));
        return north <= 90 && east <= 180 && (north > 1 || east > 1);
    }

    /** A number up to {@code limit}, of either sign, with at least two digits behind its point. */
    static boolean isDegrees(String value, double limit) {
        int point = value.indexOf('.');
        if (value.length() > 32 || point < 0 || value.length() - point <= 2) {
            return false;
        }
        try {
            return Math.abs(Double.parseDouble(value)) <= limit;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    static boolean isKnownSecret(String value) {
        return value.length() <= 64 * 1024 && KNOWN_SECRET.matcher(value).matches();
    }

    /** Of letters and digits in no order: more than three bits a character, in one long word. */
    static boolean isHighEntropy(String value) {
        return value.length() >= 16
                && value.length() <= LONGEST
                && value.indexOf(' ') < 0
                && !UUID.matcher(value).matches()
                && value.chars().anyMatch(Character::isLetter)
                && value.chars().anyMatch(Character::isDigit)
                && entropy(value) > 3;
    }

    private static double entropy(String value) {
        Map<Integer, Integer> counts = new HashMap<>();
        value.chars().forEach(character -> counts.merge(character, 1, Integer::sum));
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / value.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    /** A day on which somebody who lives {@code today} may have been born. */
    static boolean isBirthday(String value, LocalDate today) {
        if (value.length() > 40) {
            return false;
        }
        Matcher iso = ISO_DATE.matcher(value);
        if (iso.matches()) {
            return isBirthday(iso.group(1), iso.group(2), iso.group(3), today);
        }
        Matcher local = LOCAL_DATE.matcher(value);
        return local.matches()
                && (isBirthday(local.group(3), local.group(2), local.group(1), today)
                        || isBirthday(local.group(3), local.group(1), local.group(2), today));
    }

    /** A year in which somebody who lives {@code today} may have been born. */
    static boolean isBirthYear(String value, LocalDate today) {
        if (value.length() != 4 || !value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return false;
        }
        int year = Integer.parseInt(value);
        return year <= today.getYear() && year > today.getYear() - OLDEST;
    }

    private static boolean isBirthday(String year, String month, String day, LocalDate today) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return !date.isAfter(today) && date.isAfter(today.minusYears(OLDEST));
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
