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
            String digits = without(value, " .");
            return NINE.matcher(digits).matches()
                    && !allAlike(digits)
                    && weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
        }
    },
    ES_DNI("a Spanish DNI's or NIE's check letter", 0.95) {
        @Override
        boolean matches(String value) {
            String code = without(value, " .-").toUpperCase(Locale.ROOT);
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
            String digits = without(value, ".-");
            return ELEVEN.matcher(digits).matches()
                    && !allAlike(digits)
                    && weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == at(digits, 9)
                    && weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == at(digits, 10);
        }
    },
    PT_NIF("a Portuguese NIF's check digit", 0.7) {
        @Override
        boolean matches(String value) {
            String digits = value.replace(" ", "");
            return PT.matcher(digits).matches()
                    && (11 - weighted(digits, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == at(digits, 8);
        }
    },
    /** With or without the century; a coordination number has 60 added to its day. */
    SE_PERSONNUMMER("a Swedish personnummer's date and check digit", 0.9) {
        @Override
        boolean matches(String value) {
            if (!SE.matcher(value).matches()) {
                return false;
            }
            String digits = without(value, "-+");
            String ten = digits.substring(digits.length() - 10);
            int day = number(ten, 4, 2);
            return isDay(2000 + number(ten, 0, 2), number(ten, 2, 2), day > 60 ? day - 60 : day) && Checksums.luhn(ten);
        }
    },
    FI_HETU("a Finnish HETU's date and check sign", 0.95) {
        @Override
        boolean matches(String value) {
            return FI.matcher(value).matches()
                    && isDay(2000 + number(value, 4, 2), number(value, 2, 2), number(value, 0, 2))
                    && "0123456789ABCDEFHJKLMNPRSTUVWXY"
                                    .charAt(Integer.parseInt(value.substring(0, 6) + value.substring(7, 10)) % 31)
                            == value.charAt(10);
        }
    },
    NO_FODSELSNUMMER("a Norwegian fødselsnummer's date and two check digits", 0.9) {
        @Override
        boolean matches(String value) {
            String digits = value.replace(" ", "");
            return ELEVEN.matcher(digits).matches()
                    && isDay(2000 + number(digits, 4, 2), number(digits, 2, 2), number(digits, 0, 2) % 40)
                    && weighted(digits, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                    && weighted(digits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
        }
    },
    BE_NATIONAL_NUMBER("a Belgian national number's date and check digits", 0.9) {
        @Override
        boolean matches(String value) {
            String digits = without(value, " .-");
            if (!ELEVEN.matcher(digits).matches()
                    || !isDay(2000 + number(digits, 0, 2), number(digits, 2, 2), number(digits, 4, 2))) {
                return false;
            }
            long number = Long.parseLong(digits.substring(0, 9));
            int check = number(digits, 9, 2);
            return 97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check;
        }
    },
    TR_KIMLIK("a Turkish kimlik's two check digits", 0.9) {
        @Override
        boolean matches(String value) {
            return ELEVEN.matcher(value).matches()
                    && value.charAt(0) != '0'
                    && Math.floorMod(weighted(value, 7, -1, 7, -1, 7, -1, 7, -1, 7), 10) == at(value, 9)
                    && weighted(value, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == at(value, 10);
        }
    },
    RO_CNP("a Romanian CNP's date and check digit", 0.9) {
        @Override
        boolean matches(String value) {
            return THIRTEEN.matcher(value).matches()
                    && value.charAt(0) != '0'
                    && isDay(2000 + number(value, 1, 2), number(value, 3, 2), number(value, 5, 2))
                    && Math.min(1, weighted(value, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 / 10)
                                    + weighted(value, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11 % 10
                            == at(value, 12);
        }
    },
    /** 20 is added to the month of the 1800s, 40 to that of the 2000s. */
    BG_EGN("a Bulgarian EGN's date and check digit", 0.85) {
        @Override
        boolean matches(String value) {
            return TEN.matcher(value).matches()
                    && isDay(2000 + number(value, 0, 2), number(value, 2, 2) % 20, number(value, 4, 2))
                    && weighted(value, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == at(value, 9);
        }
    },
    EE_LT_CODE("an Estonian or Lithuanian personal code's date and check digit", 0.9) {
        @Override
        boolean matches(String value) {
            if (!ELEVEN.matcher(value).matches()
                    || !isDay(2000 + number(value, 1, 2), number(value, 3, 2), number(value, 5, 2))) {
                return false;
            }
            int first = weighted(value, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
            int check = first < 10 ? first : weighted(value, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
            return value.charAt(0) != '0' && check == at(value, 10);
        }
    },
    CN_RESIDENT("a Chinese resident identity's date and check sign", 0.95) {
        @Override
        boolean matches(String value) {
            return CN.matcher(value).matches()
                    && isDay(number(value, 6, 4), number(value, 10, 2), number(value, 12, 2))
                    && "10X98765432".charAt(weighted(value, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11)
                            == value.charAt(17);
        }
    },
    /** Those given out since October 2020 have no check digit. */
    KR_RRN("a Korean resident registration number's form and date", 0.8) {
        @Override
        boolean matches(String value) {
            return KR.matcher(value).matches()
                    && isDay(2000 + number(value, 0, 2), number(value, 2, 2), number(value, 4, 2));
        }
    },
    ZA_ID("a South African id's date and check digit", 0.9) {
        @Override
        boolean matches(String value) {
            return ZA.matcher(value).matches()
                    && isDay(2000 + number(value, 0, 2), number(value, 2, 2), number(value, 4, 2))
                    && Checksums.luhn(value);
        }
    },
    MX_CURP("a Mexican CURP's form, date and check digit", 0.95) {
        @Override
        boolean matches(String value) {
            if (!MX.matcher(value).matches()
                    || !isDay(2000 + number(value, 4, 2), number(value, 6, 2), number(value, 8, 2))) {
                return false;
            }
            int sum = 0;
            for (int i = 0; i < 17; i++) {
                sum += "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ".indexOf(value.charAt(i)) * (18 - i);
            }
            return (10 - sum % 10) % 10 == at(value, 17);
        }
    },
    SG_NRIC("a Singaporean NRIC's check letter", 0.95) {
        @Override
        boolean matches(String value) {
            if (!SG.matcher(value).matches()) {
                return false;
            }
            char kind = value.charAt(0);
            int sum = weighted(value.substring(1), 2, 7, 6, 5, 4, 3, 2) + (kind == 'T' || kind == 'G' ? 4 : 0);
            String letters = kind == 'S' || kind == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
            return letters.charAt(sum % 11) == value.charAt(8);
        }
    };

    private static final Pattern SSN = Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");
    private static final Pattern DE = Pattern.compile("[1-9]\\d{10}");
    private static final Pattern IT =
            Pattern.compile("[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");
    private static final Pattern NINE = Pattern.compile("\\d{9}");
    private static final Pattern ELEVEN = Pattern.compile("\\d{11}");
    private static final Pattern TEN = Pattern.compile("\\d{10}");
    private static final Pattern THIRTEEN = Pattern.compile("\\d{13}");
    private static final Pattern PT = Pattern.compile("[1235689]\\d{8}");
    private static final Pattern SE = Pattern.compile("(?:(?:19|20)\\d{6}-?|\\d{6}[-+])\\d{4}");
    private static final Pattern FI = Pattern.compile("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]");
    private static final Pattern CN = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final Pattern KR = Pattern.compile("\\d{6}-[1-8]\\d{6}");
    private static final Pattern ZA = Pattern.compile("\\d{10}[01]\\d{2}");
    private static final Pattern MX = Pattern.compile("[A-ZÑ]{4}\\d{6}[HMX][A-Z]{2}[A-ZÑ]{3}[0-9A-Z]\\d");
    private static final Pattern SG = Pattern.compile("[STFG]\\d{7}[A-Z]");
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

    private static String without(String value, String signs) {
        StringBuilder rest = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (signs.indexOf(value.charAt(i)) < 0) {
                rest.append(value.charAt(i));
            }
        }
        return rest.toString();
    }

    private static int number(String digits, int from, int length) {
        return Integer.parseInt(digits.substring(from, from + length));
    }

    // Where the century is not known it is taken for this one: 2000 had a 29th of February.
    private static boolean isDay(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() >= 1800;
        } catch (DateTimeException noDate) {
            return false;
        }
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
        int month = number(digits, 2, 2);
        int century = (month / 20 + 1) % 5;
        return isDay(1800 + century * 100 + number(digits, 0, 2), month % 20, number(digits, 4, 2));
    }
}
