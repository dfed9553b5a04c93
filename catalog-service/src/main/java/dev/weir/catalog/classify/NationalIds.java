package dev.weir.catalog.classify;

import static dev.weir.catalog.classify.Checksums.allAlike;
import static dev.weir.catalog.classify.Checksums.at;
import static dev.weir.catalog.classify.Checksums.weighted;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers by which states know people, each with the rule that tells it from other numbers. */
enum NationalIds {
    /** No check digit: areas and groups that were never given out. Only with its hyphens is it more than nine digits. */
    US_SSN("a US social security number's form", 0.8) {
        @Override
        boolean matches(String value) {
            return SSN.matcher(value).matches();
        }
    },
    /** Steuerliche Identifikationsnummer. Of the first ten digits one stands there twice or three times. */
    DE_TAX_ID("a German tax id's check digit", 0.9) {
        @Override
        boolean matches(String value) {
            String digits = value.replace(" ", "");
            return DE.matcher(digits).matches() && repeats(digits) && Checksums.mod11And10(digits);
        }
    },
    IT_CODICE_FISCALE("an Italian codice fiscale's check letter", 0.95) {
        @Override
        boolean matches(String value) {
            String code = value.replace(" ", "").toUpperCase(Locale.ROOT);
            if (!IT.matcher(code).matches()) {
                return false;
            }
            int sum = 0;
            for (int i = 0; i < 15; i++) {
                int place = Character.digit(code.charAt(i), 36);
                int ordinal = place > 9 ? place - 10 : place;
                sum += i % 2 == 0 ? IT_ODD[ordinal] : ordinal;
            }
            return code.charAt(15) == 'A' + sum % 26;
        }
    },
    NL_BSN("a Dutch BSN's eleven test", 0.7) {
        @Override
        boolean matches(String value) {
            String digits = value.replaceAll("[ .]", "");
            return NINE.matcher(digits).matches()
                    && !allAlike(digits)
                    && weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
        }
    },
    ES_DNI("a Spanish DNI's or NIE's check letter", 0.95) {
        @Override
        boolean matches(String value) {
            String code = value.replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
            if (!ES.matcher(code).matches()) {
                return false;
            }
            int leading = "XYZ".indexOf(code.charAt(0));
            String digits = (leading < 0 ? code.substring(0, 1) : Integer.toString(leading)) + code.substring(1, 8);
            return code.charAt(8) == "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23);
        }
    },
    FR_NIR("a French NIR's key", 0.95) {
        @Override
        boolean matches(String value) {
            String code = value.replace(" ", "").toUpperCase(Locale.ROOT);
            if (!FR.matcher(code).matches()) {
                return false;
            }
            // The two departments of Corsica.
            long number =
                    Long.parseLong(code.substring(0, 13).replace("2A", "19").replace("2B", "18"));
            return 97 - number % 97 == Integer.parseInt(code.substring(13));
        }
    },
    PL_PESEL("a Polish PESEL's date and check digit", 0.9) {
        @Override
        boolean matches(String value) {
            return ELEVEN.matcher(value).matches()
                    && (10 - weighted(value, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10 == at(value, 10)
                    && isBirth(value);
        }
    },
    BR_CPF("a Brazilian CPF's two check digits", 0.9) {
        @Override
        boolean matches(String value) {
            String digits = value.replaceAll("[.-]", "");
            return ELEVEN.matcher(digits).matches()
                    && !allAlike(digits)
                    && weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == at(digits, 9)
                    && weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == at(digits, 10);
        }
    };

    private static final Pattern SSN = Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");
    private static final Pattern DE = Pattern.compile("[1-9]\\d{10}");
    private static final Pattern IT =
            Pattern.compile("[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");
    private static final Pattern NINE = Pattern.compile("\\d{9}");
    private static final Pattern ELEVEN = Pattern.compile("\\d{11}");
    private static final Pattern ES = Pattern.compile("[XYZ0-9]\\d{7}[A-Z]");
    private static final Pattern FR = Pattern.compile("[12]\\d{2}[0-9]{2}(\\d{2}|2A|2B)\\d{6}\\d{2}");
    /** Decreto of 23 December 1976, of the characters in odd places; digits count as the letters from A. */
    private static final int[] IT_ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private final String rule;
    private final double weight;

    NationalIds(String rule, double weight) {
        this.rule = rule;
        this.weight = weight;
    }

    abstract boolean matches(String value);

    String rule() {
        return rule;
    }

    double weight() {
        return weight;
    }

    private static boolean repeats(String digits) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[at(digits, i)]++;
        }
        int repeated = 0;
        for (int count : counts) {
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated == 1;
    }

    // The century stands in the month: 1800 is 80, 2000 is 20, 2100 is 40, 2200 is 60.
    private static boolean isBirth(String digits) {
        int month = at(digits, 2) * 10 + at(digits, 3);
        int century = (month / 20 + 1) % 5;
        try {
            return !LocalDate.of(
                            1800 + century * 100 + at(digits, 0) * 10 + at(digits, 1),
                            month % 20,
                            at(digits, 4) * 10 + at(digits, 5))
                    .isBefore(LocalDate.of(1800, 1, 1));
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
